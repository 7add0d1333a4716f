import {html, nothing} from 'lit';
import {icon} from 'crm-kit';
import {kindOf} from './publication.js';

/** Where signing in is what helps. */
const SIGN_IN = {'scope-missing': 'signin.again', 'not-connected': 'signin'};

/** Why an act is not done here, beside its control and in words: one at a time. */
export class Note {
  constructor(popup) {
    this.popup = popup;
    this.at = null;
  }

  /** The act's decision says why. @param {string} at whose control: a post's reference, or `follow` */
  explain(at, decision) {
    this.#show(at, {tone: 'info', text: () => this.popup.why(decision), kind: kindOf(decision.kind), page: decision.page});
  }

  /** It was tried and refused. @param {string} at */
  refused(at, problem) {
    const {popup} = this;
    this.#show(at, {tone: 'danger', text: () => popup.reason(problem, ...popup.actor.places), kind: problem.kind});
  }

  async #show(at, note) {
    Object.assign(this, {at, note});
    this.popup.announce(note.text());
    await this.popup.updateComplete;
    this.popup.renderRoot.querySelector('.note')?.scrollIntoView({block: 'nearest'});
  }

  clear() {
    this.at = null;
    this.popup.requestUpdate();
  }

  /** @param {string} at */
  render(at) {
    if (this.at !== at) {
      return nothing;
    }
    const {popup, note: {tone, text, kind, page}} = this;
    return html`<div class="notice ${tone} note">
      ${icon(tone === 'danger' ? 'alert' : 'info')}
      <div><p>${text()}</p>${page ? handOff(popup, page) : nothing}${remedy(popup, kind)}</div>
      <button type="button" class="button quiet small icon" aria-label=${popup.t('dismiss')} @click=${() => this.clear()}>${icon('close')}</button>
    </div>`;
  }
}

const handOff = (popup, page) =>
  html`<a class="link" href=${page} target="_blank" rel="noopener noreferrer">${popup.t('hand-off')}${icon('external')}</a>`;

/** What helps, where it is in the user's hands. @param {string} kind of a problem or a decision */
export const remedy = (popup, kind) =>
  SIGN_IN[kind] && popup.actor.own
    ? html`<button type="button" class="link" @click=${() => signIn(popup)}>${popup.t(SIGN_IN[kind])}</button>`
    : nothing;

/** What is said of an act is not true any more when somebody comes back from there. */
const signIn = (popup) => {
  popup.note.clear();
  popup.signInAgain();
};
