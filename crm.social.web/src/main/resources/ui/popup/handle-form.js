import {html, nothing} from 'lit';
import {icon} from 'crm-kit';
import {abandoned, query} from '../shared/rest.js';
import {candidateItem} from './candidate.js';

/** 「Twitterユーザー名を知っていますか?」: a user name or a profile's address, the profile behind it, and 関連付け. */
export class HandleForm {
  constructor(popup) {
    this.popup = popup;
    this.reset();
  }

  reset() {
    Object.assign(this, {open: false, reading: false, candidate: null, problem: null});
  }

  async #look(event) {
    event.preventDefault();
    const {popup} = this;
    const handle = new FormData(event.target).get('handle').trim();
    if (this.reading || !handle) {
      return;
    }
    Object.assign(this, {reading: true, candidate: null, problem: null});
    popup.requestUpdate();
    try {
      this.candidate = await popup.ask(`lookup${query({handle})}`);
      popup.announce(this.candidate.profile.name);
    } catch (problem) {
      this.problem = abandoned(problem) ? null : problem;
    }
    this.reading = false;
    popup.requestUpdate();
    await popup.updateComplete;
    popup.renderRoot.querySelector('.know')?.scrollIntoView({block: 'nearest'}); // what was found stands below the candidates
  }

  async #show() {
    this.open = true;
    this.popup.requestUpdate();
    await this.popup.updateComplete;
    this.popup.renderRoot.querySelector('#handle').focus();
  }

  /** @param {boolean} always whether it stands open because there is no other way */
  render(always) {
    const {popup} = this;
    return html`<div class="know">
      ${always
        ? html`<h3>${popup.t('know')}</h3>`
        : html`<button type="button" class="link disclose" aria-expanded=${this.open} @click=${() => (this.open ? this.#hide() : this.#show())}>
            ${icon('help')}${popup.t('know')}
          </button>`}
      ${always || this.open ? this.#form() : nothing}
    </div>`;
  }

  #hide() {
    this.reset();
    this.popup.requestUpdate();
  }

  #form() {
    const {popup} = this;
    const {handlePrefix, handleExample} = popup.network;
    return html`<form class="field" @submit=${(event) => this.#look(event)}>
        <label for="handle">${popup.t('handle')}</label>
        <div class="row">
          <input
            id="handle"
            name="handle"
            class="input"
            placeholder=${handlePrefix + handleExample}
            maxlength="300"
            required
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            aria-invalid=${Boolean(this.problem)}
            aria-describedby="handle-hint"
          />
          <button class="button" aria-busy=${this.reading}>${popup.t('lookup')}</button>
        </div>
        <p id="handle-hint" class=${this.problem ? 'error' : 'hint'} role="status">
          ${this.problem ? popup.reason(this.problem, 'lookup') : popup.t('handle.hint')}
        </p>
      </form>
      ${this.candidate ? html`<div class="preview">${candidateItem(popup, this.candidate, 'HANDLE')}</div>` : nothing}`;
  }
}
