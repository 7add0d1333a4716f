import {css, html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {sentence} from '../core/problems.js';
import {toast} from '../core/shell.js';
import {t} from '../core/texts.js';
import '../slots/slot.js';
import {more} from './totals.js';

const MOST = 10_000;

/** What stands below a list while rows are selected: how many, and what extensions do with them. */
class SelectionBar extends CrmElement {
  static styles = [controls, css`
    :host { position: sticky; z-index: 2; bottom: 12px; display: block; margin-top: 12px; }
    .bar { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; padding: 8px 8px 8px 16px; border: 1px solid var(--crm-line-strong); border-radius: var(--crm-radius-l);
      background: var(--crm-raised); box-shadow: var(--crm-shadow-raised); }
    .count { font-weight: 600; }
    .acts { display: flex; flex: 1; flex-wrap: wrap; gap: 8px; align-items: center; min-width: 0; }
    @media (max-width: 760px) {
      :host { bottom: calc(66px + env(safe-area-inset-bottom)); }
      .bar { padding: 10px 12px; }
      .acts { flex-basis: 100%; }
      .clear { width: 44px; height: 44px; margin: -6px -6px -6px auto; padding: 0; }
      .clear span { display: none; }
    }
  `];

  static properties = {kind: {}, selection: {}, total: {}, query: {}, busy: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.listen(this.selection, 'change', () => this.requestUpdate());
  }

  async #all() {
    this.busy = true;
    await this.selection.all(this.kind.path, this.query).then(() => (this.found = this.selection.size)).catch((problem) => toast({text: sentence(problem), tone: 'danger'}));
    this.busy = false;
  }

  render() {
    const {selection, total, kind} = this;
    const all = more(total) ? this.found ?? MOST : total;
    return html`<section class="bar" aria-label=${t('select.bar')}>
      <span class="count numbers" role="status">${t('select.count', selection.size)}</span>
      ${selection.size < all
        ? html`<button class="link" id="all" aria-busy=${this.busy ? 'true' : 'false'} @click=${() => this.busy || this.#all()}>${t(all === MOST ? 'select.found' : 'select.all', all)}</button>`
        : nothing}
      <button class="button quiet small clear" id="clear" aria-label=${t('select.none')} @click=${() => this.dispatchEvent(new Event('clear'))}>${icon('close')}<span>${t('select.none')}</span></button>
      <div class="acts"><crm-slot compact .location=${'list.bulk-action/v1'} .object=${kind.type} .recordIds=${selection.ids}></crm-slot></div>
    </section>`;
  }
}

define('crm-selection-bar', SelectionBar);
