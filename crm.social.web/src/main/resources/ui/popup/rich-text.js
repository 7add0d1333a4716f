import {html} from 'lit';

/** A text with its links, mentions and tags, each leading to the network's own page. */
export const richText = ({segments}) =>
  segments.map(({text, href}) => (href ? html`<a class="link" href=${href} target="_blank" rel="noopener noreferrer">${text}</a>` : text));

/** The words alone. */
export const plainText = ({segments}) => segments.map(({text}) => text).join('');
