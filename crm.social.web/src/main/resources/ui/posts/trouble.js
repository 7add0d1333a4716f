import {html, nothing} from 'lit';
import {icon} from 'crm-kit';

const ICONS = {offline: 'offline', 'provider-gone': 'plug', 'no-permission': 'lock', protected: 'lock', 'not-configured': 'settings'};
const BY_ITSELF = new Set(['rate-limited', 'provider-gone', 'unavailable', 'network-down']);
const NO_RETRY = new Set([
  'rate-limited', 'no-permission', 'not-configured', 'record-type-not-supported', 'over-budget', 'out-of-credit', 'protected', 'suspended', 'blocked',
  'plan-forbids', 'policy-forbids',
]);
const WAIT_MS = 60_000;
const SOONEST_MS = 1_000;
const LONGEST_MS = 24 * 3_600_000;

/** Something that could not be read, in words, and how it goes on: by a button, or by itself when the time has come. */
export class Trouble {
  /** @param {object} popup @param {string} [place] where texts of its own are looked for: see `reason` */
  constructor(popup, place = '') {
    this.popup = popup;
    this.place = place;
    this.problem = null;
  }

  get kind() {
    return this.problem?.kind;
  }

  /** @param {import('../shared/rest.js').Problem} problem @param {() => void} again reads once more */
  met(problem, again) {
    this.over();
    this.problem = problem;
    this.again = again;
    if (problem.kind === 'rate-limited') {
      problem.retryAt ??= new Date(Date.now() + WAIT_MS);
    }
    if (problem.retryAt && BY_ITSELF.has(problem.kind)) {
      this.timer = setTimeout(again, Math.min(Math.max(problem.retryAt - Date.now(), SOONEST_MS), LONGEST_MS));
    }
    this.popup.announce(this.popup.reason(problem, this.place));
  }

  over() {
    clearTimeout(this.timer);
    this.problem = null;
  }

  /** In place of what could not be read. */
  render() {
    return html`<div class="trouble">
      <span class="sign">${icon(ICONS[this.kind] ?? 'alert')}</span>
      <p>${this.popup.reason(this.problem, this.place)}</p>
      ${this.#retry('button')} ${this.#code()}
    </div>`;
  }

  /** Above what is still shown. @param {() => void} [dismiss] where there is nothing to try again */
  bar(dismiss) {
    return this.problem
      ? html`<div class="notice warning bar">
          ${icon(ICONS[this.kind] ?? 'alert')}
          <p>${this.popup.reason(this.problem, this.place)} ${this.#code()}</p>
          ${dismiss
            ? html`<button type="button" class="button quiet small icon" aria-label=${this.popup.t('dismiss')} @click=${dismiss}>${icon('close')}</button>`
            : this.#retry('button small')}
        </div>`
      : nothing;
  }

  #retry(style) {
    if (this.kind === 'scope-missing') {
      return html`<button type="button" class=${style} @click=${() => this.popup.signInAgain()}>${this.popup.t('signin.again')}</button>`;
    }
    return NO_RETRY.has(this.kind)
      ? nothing
      : html`<button type="button" class=${style} @click=${() => this.again()}>${icon('retry')}${this.popup.t('retry')}</button>`;
  }

  #code() {
    return this.problem.code ? html`<span class="code">${this.popup.t('problem.code', this.problem.code)}</span>` : nothing;
  }
}
