import {html, nothing} from 'lit';
import {avatar, icon} from 'crm-kit';
import {glyph} from '../shared/glyphs.js';
import {marks} from '../popup/marks.js';
import {languageOf, richText} from '../popup/rich-text.js';
import {media} from '../popup/media.js';
import {quoted} from '../popup/post.js';

const PAGES = {lead: 'leads', contact: 'contacts'};

/** Where a record's page is. */
export const recordAddress = ({type, id}) => `/${PAGES[type]}/${encodeURIComponent(id)}`;

/**
 * One item of a column: who spoke, how they stand to us, what they said, and what can be done with it.
 * @param {number} at its place in the column, from 1 @param {number} of how many; -1 while that is not known
 */
export function card(tab, item, at, of) {
  const {id, post: shown, handle} = item;
  const author = shown?.post.author;
  const name = author?.name || tab.handle(handle);
  return html`<article class="card" id=${id} tabindex="0" aria-labelledby=${`${id}-name ${id}-text`} aria-posinset=${at} aria-setsize=${of}>
    <div class="head">
      ${avatar({name: author?.name || handle, src: author?.picture})}
      <div>
        <p class="names"><b id="${id}-name">${name}</b>${author ? marks(tab, author) : nothing}</p>
        <p class="line"><span class="handle">${author ? tab.handle(author.handle) : nothing}</span>${when(tab, item)}</p>
      </div>
    </div>
    ${standing(tab, item, name)}
    ${shown ? said(tab, item) : html`<p class="gone" id="${id}-text">${icon('info')}<span>${gone(tab, item)}</span></p>`}
  </article>`;
}

function when(tab, {at, post: shown}) {
  const {relative, dateTime} = tab.words.formats;
  const time = html`<time datetime=${at}>${relative(at)}</time>`;
  return shown
    ? html`<a class="when" href=${shown.post.href} target="_blank" rel="noopener noreferrer" title=${dateTime(at)}>${time}</a>`
    : html`<span class="when" title=${dateTime(at)}>${time}</span>`;
}

/** The record, or +追加. */
function standing(tab, item, name) {
  const {record, recordName} = item;
  if (!record) {
    return html`<p class="record"><button type="button" class="button small add" aria-label=${tab.t('lead.add.whom', name)} aria-haspopup="dialog" @click=${() => tab.add(item)}>
      ${icon('plus')}${tab.t('lead.add')}</button></p>`;
  }
  const type = tab.t(`record.${record.type}`);
  return html`<p class="record"><a href=${recordAddress(record)} aria-label=${`${type} ${recordName}`}>${icon(PAGES[record.type])}<span>${recordName}</span><small>${type}</small></a></p>`;
}

function said(tab, item) {
  const {id, post: shown} = item;
  const {post} = shown;
  return html`${post.repostedBy ? html`<p class="by">${glyph('repost')}${tab.t('reposted', post.repostedBy.name)}</p>` : nothing}
    ${post.inReplyToHandle ? html`<p class="by">${glyph('reply')}${tab.t('replying', tab.handle(post.inReplyToHandle))}</p>` : nothing}
    <p class="text" id="${id}-text" lang=${languageOf(post.text)}>${richText(post.text)}</p>
    ${media(tab, post)} ${post.quoted ? quoted(tab, post.quoted) : nothing}`;
}

/** Why nothing can be shown: what the network's answer means for the reader. */
function gone(tab, {gone: kind}) {
  return tab.t(tab.words.t.has(`gone.${kind}`) ? `gone.${kind}` : 'gone.now');
}
