import {formats} from './formats.js';

const PLACE = /\{(\d+)(?:,\s*plural,((?:\s*\w+\s*\{[^{}]*\})+)\s*)?\}/g;

/**
 * Makes `t(key, ...args)` over the texts of a bundle. `{0}` is filled with the first argument; `{0, plural, one {# lead} other {# leads}}` chooses
 * by number. Numbers are written as the language writes them. A key without a text gives the key, so that the gap is seen.
 * @param {Record<string, string>} messages @param {string} [locale]
 */
export function translate(messages, locale = document.documentElement.lang || 'ja') {
  const words = formats(locale);
  const said = (value) => (typeof value === 'number' ? words.number(value) : String(value ?? ''));
  const t = (key, ...args) =>
    (messages[key] ?? key).replace(PLACE, (_, index, forms) => {
      const value = args[Number(index)];
      return forms ? form(forms, words.plural(Number(value))).replaceAll('#', said(value)) : said(value);
    });
  t.has = (key) => Object.hasOwn(messages, key);
  return t;
}

function form(forms, category) {
  const found = Object.fromEntries([...forms.matchAll(/(\w+)\s*\{([^{}]*)\}/g)].map(([, name, text]) => [name, text]));
  return found[category] ?? found.other ?? '';
}
