const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const ORNAMENTS = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f★☆♪♡♥※]+/gu;
/** What people put behind their name: a company, a place, what they do at present. */
const BEHIND = /\s*[@＠|｜/／(（[【〔「『_＿:：].*$/u;

/**
 * Guesses family and given name from how somebody calls themselves at a network. Japanese names begin with the family's, others end with it, in
 * katakana too; what cannot be told apart is the family's.
 * @param {string} name @returns {{family: string, given: string}}
 */
export function splitName(name) {
  const plain = name.replace(ORNAMENTS, ' ').trim();
  const whole = plain.replace(BEHIND, '').trim() || plain;
  const words = whole.split(/[\s・]+/u).filter(Boolean);
  const first = JAPANESE.test(whole) && !whole.includes('・');
  const [family, given] = first ? [words.slice(0, 1), words.slice(1)] : [words.slice(-1), words.slice(0, -1)];
  return {family: family.join(' ').slice(0, 100), given: given.join(' ').slice(0, 100)};
}
