import {html, nothing} from 'lit';
import {avatar, icon} from 'crm-kit';
import {glyph} from '../shared/glyphs.js';
import {marks} from './marks.js';
import {languageOf, richText} from './rich-text.js';

/** One post. The linked person's own bear no face: it stands above them all. */
export function postItem(popup, post) {
  const {author, repostedBy} = post;
  const own = author.key.subject === popup.panel.profile.key.subject;
  const answered = popup.composer.replyTo?.ref === post.ref;
  return html`<article class="post ${answered ? 'answered' : ''}">
    ${repostedBy ? html`<p class="by">${glyph('repost')}${popup.t('reposted', repostedBy.name)}</p>` : nothing}
    <p class="names">
      ${own ? nothing : html`${avatar({name: author.name, src: author.picture, size: 's'})}<b>${author.name}</b>${marks(popup, author)}`}
      <span class="handle">${popup.handle(author.handle)}</span>
      <a class="when" href=${post.href} target="_blank" rel="noopener noreferrer" title=${popup.words.formats.dateTime(post.at)}>
        <time datetime=${post.at}>${popup.words.formats.relative(post.at)}</time>
      </a>
    </p>
    ${post.inReplyToHandle ? html`<p class="by">${glyph('reply')}${popup.t('replying', popup.handle(post.inReplyToHandle))}</p>` : nothing}
    <p class="text" lang=${languageOf(post.text)}>${richText(post.text)}</p>
    ${media(popup, post)} ${post.quoted ? quoted(popup, post.quoted) : nothing}
    <div class="reactions numbers">
      ${reply(popup, post)} ${count(popup, 'reposts', 'repost', post.counts.reposts)} ${count(popup, 'likes', 'like', post.counts.likes)}
    </div>
  </article>`;
}

export function media(popup, {media: all, href}) {
  const shown = all.filter(({picture}) => picture).slice(0, 4);
  return shown.length
    ? html`<div class="media n${shown.length}">${shown.map(
        ({kind, picture, description, width, height}) =>
          html`<a href=${href} target="_blank" rel="noopener noreferrer" aria-label=${description || popup.t(`media.${kind}`)}>
            <img src=${picture} alt="" width=${width || nothing} height=${height || nothing} loading="lazy" decoding="async" />
            ${kind === 'PICTURE' ? nothing : html`<span class="badge">${popup.t(`media.${kind}`)}</span>`}
          </a>`,
      )}</div>`
    : nothing;
}

export const quoted = (popup, {author, text, at, href}) =>
  html`<div class="quoted">
    <p class="names">
      ${avatar({name: author.name, src: author.picture, size: 's'})}<b>${author.name}</b> <span class="handle">${popup.handle(author.handle)}</span>
      <a class="when" href=${href} target="_blank" rel="noopener noreferrer"><time datetime=${at}>${popup.words.formats.relative(at)}</time></a>
    </p>
    <p class="text" lang=${languageOf(text)}>${richText(text)}</p>
  </div>`;

function reply(popup, post) {
  const decision = popup.panel.decisions.REPLY;
  const label = html`${glyph('reply')}${popup.t('reply')}`;
  const whom = popup.t('reply.whom', post.author.name);
  switch (decision?.decision) {
    case 'allowed':
      return html`<button type="button" class="button quiet small" aria-label=${whom} @click=${() => popup.composer.answer(post)}>${label}</button>`;
    case 'hand-off':
      return html`<a
        class="button quiet small"
        href=${post.href}
        target="_blank"
        rel="noopener noreferrer"
        title=${popup.words.say(decision.reason)}
        >${label}${icon('external')}</a
      >`;
    default:
      return decision
        ? html`<button type="button" class="button quiet small" aria-disabled="true" title=${popup.words.say(decision.reason)}>${label}</button>`
        : nothing;
  }
}

const count = (popup, key, sign, value) =>
  value > 0
    ? html`<span class="fact" title=${popup.t(key)}
        >${glyph(sign)}<span class="hidden-text">${popup.t(key)}</span>${popup.words.formats.compact(value)}</span
      >`
    : nothing;
