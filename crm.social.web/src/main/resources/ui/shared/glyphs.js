import {css, html} from 'lit';

const STROKES = {
  reply: 'M10 5.5 4 11l6 5.5M4 11h9a7 7 0 0 1 7 7',
  repost: 'm3.5 9 3.5-3.5L10.5 9M7 5.5V15a2.5 2.5 0 0 0 2.5 2.5H13M20.5 15 17 18.5 13.5 15M17 18.5V9a2.5 2.5 0 0 0-2.5-2.5H11',
  like: 'm12 4 2.4 5.2 5.6.7-4.1 3.9 1 5.7-4.9-2.8-4.9 2.8 1-5.7L4 9.9l5.6-.7Z',
  talk: 'M4 6.5A2.5 2.5 0 0 1 6.5 4h7A2.5 2.5 0 0 1 16 6.5v4a2.5 2.5 0 0 1-2.5 2.5H9l-3.5 3v-3.2A2.5 2.5 0 0 1 4 10.5ZM19 9.5a2 2 0 0 1 1.5 2v4a2.4 2.4 0 0 1-1.5 2.2V20l-3-2.4h-4',
  place: 'M12 20.5c4-4.4 6-7.7 6-10.3a6 6 0 0 0-12 0c0 2.6 2 5.9 6 10.3ZM12 12.5a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z',
  site: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1',
};

/** An icon of this bundle, in the manner of the kit's. It decorates. */
export const glyph = (name) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${STROKES[name]}></path></svg>`;

/** A network's own sign, as a silhouette in the colour of the text. Goes with `markStyle`. */
export const networkMark = ({id, iconHash}) => {
  const address = `/social/api/networks/${encodeURIComponent(id)}/icon?v=${encodeURIComponent(iconHash)}`;
  return html`<span class="network-mark" .style=${`mask-image: url("${address}")`}></span>`;
};

export const markStyle = css`
  .network-mark { display: inline-block; flex: none; width: 20px; height: 20px; background: currentColor; mask: center / contain no-repeat; }
`;
