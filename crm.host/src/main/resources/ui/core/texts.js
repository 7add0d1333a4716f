import {formats, translate} from '../kit.js';

/** Says `change` when the language has changed. */
export const texts = new EventTarget();

/** The pages' texts and formats in the present language. */
export let t = translate({});
export let words = formats('ja');

const bundles = new Map();

/**
 * The messages of a bundle; read once per language, and again after {@link forget}.
 * @param {string} bundle symbolic name @param {string} [locale]
 * @returns {Promise<Record<string, string>>} empty where there are none
 */
export function messagesOf(bundle, locale = words.locale) {
  const path = `/crm/api/ui/i18n/${encodeURIComponent(bundle)}/${locale}.json`;
  if (!bundles.has(path)) {
    const read = fetch(path).then((answer) => (answer.ok ? answer.json() : {}));
    read.catch(() => bundles.delete(path));
    bundles.set(path, read.catch(() => ({})));
  }
  return bundles.get(path);
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
  const messages = await messagesOf('crm.host', locale);
  document.documentElement.lang = locale;
  words = formats(locale);
  t = translate(messages, locale);
  texts.dispatchEvent(new Event('change'));
}
