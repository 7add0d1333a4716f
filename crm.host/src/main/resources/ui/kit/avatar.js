import {html} from 'lit';

const COLOURS = 5;

/** What stands for a face: the family name's first character, or the first letters of two words. */
function initials(name) {
  const words = name.trim().split(/[\s\u3000]+/u).filter(Boolean);
  const letters = /^[\p{Script=Latin}]/u.test(words[0] ?? '') ? words.slice(0, 2) : words.slice(0, 1);
  return letters.map((word) => [...word][0]).join('').toLocaleUpperCase();
}

function colour(name) {
  let sum = 0;
  for (const character of name) {
    sum = (sum * 31 + character.codePointAt(0)) % 9973;
  }
  return sum % COLOURS;
}

/**
 * A picture of a person, or initials on a colour that stays the same for the same name. It decorates: the name stands beside it.
 * @param {{name: string, src?: string | null, size?: 's' | 'm' | 'l'}} person
 */
export const avatar = ({name, src, size = 'm'}) =>
  html`<span class="avatar ${size} c${colour(name)}" aria-hidden="true">${
    src ? html`<img src=${src} alt="" loading="lazy" decoding="async" />` : initials(name)
  }</span>`;
