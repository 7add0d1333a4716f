/**
 * What leads, contacts and deals are made of, for lists, forms and records.
 * @typedef {{name: string, text?: string, type?: 'email' | 'tel' | 'url' | 'textarea' | 'choice' | 'owner' | 'contact' | 'money' | 'date', max?: number, half?: boolean, wide?: boolean,
 *   values?: string[], required?: boolean}} Field
 * @typedef {{type: string, path: string, fields: Field[], sorts: string[], filter?: Field, tones: Record<string, string>, person: boolean}} Kind
 */

const NAMES = [
  {name: 'familyName', max: 80, half: true, required: true},
  {name: 'givenName', max: 80, half: true},
  {name: 'familyReading', max: 80, half: true},
  {name: 'givenReading', max: 80, half: true},
];

const PERSON = [
  {name: 'company', max: 200},
  {name: 'title', max: 100},
  {name: 'email', type: 'email', max: 254},
  {name: 'phone', type: 'tel', max: 40},
  {name: 'site', type: 'url', max: 300},
  {name: 'place', max: 100},
];

const OWNER = {name: 'owner', type: 'owner'};
const DESCRIPTION = {name: 'description', type: 'textarea', max: 4000};
const STATUS = {name: 'status', type: 'choice', values: ['new', 'contacted', 'qualified', 'lost']};
const STAGE = {name: 'stage', type: 'choice', values: ['open', 'won', 'lost']};

/** @type {Record<string, Kind>} */
export const KINDS = {
  lead: {
    type: 'lead',
    path: 'leads',
    person: true,
    fields: [...NAMES, ...PERSON, STATUS, OWNER, DESCRIPTION],
    sorts: ['-created', '-updated', 'name', 'company'],
    filter: STATUS,
    tones: {new: 'accent', contacted: 'info', qualified: 'success', lost: ''},
  },
  contact: {
    type: 'contact',
    path: 'contacts',
    person: true,
    fields: [...NAMES, ...PERSON, OWNER, DESCRIPTION],
    sorts: ['-created', '-updated', 'name', 'company'],
    tones: {},
  },
  deal: {
    type: 'deal',
    path: 'deals',
    person: false,
    fields: [
      {name: 'name', text: 'deal', max: 200, required: true, wide: true},
      {name: 'contact', type: 'contact'},
      {name: 'amount', type: 'money'},
      {name: 'closeOn', type: 'date'},
      STAGE,
      OWNER,
      DESCRIPTION,
    ],
    sorts: ['-created', '-updated', 'name', '-amount'],
    filter: STAGE,
    tones: {open: 'info', won: 'success', lost: ''},
  },
};

const place = (kind) => `crm-list-${kind.path}`;

/** @param {Kind} kind @returns {string} the list as it was last seen in this tab */
export const listAddress = (kind) => sessionStorage.getItem(place(kind)) ?? `/${kind.path}`;

/** @param {Kind} kind @param {string} address */
export const rememberList = (kind, address) => sessionStorage.setItem(place(kind), address);
