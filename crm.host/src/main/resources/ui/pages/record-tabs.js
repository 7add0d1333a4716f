import {css, html, nothing} from 'lit';
import {arrowKeys, controls} from '../kit.js';
import {contributions} from '../core/contributions.js';
import {CrmElement, define} from '../core/element.js';
import {t, words} from '../core/texts.js';
import '../slots/slot.js';
import './timeline.js';

/** Beside the facts: the timeline, a contact's deals, and the tabs that extensions bring. */
class RecordTabs extends CrmElement {
  static styles = [controls, css`
    .tabs { padding: 0 10px; }
    .panel { padding: 16px 18px 18px; }
    .panel:focus-visible { outline-offset: -3px; border-radius: 0 0 var(--crm-radius-l) var(--crm-radius-l); }
  `];

  static properties = {kind: {}, record: {}, news: {}, handleFields: {}, chosen: {state: true}};

  static initial = {chosen: 'timeline'};

  connectedCallback() {
    super.connectedCallback();
    this.listen(contributions, 'change', () => this.requestUpdate());
  }

  /** To the field for a note. */
  async note() {
    this.chosen = 'timeline';
    await this.updateComplete;
    this.renderRoot.querySelector('crm-timeline').write();
  }

  get tabs() {
    return [
      {id: 'timeline', label: t('timeline.title')},
      ...(this.kind.type === 'contact' ? [{id: 'deals', label: t('nav.deals')}] : []),
      ...contributions.at('record.tab/v1', this.kind.type).map((one) => ({id: one.id, label: one.label[words.locale]})),
    ];
  }

  willUpdate() {
    if (!this.tabs.some(({id}) => id === this.chosen)) {
      this.chosen = 'timeline';
      this.orphaned = Boolean(this.renderRoot?.activeElement);
    }
  }

  updated() {
    if (this.orphaned) {
      this.orphaned = false;
      this.renderRoot.querySelector('[role=tab]').focus();
    }
  }

  render() {
    return html`<section class="card">
      <div class="tabs" role="tablist" aria-label=${this.record.name} @keydown=${this.#key}>
        ${this.tabs.map(({id, label}) => html`<button class="tab" role="tab" id="tab-${id}" aria-controls="panel" aria-selected=${id === this.chosen ? 'true' : 'false'}
          tabindex=${id === this.chosen ? '0' : '-1'} @click=${() => this.#choose(id)}>${label}</button>`)}
      </div>
      <div class="panel" id="panel" role="tabpanel" aria-labelledby="tab-${this.chosen}">${this.#panel()}</div>
    </section>`;
  }

  #panel() {
    const {record, kind} = this;
    if (this.chosen === 'timeline') {
      return html`<crm-timeline .path=${`/${kind.path}/${record.id}`} .news=${this.news} .handleFields=${this.handleFields}></crm-timeline>`;
    }
    if (this.chosen === 'deals') {
      return html`<crm-related-deals .contact=${record} .news=${this.news}></crm-related-deals>`;
    }
    return html`<crm-slot .location=${'record.tab/v1'} .only=${this.chosen} .object=${kind.type} .recordId=${record.id} .recordName=${record.name} .heading=${this.tabs.find(({id}) => id === this.chosen)?.label ?? nothing}></crm-slot>`;
  }

  async #choose(id) {
    if (id === 'deals') {
      await import('./related-deals.js');
    }
    this.chosen = id;
  }

  #key(event) {
    arrowKeys(event, '[role=tab]')?.click();
  }
}

define('crm-record-tabs', RecordTabs);
