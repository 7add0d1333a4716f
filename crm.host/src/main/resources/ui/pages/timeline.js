import {css, html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {controls, icon, translate} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {sentence} from '../core/problems.js';
import {send} from '../core/rest.js';
import {messagesOf, t, texts, words} from '../core/texts.js';
import {failed} from './failed.js';

const OWN = 'crm.host';
const PICTURES = {note: 'note', created: 'plus', edited: 'pencil', picture: 'camera', converted: 'convert', deal: 'deals', stage: 'deals', owner: 'people', meeting: 'people', mail: 'mail', call: 'phone'};

/** What happened with a record, newest first, and the field for a note; what is typed there outlives leaving the page. */
class Timeline extends CrmElement {
  static styles = [controls, css`
    form { display: grid; gap: 8px; margin-bottom: 18px; }
    form .input { min-height: 38px; height: 38px; transition: height .12s; }
    form .input:focus, form.open .input { height: 84px; }
    form > div { display: flex; gap: 8px; align-items: center; justify-content: space-between; }
    li { position: relative; display: grid; grid-template-columns: 30px minmax(0, 1fr); gap: 12px; padding-bottom: 18px; }
    li::before { content: ""; position: absolute; inset: 32px auto 2px 14.5px; width: 1px; background: var(--crm-line); }
    li:last-child::before { display: none; }
    .dot { display: grid; place-items: center; width: 30px; height: 30px; border-radius: 50%; background: var(--crm-sunken); color: var(--crm-text-2); }
    .dot .icon { width: 16px; height: 16px; }
    .dot.note { background: var(--crm-warning-tint); color: var(--crm-warning); }
    .dot.social { background: var(--crm-info-tint); color: var(--crm-info); }
    .what { padding-top: 4px; line-height: 1.5; }
    .what b { font-weight: 600; }
    .when { color: var(--crm-text-3); font-size: var(--crm-text-s); }
    .detail { margin-top: 6px; padding: 8px 12px; border-radius: var(--crm-radius); background: var(--crm-canvas); color: var(--crm-text); white-space: pre-wrap; }
    .wait { display: grid; gap: 14px; }
  `];

  static properties = {
    path: {}, news: {}, handleFields: {}, items: {state: true}, next: {state: true}, failure: {state: true}, note: {state: true}, problem: {state: true}, busy: {state: true},
  };

  /** How each extension speaks. */
  said = {};

  connectedCallback() {
    super.connectedCallback();
    this.note = sessionStorage.getItem(this.#draft) ?? '';
    this.listen(texts, 'change', () => this.#speak());
  }

  get #draft() {
    return `crm-note-${this.path}`;
  }

  write() {
    return this.focusOn('textarea');
  }

  willUpdate(changed) {
    if (changed.has('path') || changed.has('news')) {
      this.#read();
    }
  }

  async #read(cursor) {
    const query = new URLSearchParams({limit: '25', ...(cursor && {cursor})});
    try {
      const page = await send(`${this.path}/timeline?${query}`, {signal: this.away.signal});
      const items = cursor ? [...this.items, ...page.items] : this.#merged(page);
      await this.#speak(items);
      this.items = items;
      this.next = cursor || !this.items?.length || items === page.items ? page.next : this.next;
      this.failure = null;
    } catch (problem) {
      this.failure = this.away.signal.aborted ? null : problem;
    }
  }

  /** What is older than the first page stays where it was read already. */
  #merged({items, next}) {
    const oldest = items.at(-1)?.at ?? '';
    const known = new Set(items.map(({id}) => id));
    const older = next ? (this.items ?? []).filter((item) => item.at <= oldest && !known.has(item.id)) : [];
    this.next = older.length ? this.next : next;
    return [...items, ...older];
  }

  /** Each extension speaks of its own entries. */
  async #speak(items = this.items ?? []) {
    const bundles = [...new Set(items.map((item) => item.bundle))].filter((bundle) => bundle !== OWN);
    const all = await messagesOf(...bundles);
    bundles.forEach((bundle, index) => (this.said[bundle] = translate(all[index], words.locale)));
    this.requestUpdate();
  }

  render() {
    return html`
      <form class=${this.note ? 'open' : ''} @submit=${this.#add} @keydown=${this.#key}>
        <textarea class="input" rows="1" maxlength="4000" aria-label=${t('note.label')} placeholder=${t('note.hint')} aria-keyshortcuts="m" .value=${this.note} @input=${this.#typed}></textarea>
        ${this.problem ? html`<p class="error" role="alert">${icon('alert')}${sentence(this.problem)}</p>` : nothing}
        ${this.note ? html`<div><span class="hint">${t('note.keys')}</span><button class="button primary" aria-busy=${this.busy ? 'true' : 'false'}>${t('note.add')}</button></div>` : nothing}
      </form>
      ${this.failure ? failed(this.failure, () => this.#read()) : nothing}
      ${this.items ? this.#list() : this.failure ? nothing : this.#waiting()}`;
  }

  #list() {
    return html`<ol aria-label=${t('timeline.title')}>${repeat(this.items, (item) => item.id, (item) => this.#item(item))}</ol>
      ${this.items.length ? nothing : html`<p class="hint">${t('timeline.none')}</p>`}
      ${this.next ? html`<button class="button small" @click=${() => this.#read(this.next)}>${t('timeline.more')}</button>` : nothing}`;
  }

  #item(item) {
    const name = item.key.split(/[.-]/)[1];
    const own = item.bundle === OWN;
    const say = own ? t : this.said[item.bundle];
    return html`<li>
      <span class="dot ${own ? name : 'social'}">${icon(own ? (PICTURES[name] ?? 'info') : 'extension')}</span>
      <div class="what"><b>${say(item.key, ...this.#arguments(item))}</b>
        <div class="when">${item.user ? html`${item.user.name} · ` : nothing}<time datetime=${item.at} title=${words.dateTime(item.at)}>${words.relative(item.at)}</time>
          ${item.href?.startsWith('https://') ? html` · <a class="link" href=${item.href} target="_blank" rel="noopener noreferrer">${t('timeline.open')}</a>` : nothing}</div>
        ${item.detail ? html`<div class="detail">${item.detail}</div>` : nothing}
      </div></li>`;
  }

  #arguments({bundle, key, arguments: given}) {
    if (bundle === OWN && key === 'timeline.stage') {
      return [given[0], t(`deal.stage.${given[1]}`)];
    }
    if (bundle === OWN && key.startsWith('timeline.handle')) {
      const label = this.handleFields?.find(({network}) => network === given[0])?.label ?? given[0];
      return [label, given[1]];
    }
    return given;
  }

  #typed(event) {
    this.note = event.target.value;
    sessionStorage.setItem(this.#draft, this.note);
  }

  #key(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.currentTarget.requestSubmit();
    }
  }

  async #add(event) {
    event.preventDefault();
    const text = this.note.trim();
    if (this.busy || !text) {
      return;
    }
    this.busy = true;
    this.problem = null;
    try {
      const item = await send(`${this.path}/timeline`, {method: 'POST', body: {text}});
      this.items = [item, ...(this.items ?? []).filter(({id}) => id !== item.id)];
      this.note = '';
      sessionStorage.removeItem(this.#draft);
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  #waiting() {
    return html`<div class="wait" aria-busy="true">${Array.from({length: 4}, () => html`<span class="skeleton"></span>`)}</div>`;
  }
}

define('crm-timeline', Timeline);
