import {css, html, nothing} from 'lit';
import {avatar, controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {sentence} from '../core/problems.js';
import {send} from '../core/rest.js';
import {router} from '../core/router.js';
import {t} from '../core/texts.js';

const KINDS = ['leads', 'contacts', 'deals'];
const PAUSE = 180;

/** Finds leads, contacts and deals from everywhere, by name, reading, company, e-mail or phone. */
class QuickSearch extends CrmElement {
  static styles = [controls, css`
    dialog { width: min(600px, 100vw - 24px); max-height: min(560px, 100dvh - 24px); margin: min(12vh, 96px) auto auto; padding: 0; overflow: hidden; border: 1px solid var(--crm-raised-line);
      border-radius: var(--crm-radius-l); background: var(--crm-raised); color: var(--crm-text); box-shadow: var(--crm-shadow-raised); }
    dialog::backdrop { background: var(--crm-backdrop); }
    .bar { display: flex; gap: 10px; align-items: center; padding: 8px 10px 8px 16px; border-bottom: 1px solid var(--crm-line); }
    .bar .icon { color: var(--crm-text-3); }
    .bar input { flex: 1; min-width: 0; min-height: 38px; border: 0; background: none; font-size: var(--crm-text-l); }
    .bar input:focus-visible { outline: none; }
    .bar:focus-within { box-shadow: inset 0 0 0 3px var(--crm-focus); border-radius: var(--crm-radius-l) var(--crm-radius-l) 0 0; }
    .found { max-height: min(480px, 100dvh - 110px); overflow-y: auto; padding: 6px; }
    .group { padding: 8px 10px 4px; color: var(--crm-text-3); font-size: var(--crm-text-s); font-weight: 600; }
    .hit { display: flex; gap: 12px; align-items: center; min-height: 44px; padding: 4px 10px; border-radius: var(--crm-radius); color: inherit; text-decoration: none; }
    .hit[aria-selected="true"] { background: var(--crm-accent-tint); }
    .hit b { font-weight: 600; }
    .hit small { color: var(--crm-text-3); font-size: var(--crm-text-s); }
    .what { flex: 1; min-width: 0; display: grid; line-height: 1.4; }
    .say { padding: 18px 16px; color: var(--crm-text-2); }
    .pic { display: grid; place-items: center; width: 28px; color: var(--crm-text-3); }
  `];

  static properties = {hits: {state: true}, at: {state: true}, failure: {state: true}, asked: {state: true}};

  static initial = {hits: [], at: 0, asked: ''};

  firstUpdated() {
    this.renderRoot.querySelector('dialog').showModal();
  }

  render() {
    const active = this.hits[this.at];
    return html`<dialog aria-label=${t('search.open')} @close=${() => this.remove()} @click=${this.#outside}>
      <div class="bar">${icon('search')}
        <input autofocus role="combobox" aria-expanded=${this.hits.length ? 'true' : 'false'} aria-controls="found" aria-autocomplete="list"
          aria-activedescendant=${active ? `hit-${this.at}` : nothing} aria-label=${t('search.open')} placeholder=${t('search.hint')} maxlength="100"
          autocomplete="off" spellcheck="false" @input=${this.#typed} @keydown=${this.#key} />
        <button class="button quiet icon" aria-label=${t('close')} @click=${this.#close}>${icon('close')}</button>
      </div>
      <div class="found" id="found" role="listbox" aria-label=${t('search.results')} ?hidden=${!this.hits.length}>
        ${KINDS.map((kind) => this.#group(kind))}
      </div>
      ${this.hits.length ? nothing : html`<p class="say" role="status">${this.#say()}</p>`}
    </dialog>`;
  }

  #say() {
    return this.failure ? sentence(this.failure) : this.asked ? t('search.none', this.asked) : t('search.about');
  }

  #group(kind) {
    const hits = this.hits.filter((hit) => hit.kind === kind);
    return hits.length === 0 ? nothing : html`<div role="group" aria-label=${t(`nav.${kind}`)}><div class="group" aria-hidden="true">${t(`nav.${kind}`)}</div>
      ${hits.map((hit) => this.#hit(hit, this.hits.indexOf(hit)))}</div>`;
  }

  #hit(hit, index) {
    const more = [hit.company ?? hit.contact?.company, hit.title ?? hit.contact?.name].filter(Boolean).join(' · ');
    return html`<a class="hit" id="hit-${index}" role="option" tabindex="-1" href=${this.#path(hit)} aria-selected=${index === this.at ? 'true' : 'false'}
      @pointermove=${() => (this.at = index)} @click=${this.#close}>
      ${hit.kind === 'deals' ? html`<span class="pic">${icon('deals')}</span>` : avatar({name: hit.name, src: hit.picture, size: 's'})}
      <span class="what"><b>${hit.name}</b>${more ? html`<small>${more}</small>` : nothing}</span></a>`;
  }

  #path(hit) {
    return `/${hit.kind}/${hit.id}`;
  }

  #typed(event) {
    clearTimeout(this.timer);
    const words = event.target.value.trim();
    this.timer = setTimeout(() => this.#find(words), PAUSE);
  }

  async #find(words) {
    this.request?.abort();
    this.request = new AbortController();
    const {signal} = this.request;
    this.failure = null;
    try {
      const query = new URLSearchParams({q: words, limit: '5', total: 'false'});
      const pages = words ? await Promise.all(KINDS.map((kind) => send(`/${kind}?${query}`, {signal}))) : [];
      this.hits = pages.flatMap((page, index) => page.items.map((item) => ({...item, kind: KINDS[index]})));
    } catch (problem) {
      if (signal.aborted) {
        return;
      }
      this.failure = problem;
      this.hits = [];
    }
    this.asked = words;
    this.at = 0;
  }

  async #key(event) {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step && this.hits.length) {
      event.preventDefault();
      this.at = (this.at + step + this.hits.length) % this.hits.length;
      await this.updateComplete;
      this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({block: 'nearest'});
    } else if (event.key === 'Enter' && !event.isComposing && this.hits[this.at]) {
      router.go(this.#path(this.hits[this.at]));
      this.#close();
    }
  }

  #outside(event) {
    if (event.target.localName === 'dialog') {
      this.#close();
    }
  }

  #close() {
    this.renderRoot.querySelector('dialog').close();
  }
}

define('crm-quick-search', QuickSearch);
