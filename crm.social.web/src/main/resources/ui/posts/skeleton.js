import {html} from 'lit';

const bar = (width) => html`<span class="skeleton ${width}"></span>`;

const person = html`<div class="person"><span class="skeleton round"></span><div>${bar('half')}${bar('')}${bar('most')}</div></div>`;

const post = html`<div class="outline">${bar('half')}${bar('')}${bar('most')}${bar('third')}</div>`;

const head = html`<div class="banner plain"></div>
  <div class="outline-head"><span class="skeleton round"></span>${bar('half')}${bar('most')}${bar('third')}</div>`;

const outlines = (label, parts) => html`<div class="outlines" role="img" aria-label=${label}>${parts}</div>`;

/** The outlines of people who are being read. @param {string} label what is said of it */
export const people = (label, count = 4) => outlines(label, Array(count).fill(person));

/** The outlines of posts. */
export const posts = (label, count = 3) => outlines(label, Array(count).fill(post));

/** The outlines of a linked profile. */
export const profile = (label) => html`${head}${posts(label)}`;
