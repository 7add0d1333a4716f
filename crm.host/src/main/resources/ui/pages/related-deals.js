import {css, html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {send} from '../core/rest.js';
import {t, words} from '../core/texts.js';
import {failed} from './failed.js';
import {KINDS} from './kinds.js';
import {badge} from './list-cells.js';

/** A contact's deals. */
class RelatedDeals extends CrmElement {
  static styles = [controls, css`
    li { display: flex; flex-wrap: wrap; gap: 4px 14px; align-items: center; padding: 10px 2px; border-top: 1px solid var(--crm-line); }
    li:first-child { border-top: 0; }
    .name { flex: 1 1 200px; min-height: 24px; color: var(--crm-text); font-weight: 600; text-decoration: none; }
    .name:hover { color: var(--crm-accent-text); text-decoration: underline; }
    .acts { display: flex; gap: 8px; margin-top: 12px; }
  `];

  static properties = {contact: {}, news: {}, items: {state: true}, next: {state: true}, failure: {state: true}};

  willUpdate(changed) {
    if (changed.has('contact') || changed.has('news')) {
      this.#read();
    }
  }

  async #read(cursor) {
    const query = new URLSearchParams({contact: this.contact.id, limit: '25', ...(cursor && {cursor})});
    try {
      const page = await send(`/deals?${query}`, {signal: this.away.signal});
      this.items = cursor ? [...this.items, ...page.items] : page.items;
      this.next = page.next;
      this.failure = null;
    } catch (problem) {
      this.failure = this.away.signal.aborted ? null : problem;
    }
  }

  render() {
    if (this.failure) {
      return failed(this.failure, () => this.#read());
    }
    return html`${this.items
      ? html`<ul>${this.items.map((deal) => html`<li><a class="name" href="/deals/${deal.id}">${deal.name}</a>
          ${deal.amount === null ? nothing : html`<span class="numbers">${words.money(deal.amount, 'JPY')}</span>`}${badge(KINDS.deal, deal.stage)}</li>`)}</ul>
        ${this.items.length ? nothing : html`<p class="hint">${t('contact.no-deals')}</p>`}`
      : html`<span class="skeleton"></span>`}
      <div class="acts"><a class="button small" href="/deals/new?contact=${this.contact.id}">${icon('plus')}${t('deal.new')}</a>
        ${this.next ? html`<button class="button small" @click=${() => this.#read(this.next)}>${t('list.more')}</button>` : nothing}</div>`;
  }
}

define('crm-related-deals', RelatedDeals);
