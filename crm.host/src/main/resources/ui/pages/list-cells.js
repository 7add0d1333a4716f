import {html, nothing} from 'lit';
import {avatar} from '../kit.js';
import {t, words} from '../core/texts.js';

/**
 * The columns of each list: name of the label, what the cell shows, and the sort that a click on its head asks for.
 * @typedef {{name: string, sort?: string, wide?: boolean, number?: boolean, cell: (item: object, kind: import('./kinds.js').Kind) => unknown}} Column
 */
const quiet = (text) => html`<span class="quiet-text">${text}</span>`;

const person = (item, kind) => html`<div class="person">
  ${avatar({name: item.name, src: item.picture})}
  <div><a class="name one-line" href="/${kind.path}/${item.id}">${item.name}</a>${item.reading ? html`<small class="one-line">${item.reading}</small>` : nothing}</div>
</div>`;

const company = (item) => html`<div class="one-line">${item.company}</div>${item.title ? html`<small class="one-line">${item.title}</small>` : nothing}`;

/** @param {import('./kinds.js').Kind} kind @param {string} value */
export const badge = (kind, value) => html`<span class="badge ${kind.tones[value] ?? ''}">${t(`${kind.type}.${kind.filter.name}.${value}`)}</span>`;

const owner = {name: 'owner', wide: true, cell: (item) => quiet(item.owner.name)};
const updated = {
  name: 'updatedAt',
  sort: '-updated',
  wide: true,
  cell: (item) => html`<time class="quiet-text" datetime=${item.updatedAt} title=${words.dateTime(item.updatedAt)}>${words.relative(item.updatedAt)}</time>`,
};
const email = {name: 'email', wide: true, cell: (item) => (item.email ? html`<span class="quiet-text clip">${item.email}</span>` : nothing)};
const phone = {name: 'phone', wide: true, cell: (item) => html`<span class="quiet-text numbers">${item.phone}</span>`};
const name = {name: 'name', sort: 'name', cell: person};
const where = {name: 'company', sort: 'company', cell: company};

/** @type {Record<string, Column[]>} */
export const COLUMNS = {
  lead: [name, where, {name: 'status', cell: (item, kind) => badge(kind, item.status)}, email, phone, owner, updated],
  contact: [name, where, email, phone, owner, updated],
  deal: [
    {name: 'deal', sort: 'name', cell: (item) => html`<a class="name" href="/deals/${item.id}">${item.name}</a>`},
    {
      name: 'contact',
      cell: (item) => item.contact ? html`<div class="one-line">${item.contact.name}</div><small class="one-line">${item.contact.company}</small>` : nothing,
    },
    {name: 'stage', cell: (item, kind) => badge(kind, item.stage)},
    {
      name: 'amount',
      sort: '-amount',
      number: true,
      cell: (item) => (item.amount === null ? nothing : html`<span class="numbers">${words.money(item.amount, 'JPY')}</span>`),
    },
    {name: 'closeOn', wide: true, cell: (item) => quiet(item.closeOn ? words.date(item.closeOn) : '')},
    owner,
    updated,
  ],
};
