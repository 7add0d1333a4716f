import {html} from 'lit';

const bar = (width) => html`<span class="skeleton ${width}"></span>`;

const person = html`<div class="person"><span class="skeleton round"></span><div>${bar('half')}${bar('')}${bar('most')}</div></div>`;

/** The outlines of what is being read. @param {string} label what is said of it */
export const outlines = (label, count = 4) =>
  html`<div class="outlines" role="img" aria-label=${label}>${Array(count).fill(person)}</div>`;
