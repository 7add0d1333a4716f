import {html, nothing} from 'lit';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';
import {controls, icon} from '../kit.js';
import {contributions} from '../core/contributions.js';
import {CrmElement, define} from '../core/element.js';
import {onKeys} from '../core/keys.js';
import {send} from '../core/rest.js';
import {router} from '../core/router.js';
import {session} from '../core/session.js';
import {announce, title} from '../core/shell.js';
import {stream} from '../core/stream.js';
import {t} from '../core/texts.js';
import {failed} from './failed.js';
import {KINDS, rememberList} from './kinds.js';
import {COLUMNS} from './list-cells.js';
import {listStyle} from './list-style.js';
import './list-tools.js';
import {pageStyle} from './page-style.js';
import {Selection} from './selection.js';
import './selection-bar.js';
import {countedTo, more} from './totals.js';

const PAGE = 50;
const MOST = 100;

/** What a list showed when it was left, by address: one comes back to the same row. */
const left = new Map();
session.addEventListener('change', () => session.current || left.clear());

/** A list of leads, contacts or deals. */
class RecordList extends CrmElement {
  static styles = [controls, pageStyle, listStyle];

  static properties = {type: {}, query: {}, items: {state: true}, total: {state: true}, next: {state: true}, failure: {state: true}, busy: {state: true}};

  selection = new Selection();

  connectedCallback() {
    super.connectedCallback();
    this.listen(this.selection, 'change', () => this.requestUpdate());
    this.listen(contributions, 'change', () => this.requestUpdate());
    this.listen(stream, 'record-changed', ({detail}) => detail.type === this.type && this.#stale());
    this.listen(stream, 'open', () => this.items && this.#stale());
    this.listen(window, 'scroll', () => (this.scroll = scrollY));
    const step = (by) => () => this.#step(by);
    const mark = () => this.#mark();
    onKeys({x: mark, Escape: () => this.selection.size > 0 && this.selection.clear()}, this.away.signal);
    onKeys({j: step(1), k: step(-1), n: () => router.go(`/${this.kind.path}/new`)}, this.away.signal);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    if (this.items) {
      const {items, total, next, scroll, row} = this;
      left.set(this.address, {items, total, next, scroll, row});
    }
  }

  firstUpdated() {
    // Moves of the focus within the list do not reach the element itself.
    this.renderRoot.addEventListener('focusin', () => (this.row = this.#row()));
  }

  get kind() {
    return KINDS[this.type];
  }

  get address() {
    return `/${this.kind.path}${this.query.size ? `?${this.query}` : ''}`;
  }

  willUpdate(changed) {
    title(t(`nav.${this.kind.path}`));
    if (changed.has('query') || changed.has('type')) {
      rememberList(this.kind, this.address);
      this.selection.clear();
      const before = router.from.startsWith(`/${this.kind.path}/`) ? left.get(this.address) : undefined;
      Object.assign(this, {items: before?.items, total: before?.total, next: before?.next, failure: null});
      this.restore = before && (() => this.#return(before));
      this.#read({limit: before?.items.length});
    }
  }

  #return({scroll = 0, row}) {
    this.renderRoot.querySelectorAll('.name')[row]?.focus({preventScroll: true});
    scrollTo(0, scroll);
  }

  async #read({limit = PAGE, cursor} = {}) {
    this.request?.abort();
    this.request = new AbortController();
    const {signal} = this.request;
    this.busy = true;
    const query = new URLSearchParams(this.query);
    query.set('limit', Math.min(MOST, Math.max(PAGE, limit)));
    if (cursor) {
      query.set('cursor', cursor);
    }
    try {
      const page = await send(`/${this.kind.path}?${query}`, {signal});
      this.items = cursor ? [...this.items, ...page.items] : page.items;
      this.total = page.total;
      this.next = page.next;
      this.failure = null;
    } catch (problem) {
      if (signal.aborted) {
        return;
      }
      this.failure = problem;
    }
    this.busy = false;
  }

  #stale() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#read({limit: this.items?.length}), 500);
  }

  async #more() {
    const first = this.items.length;
    await this.#read({cursor: this.next});
    await this.updateComplete;
    this.renderRoot.querySelectorAll('.name')[first]?.focus();
    announce(this.#shown());
  }

  #shown() {
    return t(more(this.total) ? 'list.shown-more' : 'list.shown', this.items.length, countedTo(this.total));
  }

  #row() {
    return [...this.renderRoot.querySelectorAll('.name')].indexOf(this.renderRoot.activeElement);
  }

