import {html, nothing} from 'lit';
import {avatar} from 'crm-kit';
import {glyph} from '../shared/glyphs.js';
import {actButton} from './act-button.js';
import {marks} from './marks.js';
import {media} from './media.js';
import {languageOf, richText} from './rich-text.js';

const SIGNS = {REPOST: 'repost', LIKE: 'like'};
const COUNTS = {REPOST: 'reposts', LIKE: 'likes'};

/** A post that somebody passed on stands beside the post itself. */
export const keyOf = ({post: {ref, repostedBy}}) => ref + (repostedBy ? '+' : '');

/**
 * One post with what may be done with it. Its element bears it as `shown`.
 * @param {object} popup
 * @param {{post: object, done: string[], decisions: object, by: string}} shown
 * @param {{faces?: boolean, focal?: boolean, joined?: boolean}} how whether everybody's face is shown, and not only that of others; whether the
 *   conversation is about it; whether the next one answers it
 */
export function postItem(popup, shown, {faces = false, focal = false, joined = false} = {}) {
  const {post} = shown;
  const {author, repostedBy} = post;
  const bare = !faces && author.key.subject === popup.panel.profile.key.subject;
  const kind = [focal && 'focal', joined && 'joined', !focal && 'opens', popup.composer.answers(post) && 'answered'].filter(Boolean).join(' ');
  return html`<article
    class="post ${kind}"
    tabindex="-1"
    aria-current=${focal ? 'true' : nothing}
    .shown=${shown}
    @click=${(event) => !focal && besides(event) && popup.profile.conversations.open(shown)}
  >
    ${repostedBy ? html`<p class="by">${glyph('repost')}${popup.t('reposted', repostedBy.name)}</p>` : nothing}
    <p class="names">
      ${bare ? nothing : html`${avatar({name: author.name, src: author.picture, size: 's'})}<b>${author.name}</b>${marks(popup, author)}`}
      <a class="handle" href=${author.href} target="_blank" rel="noopener noreferrer">${popup.handle(author.handle)}</a>
      ${when(popup, post)}
    </p>
    ${said(popup, post)}
    <div class="reactions numbers">${acts(popup, shown)}</div>
    ${popup.note.render(post.ref)}
  </article>`;
}

/** What somebody said: words, pictures, and what they quote. @param {string} [id] of the words' element */
export const said = (popup, post, id) => html`${post.inReplyToHandle
    ? html`<p class="by">${glyph('reply')}${popup.t('replying', popup.handle(post.inReplyToHandle))}</p>`
    : nothing}
  <p class="text" id=${id ?? nothing} lang=${languageOf(post.text)}>${richText(post.text)}</p>
  ${media(popup, post)} ${post.quoted ? quoted(popup, post.quoted) : nothing}`;

/** 返信, リツイート and お気に入り. @param {boolean} [terse] whether signs and numbers are enough for the eye */
export const acts = (popup, shown, terse = false) =>
  html`${reply(popup, shown, terse)} ${reaction(popup, shown, 'REPOST', terse)} ${reaction(popup, shown, 'LIKE', terse)}`;

/** Whether a click was meant for the post, and not for something in it or for choosing its words. */
export const besides = ({target}) => !target.closest('a, button, .note') && getSelection().isCollapsed;

const when = (popup, {at, href}) => html`<a class="when" href=${href} target="_blank" rel="noopener noreferrer" title=${popup.words.formats.dateTime(at)}
  ><time datetime=${at}>${popup.words.formats.relative(at)}</time></a
>`;

const quoted = (popup, post) =>
  html`<div class="quoted">
    <p class="names">
      ${avatar({name: post.author.name, src: post.author.picture, size: 's'})}<b>${post.author.name}</b>${marks(popup, post.author)}
      <span class="handle">${popup.handle(post.author.handle)}</span> ${when(popup, post)}
    </p>
    <p class="text" lang=${languageOf(post.text)}>${richText(post.text)}</p>
    ${media(popup, post)}
  </div>`;

const word = (text, terse) => (terse ? html`<span class="hidden-text">${text}</span>` : text);

function reply(popup, shown, terse) {
  const {post} = shown;
  const decision = popup.actor.decide('REPLY', shown.decisions.REPLY, shown.by);
  const content = html`${glyph('reply')}${word(popup.t('reply'), terse)}${number(popup, post.counts.replies)}`;
  const run = () => popup.profile.conversations.answer(shown);
  return decision
    ? actButton(popup, decision, {at: post.ref, style: 'quiet small reply', content, label: popup.t('reply.whom', post.author.name), free: true, terse, run})
    : nothing;
}

function reaction(popup, shown, act, terse) {
  const {post} = shown;
  const decision = popup.actor.decide(act, shown.decisions[act], shown.by);
  const count = post.counts[COUNTS[act]];
  const content = html`${glyph(SIGNS[act])}${word(popup.t(COUNTS[act]), terse)}${number(popup, count)}`;
  if (!decision) {
    return count > 0 ? html`<span class="fact">${content}</span>` : nothing;
  }
  const pressed = popup.reactions.done(shown, act);
  const run = () => popup.reactions.toggle(shown, act);
  return actButton(popup, decision, {at: post.ref, style: `quiet small ${SIGNS[act]} ${pressed ? 'done' : ''}`, content, pressed, terse, run});
}

const number = (popup, value) => (value > 0 ? html`<span class="count">${popup.words.formats.compact(value)}</span>` : nothing);
