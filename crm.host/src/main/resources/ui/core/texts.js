import {formats, translate} from '../kit.js';

/** Says `change` when the language has changed. */
export const texts = new EventTarget();

/** The pages' texts and formats in the present language. */
export let t = translate({});
export let words = formats('ja');

const bundles = new Map();

/** Read once per language, and again after {@link forget}; empty where there are none. */
function read(bundle, locale) {
  const path = `/crm/api/ui/i18n/${encodeURIComponent(bundle)}/${locale}.json`;
  if (!bundles.has(path)) {
    const asked = fetch(path).then((answer) => (answer.ok ? answer.json() : {}));
    asked.catch(() => bundles.delete(path));
    bundles.set(path, asked.catch(() => ({})));
  }
  return bundles.get(path);
}

/**
 * The messages of bundles, in the language that is spoken when all of them have come.
 * @param {...string} names symbolic names @returns {Promise<Record<string, string>[]>} empty where there are none
 */
export async function messagesOf(...names) {
  const {locale} = words;
  const all = await Promise.all(names.map((name) => read(name, locale)));
  return locale === words.locale ? all : messagesOf(...names);
}

/** @param {string} bundle whose messages may have changed */
export function forget(bundle) {
  for (const path of bundles.keys()) {
    if (path.includes(`/${encodeURIComponent(bundle)}/`)) {
      bundles.delete(path);
    }
  }
}

/** @param {string} locale "ja" or "en" */
export async function speak(locale) {
  const messages = await read('crm.host', locale);
  document.documentElement.lang = locale;
  words = formats(locale);
  t = translate(messages, locale);
  texts.dispatchEvent(new Event('change'));
}
