import {html} from 'lit';

/** What stands for a face: the family name's first character, or the first letters of two words. */
function initials(name) {
  const words = name.trim().split(/\s+/);
  const count = /^\p{Script=Latin}/u.test(name) ? 2 : 1;
  return words.slice(0, count).map((word) => [...word][0]).join('').toLocaleUpperCase();
}

const colour = (name) => [...name].reduce((sum, character) => sum + character.codePointAt(0), 0) % 5;

/**
 * A picture of a person, or initials on a colour that stays the same for the same name. It decorates: the name stands beside it.
 * @param {{name: string, src?: string | null, size?: 's' | 'm' | 'l'}} person
 */
export const avatar = ({name, src, size = 'm'}) =>
  html`<span class="avatar ${size} c${colour(name)}" aria-hidden="true">${
    src ? html`<img src=${src} alt="" loading="lazy" decoding="async" />` : initials(name)
  }</span>`;
