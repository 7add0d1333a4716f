import {html} from 'lit';

const SPRITE = new URL('../icons.svg', import.meta.url).pathname;

/**
 * An icon that only decorates: the words beside it, or the label of its button, say what it means. It has the colour of the text.
 * @param {string} name one of the symbols of `icons.svg`, or the address of another file's symbol
 */
export const icon = (name) =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href=${name.includes('#') ? name : `${SPRITE}#${name}`}></use></svg>`;
