import {html} from 'lit';

/** The outline of a card that is being read. @param {string} label what is said of it */
export const outline = (label) =>
  html`<section class="card" aria-busy="true"><span class="skeleton"></span><span class="hidden-text" role="status">${label}</span></section>`;
