import {css, html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {t, words} from '../core/texts.js';
import '../slots/slot.js';
import {badge} from './list-cells.js';
import {pageStyle} from './page-style.js';
import {pictureSource} from './picture-source.js';

/** Already said by the head. */
const IN_HEAD = ['familyName', 'givenName', 'familyReading', 'givenReading', 'name'];

/** What is known of a record, with a row for each network's handle. */
class RecordFacts extends CrmElement {
  static styles = [controls, pageStyle, css`
    :host { padding: 0; }
    dl { display: grid; gap: 1px; }
    .row { display: grid; grid-template-columns: 108px minmax(0, 1fr); gap: 12px; align-items: baseline; min-height: 34px; padding: 5px 0; border-top: 1px solid var(--crm-line); }
    .row:first-child { border-top: 0; }
    dt { color: var(--crm-text-3); font-size: 13px; }
    dd a { display: inline-flex; gap: 4px; align-items: center; min-height: 24px; color: var(--crm-accent-text); text-decoration: none; }
    dd a:hover { text-decoration: underline; text-underline-offset: 3px; }
    dd a .icon { width: 14px; height: 14px; color: var(--crm-text-3); }
    .handle { display: flex; flex-wrap: wrap; gap: 0 10px; align-items: baseline; }
    .none { color: var(--crm-text-3); }
    .long { white-space: pre-wrap; }
    .row.tall { grid-template-columns: minmax(0, 1fr); gap: 2px; padding-block: 9px; }
    footer { margin-top: 8px; padding-top: 10px; border-top: 1px solid var(--crm-line); color: var(--crm-text-3); font-size: var(--crm-text-s); }
    .picture { position: relative; display: flex; gap: 5px; align-items: center; min-height: 24px; }
    .picture .icon { width: 14px; height: 14px; }
    .picture .link { display: inline-flex; gap: 4px; align-items: center; min-height: 24px; color: inherit; font-weight: 400; }
    .picture .link:hover { color: var(--crm-accent-text); }
  `];

  static properties = {kind: {}, record: {}, handleFields: {}};

  render() {
    const {kind, record} = this;
    const fields = kind.fields.filter((field) => !IN_HEAD.includes(field.name));
    const [short, long] = [fields.filter((field) => field.type !== 'textarea'), fields.filter((field) => field.type === 'textarea')];
    return html`<section class="card section" aria-labelledby="title">
      <h2 id="title">${t(`${kind.type}.facts`)}</h2>
      <dl>
        ${short.slice(0, 4).map((field) => this.#row(field))}
        ${kind.person ? this.#handles() : nothing}
        ${short.slice(4).map((field) => this.#row(field))}
        ${long.filter((field) => record[field.name]).map((field) => html`<div class="row tall"><dt>${t(`field.${field.name}`)}</dt><dd class="long">${record[field.name]}</dd></div>`)}
      </dl>
      <footer>
        <p>${t('record.dates', words.date(record.createdAt), words.relative(record.updatedAt))}</p>
        ${record.pictureSource ? html`<p class="picture">${icon('camera')}<span class="hidden-text">${t('picture.title')}</span>${pictureSource(record.pictureSource)}</p>` : nothing}
      </footer>
    </section>`;
  }

  #row(field) {
    return html`<div class="row"><dt>${t(`field.${field.name}`)}</dt><dd>${this.#value(field) || html`<span class="none">—</span>`}</dd></div>`;
  }

  #value({name, type}) {
    const value = this.record[name];
    if (value === null || value === '' || value === undefined) {
      return '';
    }
    switch (type) {
      case 'choice':
        return badge(this.kind, value);
      case 'owner':
        return value.name;
      case 'contact':
        return html`<a href="/contacts/${value.id}">${value.name}</a>`;
      case 'email':
        return html`<a href="mailto:${value}">${value}</a>`;
      case 'tel':
        return html`<a class="numbers" href="tel:${value.replace(/[^\d+]/g, '')}">${value}</a>`;
      case 'url':
        return /^https?:\/\//i.test(value) ? html`<a href=${value} target="_blank" rel="noopener noreferrer">${value.replace(/^https?:\/\/|\/$/gi, '')}${icon('external')}</a>` : value;
      case 'money':
        return html`<span class="numbers">${words.money(value, 'JPY')}</span>`;
      case 'date':
        return words.date(value);
      default:
        return value;
    }
  }

  #handles() {
    const {record, kind} = this;
    return this.handleFields.map(({network, label}) => html`<div class="row"><dt>${label}</dt><dd class="handle">
      ${record.handles[network] ? html`<span>${record.handles[network]}</span>` : html`<span class="none">—</span>`}
      <crm-slot compact .location=${'record.field.after/v1'} .object=${kind.type} .recordId=${record.id} .recordName=${record.name} .field=${network}></crm-slot>
    </dd></div>`);
  }
}

define('crm-record-facts', RecordFacts);
