import {html} from 'lit';
import {icon} from 'crm-kit';

/** In the order in which they stand; without a sign it is a word. */
const SIGNS = {VERIFIED: 'check', VERIFIED_ORGANISATION: 'check', VERIFIED_GOVERNMENT: 'check', PROTECTED: 'lock', PARODY: '', AUTOMATED: ''};

/** What is to be known of an account at a glance: signs where everybody knows them, words where not. */
export const marks = (popup, profile) =>
  Object.keys(SIGNS).filter((mark) => profile.marks.includes(mark)).map((mark) => {
    const label = popup.t(`mark.${mark}`);
    return SIGNS[mark]
      ? html`<span class="mark ${mark}" role="img" aria-label=${label} title=${label}>${icon(SIGNS[mark])}</span>`
      : html`<span class="badge">${label}</span>`;
  });