  #step(by) {
    const names = [...this.renderRoot.querySelectorAll('.name')];
    const row = this.#row();
    names[row < 0 ? 0 : Math.min(names.length - 1, Math.max(0, row + by))]?.focus();
  }

  /** Selects the row that has the focus, or no longer. */
  #mark() {
    const item = this.items?.[this.#row()];
    return this.selectable && item ? this.selection.choose(item.id, !this.selection.has(item.id)) : false;
  }

  /** Rows are selected only where something can be done with them. */
  get selectable() {
    return this.kind.person && contributions.at('list.bulk-action/v1', this.type).length > 0;
  }

  #search(changes) {
    const query = new URLSearchParams(this.query);
    Object.entries(changes).forEach(([name, value]) => (value ? query.set(name, value) : query.delete(name)));
    router.go(`/${this.kind.path}${query.size ? `?${query}` : ''}`, {replace: 'q' in changes && this.query.has('q')});
  }

  render() {
    const path = this.kind.path;
    return html`
      <div class="head">
        <h1>${t(`nav.${path}`)}</h1>
        <span class="count numbers" role="status">${this.total === undefined ? nothing : t(more(this.total) ? 'list.total-more' : 'list.total', countedTo(this.total))}</span>
        <div class="acts">${this.kind.person ? html`<a class="button import" href="/${path}/import" aria-label=${t('import.open')} title=${t('import.open')}>${icon('upload')}<span>${t('import.open')}</span></a>` : nothing}<a class="button primary" href="/${path}/new" aria-keyshortcuts="n">${icon('plus')}${t(`${this.type}.new`)}</a></div>
      </div>
      <crm-list-tools .kind=${this.kind} .query=${this.query} @search=${({detail}) => this.#search(detail)}></crm-list-tools>
      ${this.failure ? failed(this.failure, () => this.#read()) : nothing}
      ${this.items?.length ? this.#table() : this.items && !this.failure && !this.busy ? this.#empty() : this.failure ? nothing : this.#waiting()}`;
  }

  #table() {
    const columns = COLUMNS[this.type];
    return html`<div class="card" aria-busy=${this.busy ? 'true' : 'false'}>
      <table class=${this.selectable ? 'boxed' : ''} aria-label=${t(`nav.${this.kind.path}`)}>
        <thead><tr>${this.selectable ? this.#pageBox() : nothing}${columns.map((column) => this.#columnHead(column))}</tr></thead>
        <tbody>${repeat(this.items, (item) => item.id, (item) => html`
          <tr class="${this.kind.person ? 'person-row' : ''} ${this.selectable ? 'selectable' : ''} ${this.selection.has(item.id) ? 'selected' : ''}" @click=${(event) => this.#open(event, item)}>
            ${this.selectable ? this.#box(item) : nothing}
            ${columns.map((column) => html`<td class=${this.#place(column)}>${column.cell(item, this.kind)}</td>`)}
          </tr>`)}
        </tbody>
      </table>
      ${this.next ? html`<div class="more"><span class="numbers">${this.#shown()}</span>
        <button class="button small" aria-busy=${this.busy ? 'true' : 'false'} @click=${this.#more}>${t('list.more')}</button></div>` : nothing}
    </div>
    ${this.selectable && this.selection.size
      ? html`<crm-selection-bar .kind=${this.kind} .selection=${this.selection} .total=${this.total} .query=${this.query} @clear=${() => this.#cleared()}></crm-selection-bar>`
      : nothing}`;
  }

  #cleared() {
    this.selection.clear();
    this.renderRoot.querySelector('.box input')?.focus();
  }

  #pageBox() {
    const ids = this.items.map(({id}) => id);
    const chosen = ids.filter((id) => this.selection.has(id)).length;
    const all = chosen === ids.length;
    return html`<th class="box"><label><input type="checkbox" aria-label=${t('select.page')} .checked=${live(all)} .indeterminate=${live(chosen > 0 && !all)}
      @change=${({target}) => this.selection.page(ids, target.checked)} /></label></th>`;
  }

  #box(item) {
    return html`<td class="box"><label @click=${(event) => this.#boxed(event, item)}><input type="checkbox" aria-label=${t('select.row', item.name)} aria-keyshortcuts="x" .checked=${live(this.selection.has(item.id))} /></label></td>`;
  }

  /** The box's own click, by mouse or the space bar, with the shift key for a range. */
  #boxed(event, item) {
    if (event.target instanceof HTMLInputElement) {
      this.selection.choose(item.id, event.target.checked, event.shiftKey ? this.items.map(({id}) => id) : undefined);
    }
  }

  #place(column) {
    return `col-${column.name} ${column.wide ? 'wide' : ''} ${column.number ? 'number' : ''}`;
  }

  #columnHead(column) {
    const label = t(`field.${column.name}`);
    const sorted = column.sort && (this.query.get('sort') ?? '-created') === column.sort;
    const falling = column.sort?.startsWith('-');
    return html`<th class=${this.#place(column)} scope="col" aria-sort=${sorted ? (falling ? 'descending' : 'ascending') : nothing}>${column.sort
      ? html`<button @click=${() => this.#search({sort: sorted ? '' : column.sort})}>${label}${sorted ? icon(falling ? 'down' : 'up') : nothing}</button>`
      : label}</th>`;
  }

  #open(event, item) {
    if (!event.defaultPrevented && !event.target.closest('a, button, label') && !getSelection().toString()) {
      router.go(`/${this.kind.path}/${item.id}`);
    }
  }

  #empty() {
    const narrowed = ['q', 'owner', 'status', 'stage'].some((name) => this.query.has(name));
    return html`<div class="card empty">${icon(narrowed ? 'search' : this.kind.path)}
      <h2>${narrowed ? t('list.none-found') : t(`${this.type}.none`)}</h2>
      <p>${narrowed ? t('list.none-found-hint') : t(`${this.type}.none-hint`)}</p>
      ${narrowed ? html`<a class="button" href="/${this.kind.path}">${t('list.all')}</a>` : html`<a class="button" href="/${this.kind.path}/new">${icon('plus')}${t(`${this.type}.new`)}</a>`}
    </div>`;
  }

  #waiting() {
    return html`<div class="card" aria-busy="true"><table aria-hidden="true"><tbody>${Array.from({length: 8}, () => html`<tr><td>
      <div class="person"><span class="skeleton round"></span><span class="skeleton wide-bar"></span></div></td></tr>`)}</tbody></table>
      <span class="hidden-text">${t('loading')}</span></div>`;
  }
}

define('crm-record-list', RecordList);
