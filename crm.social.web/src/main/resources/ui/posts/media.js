import {html, nothing} from 'lit';

const MOST = 4;

/** The pictures of a post. Pictures open larger in place, what moves at the network. */
export function media(popup, {media: all, href}) {
  const shown = all.filter(({picture}) => picture).slice(0, MOST);
  const pictures = shown.filter(({kind}) => kind === 'PICTURE');
  return shown.length
    ? html`<div class="media n${shown.length}">${shown.map((one) =>
        one.kind === 'PICTURE'
          ? html`<button type="button" @click=${() => popup.viewer.open(pictures, pictures.indexOf(one), href)}>${image(popup, one)}</button>`
          : html`<a href=${href} target="_blank" rel="noopener noreferrer">${image(popup, one)}<span class="badge">${popup.t(`media.${one.kind}`)}</span></a>`,
      )}</div>`
    : nothing;
}

const image = (popup, {kind, picture, description, width, height}) =>
  html`<img
    src=${picture}
    alt=${description || popup.t(`media.${kind}`)}
    width=${width || nothing}
    height=${height || nothing}
    loading="lazy"
    decoding="async"
  />`;
