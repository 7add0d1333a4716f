import {css, html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {send} from '../core/rest.js';
import {t} from '../core/texts.js';

const PAUSE = 200;

/** Chooses a contact by name. Says `pick` with `{id, name}` or null. */
class ContactPicker extends CrmElement {
  static styles = [controls, css`
    :host { position: relative; display: block; }
    .chosen { display: flex; gap: 4px; align-items: center; }
    .chosen .input { flex: 1; }
    .menu { position: absolute; z-index: 5; inset: calc(100% + 4px) 0 auto; max-height: 260px; overflow-y: auto; }
    .menu-item { flex-direction: column; gap: 0; align-items: start; line-height: 1.4; }
    small { color: var(--crm-text-3); font-size: var(--crm-text-s); }
  `];

  static properties = {label: {}, value: {}, hits: {state: true}, at: {state: true}, words: {state: true}};

  focus() {
    this.renderRoot.querySelector('input')?.focus();
  }

  render() {
    const open = Boolean(this.hits);
    return html`<div class="chosen">
        <input class="input" role="combobox" aria-label=${this.label} aria-expanded=${open ? 'true' : 'false'} aria-controls="list" aria-autocomplete="list"
          aria-activedescendant=${this.hits?.[this.at] ? `hit-${this.at}` : nothing} placeholder=${t('picker.hint')} autocomplete="off" spellcheck="false" maxlength="100"
          .value=${this.words ?? this.value?.name ?? ''} @input=${this.#typed} @keydown=${this.#key} @blur=${this.#close} />
        ${this.value ? html`<button class="button quiet icon" type="button" aria-label=${t('picker.clear')} @click=${() => this.#pick(null)}>${icon('close')}</button>` : nothing}
      </div>
      <div class="menu" id="list" role="listbox" aria-label=${this.label} ?hidden=${!open}>
        ${this.hits?.length ? this.hits.map((hit, index) => html`<div class="menu-item" id="hit-${index}" role="option" aria-selected=${index === this.at ? 'true' : 'false'}
          @pointerdown=${(event) => event.preventDefault()} @click=${() => this.#pick(hit)}>${hit.name}<small>${hit.company}</small></div>`)
          : open ? html`<div class="menu-item" role="option" aria-disabled="true" aria-selected="false">${t('picker.none')}</div>` : nothing}
      </div>`;
  }

  #typed(event) {
    clearTimeout(this.timer);
    this.words = event.target.value;
    this.timer = setTimeout(() => this.#find(this.words.trim()), PAUSE);
  }

  async #find(q) {
    const page = q ? await send(`/contacts?${new URLSearchParams({q, limit: '8', sort: 'name'})}`).catch(() => null) : null;
    if (this.words?.trim() === q) {
      this.hits = page?.items ?? null;
      this.at = 0;
    }
  }

  #key(event) {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step && this.hits?.length) {
      event.preventDefault();
      this.at = (this.at + step + this.hits.length) % this.hits.length;
    } else if (event.key === 'Enter' && this.hits) {
      event.preventDefault();
      if (this.hits[this.at] && !event.isComposing) {
        this.#pick(this.hits[this.at]);
      }
    } else if (event.key === 'Escape' && this.hits) {
      event.preventDefault();
      this.#close();
    }
  }

  #close() {
    this.hits = null;
    this.words = undefined;
  }

  #pick(hit) {
    this.#close();
    this.value = hit && {id: hit.id, name: hit.name};
    this.dispatchEvent(new CustomEvent('pick', {detail: this.value}));
    this.focus();
  }
}

define('crm-contact-picker', ContactPicker);
