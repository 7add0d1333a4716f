import {html, nothing} from 'lit';
import {live} from 'lit/directives/live.js';
import {icon} from 'crm-kit';
import {networkMark} from '../shared/glyphs.js';

const PAUSE = 250;

/** Filter, search, 担当, and where several networks have something to show, which of them. */
export class Tools {
  /** @param {import('lit').LitElement} tab */
  constructor(tab) {
    this.tab = tab;
    this.typed = '';
    tab.addController(this);
  }

  hostDisconnected() {
    clearTimeout(this.timer);
  }

  focus() {
    this.tab.renderRoot.querySelector('.find input')?.focus();
  }

  /** What is typed, blanks included, as long as it is what was searched. */
  get #shown() {
    const {words} = this.tab.place;
    return this.typed.trim() === words ? this.typed : words;
  }

  #input(event) {
    clearTimeout(this.timer);
    this.typed = event.target.value;
    if (!event.isComposing) {
      this.timer = setTimeout(() => this.tab.go({words: this.typed.trim()}), PAUSE);
    }
  }

  render() {
    const {tab} = this;
    const {mentions, mine} = tab.place;
    return html`<div class="tools" role="search" aria-label=${tab.t('social.tools')}>
      ${this.#networks()}
      <div class="choice" role="group" aria-label=${tab.t('social.filter')}>
        ${[false, true].map((only) => html`<button type="button" aria-pressed=${mentions === only} @click=${() => tab.go({mentions: only})}>${tab.t(only ? 'social.mentions' : 'social.all')}</button>`)}
      </div>
      <div class="find">${icon('search')}
        <input class="input" type="search" maxlength="200" autocomplete="off" spellcheck="false" aria-keyshortcuts="/" .value=${live(this.#shown)}
          aria-label=${tab.t('social.search')} placeholder=${tab.t('social.search')}
          @input=${this.#input.bind(this)} @compositionend=${this.#input.bind(this)} />
      </div>
      <select class="input" aria-label=${tab.t('social.owner')} @change=${(event) => tab.go({mine: event.target.value === 'me'})}>
        <option value="" .selected=${!mine}>${tab.t('social.owner.all')}</option>
        <option value="me" .selected=${mine}>${tab.t('social.owner.me')}</option>
      </select>
      <div class="acting">${tab.actor.connection
        ? tab.actor.render()
        : html`<p class="hint">${tab.t('acting.none')} <button type="button" class="link" @click=${() => tab.signInAgain()}>${tab.t('signin')}</button></p>`}</div>
    </div>`;
  }

  #networks() {
    const {tab} = this;
    const {several} = tab;
    return several.length > 1
      ? html`<div class="choice networks" role="group" aria-label=${tab.t('social.network')}>
          ${several.map((one) => html`<button type="button" aria-pressed=${one.id === tab.network.id} @click=${() => tab.go({network: one.id})}>${networkMark(one)}${one.name}</button>`)}
        </div>`
      : nothing;
  }
}
