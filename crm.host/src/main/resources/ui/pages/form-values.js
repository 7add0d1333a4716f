/**
 * A record as a form holds it: one text per field, `handle:<network>` for handles, the id of the owner, `{id, name}` of the contact.
 * @typedef {Record<string, string | {id: string, name: string} | null>} Values
 */

const HANDLE = 'handle:';

/** @param {import('./kinds.js').Kind} kind @param {object} [record] @param {string} [me] the owner of what is new @returns {Values} */
export function valuesOf(kind, record, me) {
  const values = Object.fromEntries(kind.fields.map(({name, type, values}) => [name, valueOf(record?.[name], type, values, me)]));
  Object.entries(record?.handles ?? {}).forEach(([network, handle]) => (values[HANDLE + network] = handle));
  return values;
}

function valueOf(value, type, choices, me) {
  switch (type) {
    case 'owner':
      return value?.id ?? me ?? '';
    case 'contact':
      return value ?? null;
    case 'choice':
      return value ?? choices[0];
    default:
      return String(value ?? '');
  }
}

const plain = (value) => (value && typeof value === 'object' ? value.id : (value ?? ''));

/** @param {Values} values @param {Values} base @returns {string[]} the names of what differs */
export const changedNames = (values, base) => Object.keys(values).filter((name) => plain(values[name]) !== plain(base[name]));

/** @param {import('./kinds.js').Kind} kind @param {Values} values @param {string[]} names what to send @returns {object} */
export function bodyOf(kind, values, names) {
  const body = {};
  for (const name of names) {
    if (name.startsWith(HANDLE)) {
      (body.handles ??= {})[name.slice(HANDLE.length)] = values[name] || null;
    } else {
      body[name] = memberOf(values[name], kind.fields.find((field) => field.name === name).type);
    }
  }
  return body;
}

function memberOf(value, type) {
  switch (type) {
    case 'contact':
      return value?.id ?? null;
    case 'date':
      return value || null;
    case 'money':
      return amountOf(value);
    default:
      return value;
  }
}

/** Yen as people type them: full-width digits, commas and the sign are understood. What is no number is sent as it is, and refused. */
export function amountOf(text) {
  const digits = text.normalize('NFKC').replace(/[,\s¥円]/g, '');
  return digits === '' ? null : /^\d+$/.test(digits) ? Number(digits) : text;
}

/** @param {{field: string, code: string}[]} errors @returns {Record<string, string>} code by name of the form's field */
export const errorsByName = (errors) =>
  Object.fromEntries(errors.map(({field, code}) => [field.replace(/^handles?[./:[]"?([\w-]+).*$/, HANDLE + '$1'), code]));
