import {html} from 'lit';
import {icon} from 'crm-kit';

const ICONS = {VERIFIED: 'check', VERIFIED_ORGANISATION: 'check', VERIFIED_GOVERNMENT: 'check', PROTECTED: 'lock'};

/** What is to be known of an account at a glance: signs where everybody knows them, words where not. */
export const marks = (popup, profile) =>
  profile.marks.map((mark) => {
    const label = popup.t(`mark.${mark}`);
    return ICONS[mark]
      ? html`<span class="mark ${mark}" role="img" aria-label=${label} title=${label}>${icon(ICONS[mark])}</span>`
      : html`<span class="badge">${label}</span>`;
  });
