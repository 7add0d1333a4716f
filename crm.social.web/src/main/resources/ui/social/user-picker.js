import {LitElement, css, html, nothing} from 'lit';
import {avatar, controls} from 'crm-kit';
import {tagOf} from '../shared/tag.js';

const MOST = 8;

/** Finds a user by name or login name. Fires `pick` with the user. */
class UserPicker extends LitElement {
  static properties = {users: {attribute: false}, t: {attribute: false}, words: {state: true}, at: {state: true}};

  static styles = [
    controls,
    css`
      :host { position: relative; display: block; max-width: 360px; }
      .menu { position: absolute; z-index: 5; inset: calc(100% + 4px) 0 auto; max-height: 300px; overflow-y: auto; }
      .menu-item span:last-child { display: grid; line-height: 1.35; }
      .menu-item { min-height: 44px; }
      small { color: var(--crm-text-3); font-size: var(--crm-text-s); }
      @media (max-width: 760px) { :host { max-width: none; } .input { min-height: 44px; font-size: 16px; } }
    `,
  ];

  constructor() {
    super();
    this.words = '';
    this.at = 0;
  }

  focus() {
    this.renderRoot.querySelector('input').focus();
  }

  get #hits() {
    const asked = this.words.trim().normalize('NFKC').toLowerCase();
    return asked ? this.users.filter(({name, login}) => `${name} ${login}`.normalize('NFKC').toLowerCase().includes(asked)).slice(0, MOST) : null;
  }

  #typed(event) {
    this.words = event.target.value;
    this.at = 0;
  }

  #key(event) {
    const hits = this.#hits;
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step && hits?.length) {
      event.preventDefault();
      this.at = (this.at + step + hits.length) % hits.length;
    } else if (event.key === 'Enter') {
      event.preventDefault();
      event.isComposing || !hits?.[this.at] || this.#pick(hits[this.at]);
    } else if (event.key === 'Escape' && hits) {
      event.preventDefault();
      this.words = '';
    }
  }

  #pick(user) {
    this.words = '';
    this.dispatchEvent(new CustomEvent('pick', {detail: user}));
    this.focus();
  }

  render() {
    const {t} = this;
    const hits = this.#hits;
    return html`<input class="input" role="combobox" aria-label=${t('actors.add')} aria-expanded=${hits ? 'true' : 'false'} aria-controls="list" aria-autocomplete="list"
        aria-activedescendant=${hits?.[this.at] ? `hit-${this.at}` : nothing} placeholder=${t('actors.find')} autocomplete="off" spellcheck="false" maxlength="100"
        .value=${this.words} @input=${this.#typed} @keydown=${this.#key} @blur=${() => (this.words = '')} />
      <div class="menu" id="list" role="listbox" aria-label=${t('actors.add')} ?hidden=${!hits}>
        ${hits?.map((user, index) => html`<div class="menu-item" id="hit-${index}" role="option" aria-selected=${index === this.at ? 'true' : 'false'}
          @pointerdown=${(event) => event.preventDefault()} @click=${() => this.#pick(user)}>${avatar({name: user.name, size: 's'})}<span>${user.name}<small>${user.login}</small></span></div>`)}
        ${hits?.length === 0 ? html`<div class="menu-item" role="option" aria-disabled="true" aria-selected="false">${t('actors.nobody')}</div>` : nothing}
      </div>`;
  }
}

const TAG = tagOf('crm-social-user-picker', import.meta.url);
customElements.define(TAG, UserPicker);

export const createUserPicker = () => document.createElement(TAG);
