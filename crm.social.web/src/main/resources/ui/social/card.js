import {html, nothing} from 'lit';
import {avatar, icon} from 'crm-kit';
import {marks} from '../posts/marks.js';
import {acts, besides, said} from '../posts/post.js';
import {glyph} from '../shared/glyphs.js';

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
  const open = (event) => shown && besides(event) && tab.profile.conversations.open(shown);
  return html`<article class="card ${shown ? 'opens' : ''}" id=${id} tabindex="0" aria-labelledby=${`${id}-name ${id}-text`} aria-posinset=${at} aria-setsize=${of} @click=${open}>
    <div class="head">
      ${avatar({name: author?.name || handle, src: author?.picture})}
      <div>
        <p class="names"><b id="${id}-name">${name}</b>${author ? marks(tab, author) : nothing}</p>
        <p class="line"><span class="handle">${author ? tab.handle(author.handle) : nothing}</span>${when(tab, item)}</p>
      </div>
    </div>
    ${standing(tab, item, name)}
    ${shown ? says(tab, item) : html`<p class="gone" id="${id}-text">${icon('info')}<span>${gone(tab, item)}</span></p>`}
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
    return html`<button type="button" class="record add" aria-label=${tab.t('lead.add.whom', name)} aria-haspopup="dialog" @click=${() => tab.add(item)}>
      ${icon('plus')}<span>${tab.t('lead.add')}</span></button>`;
  }
  const type = tab.t(`record.${record.type}`);
  return html`<a class="record" href=${recordAddress(record)} aria-label=${`${type} ${recordName}`}>${icon(PAGES[record.type])}<span>${recordName}</span><small>${type}</small></a>`;
}

function says(tab, {id, post: shown}) {
  const {repostedBy, ref} = shown.post;
  return html`${repostedBy ? html`<p class="by">${glyph('repost')}${tab.t('reposted', repostedBy.name)}</p>` : nothing}
    <div class="said">${said(tab, shown.post, `${id}-text`)}</div>
    <div class="reactions numbers">
      ${acts(tab, shown, true)}
      <button type="button" class="button quiet small talk" aria-haspopup="dialog" title=${tab.t('conversation')} @click=${() => tab.profile.conversations.open(shown)}>
        ${glyph('talk')}<span class="hidden-text">${tab.t('conversation')}</span></button>
    </div>
    ${tab.note.render(ref)}`;
}

/** Why nothing can be shown: what the network's answer means for the reader. */
function gone(tab, {gone: kind}) {
  return tab.t(tab.words.t.has(`gone.${kind}`) ? `gone.${kind}` : 'gone.now');
}
