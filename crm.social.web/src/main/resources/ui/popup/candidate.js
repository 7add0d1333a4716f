import {html, nothing} from 'lit';
import {avatar, icon} from 'crm-kit';
import {marks} from '../posts/marks.js';
import {languageOf, plainText} from '../posts/rich-text.js';
import {glyph} from '../shared/glyphs.js';

const SIGNS = {FULL: '◎', PARTLY: '○', NONE: '×'};
const TONES = {FULL: 'success', PARTLY: 'info', NONE: ''};

/** A profile that may be the person, why, and 関連付け. @param {'CANDIDATE' | 'HANDLE'} basis on what grounds it would be linked */
export function candidateItem(popup, candidate, basis) {
  const {profile, reasons, linkedElsewhere} = candidate;
  const bio = plainText(profile.bio);
  return html`<article class="person" aria-label=${profile.name}>
    ${avatar({name: profile.name, src: profile.picture})}
    <div>
      <p class="names"><b>${profile.name}</b>${marks(popup, profile)} <span class="handle">${popup.handle(profile.handle)}</span></p>
      ${bio ? html`<p class="bio" lang=${languageOf(profile.bio)}>${bio}</p>` : nothing}
      <div class="facts">
        ${reasons.map((reason) => reasonBadge(popup, reason))}
        ${profile.place ? html`<span class="fact">${glyph('place')}${profile.place}</span>` : nothing}
      </div>
      ${linkedElsewhere.length
        ? html`<p class="elsewhere">${icon('info')}<span>${popup.t('elsewhere', linkedElsewhere.join(popup.t('comma')))}</span></p>`
        : nothing}
    </div>
    ${linkButton(popup, candidate, basis)}
  </article>`;
}

function reasonBadge(popup, {aspect, agreement}) {
  return html`<span class="badge ${TONES[agreement]}"
    >${popup.t(`aspect.${aspect}`)}<span aria-hidden="true">${SIGNS[agreement]}</span
    ><span class="hidden-text">${popup.t(`agreement.${agreement}`)}</span></span
  >`;
}

function linkButton(popup, candidate, basis) {
  const {subject} = candidate.profile.key;
  if (popup.panel.link?.profile.subject === subject) {
    return html`<span class="badge success there">${icon('check')}${popup.t('linked.already')}</span>`;
  }
  const {busy} = popup.linking;
  return html`<button
    type="button"
    class="button small"
    aria-label=${popup.t('link.whom', candidate.profile.name)}
    aria-busy=${busy === subject}
    aria-disabled=${Boolean(busy) && busy !== subject}
    @click=${() => popup.linking.link(candidate, basis)}
  >${popup.t('link')}</button>`;
}
