import {html, nothing} from 'lit';

const KANA = /[\u3041-\u30fe]/;

/** A text with its links, mentions and tags, each leading to the network's own page. */
export const richText = ({segments}) =>
  segments.map(({kind, text, href}) => (href ? html`<a class="link ${kind.toLowerCase()}" href=${href} target="_blank" rel="noopener noreferrer">${text}</a>` : text));

/** The words alone. */
export const plainText = ({segments}) => segments.map(({text}) => text).join('');

/** The language of what somebody wrote, where it can be told: Japanese breaks its lines, and is read out, in a way of its own. */
export const languageOf = (text) => (KANA.test(plainText(text)) ? 'ja' : nothing);
