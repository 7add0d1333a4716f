import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {icon} from 'crm-kit';
import {ask, path, query} from '../shared/rest.js';
import {Paging} from './paging.js';
import {keyOf, postItem} from './post.js';
import {posts as outlines} from './skeleton.js';

/** A post with what it answers and what answers it, as who acts sees them. The post stays where it is while the others come. */
export class Conversation {
  /** @param {object} popup @param {object} shown the post, as it was shown already @param {{scroll: number, key: string}} from where to return */
  constructor(popup, shown, from) {
    Object.assign(this, {popup, shown, from, above: null});
    this.replies = new Paging(popup, (cursor, signal) => this.#page(cursor, signal), keyOf, () => popup.actor.own);
  }

  async #page(cursor, signal) {
    const {popup} = this;
    const {context, network, actor: {connection, subject}} = popup;
    const where = path('networks', network.id, 'posts', this.shown.post.ref, 'conversation') + query({as: connection.id, cursor});
    const found = await ask(context.host, where, {signal});
    const seen = (items) => popup.actor.seen(items, subject);
    if (!cursor) {
      this.steady = this.#top;
      this.above = seen(found.above);
      [this.shown] = seen([found.post]);
    }
    return {items: seen(found.replies.items), next: found.replies.next};
  }

  get #top() {
    return this.popup.renderRoot.querySelector('.post.focal')?.getBoundingClientRect().top ?? 0;
  }

  async start() {
    await this.replies.start();
    await this.popup.updateComplete;
    if (this.steady !== undefined) {
      this.popup.body.scrollTop += this.#top - this.steady;
      this.steady = undefined;
    }
  }

  get posts() {
    return [this.shown, ...(this.above ?? []), ...(this.replies.items ?? [])];
  }

  /** Whether a post stands in it. */
  holds(ref) {
    return this.posts.some(({post}) => post.ref === ref);
  }

  change(change) {
    this.shown = change(this.shown);
    this.above = this.above?.map(change) ?? null;
    this.replies.items = this.replies.items?.map(change) ?? null;
  }

  /** An answer of ours, before the network tells of it. */
  add(shown) {
    this.replies.items = [...(this.replies.items ?? []), shown];
  }

  remove(ref) {
    this.replies.items = this.replies.items?.filter(({post}) => post.ref !== ref) ?? null;
  }

  render() {
    const {popup, shown, replies} = this;
    return html`<section class="conversation" aria-label=${popup.t('conversation')}>
      ${popup.profile.conversations.returns ? this.#where() : nothing}
      ${this.#above()} ${postItem(popup, shown, {faces: true, focal: true})}
      <div class="replies">${this.#replies(replies)}</div>
    </section>`;
  }

  #where() {
    const {popup} = this;
    return html`<div class="where">
      <button type="button" class="button quiet small" @click=${() => popup.profile.conversations.back()}>${icon('back')}${popup.t('back')}</button>
      <h3>${popup.t('conversation')}</h3>
    </div>`;
  }

  /** Where it answers something, the place of what that is stands ready. */
  #above() {
    const {popup, above, shown, replies} = this;
    if (above) {
      return repeat(above, keyOf, (one) => postItem(popup, one, {faces: true, joined: true}));
    }
    return shown.post.inReplyTo && !replies.trouble.problem ? html`<div class="peek">${outlines(popup.t('loading'), 1)}</div>` : nothing;
  }

  #replies({items, next, trouble}) {
    const {popup} = this;
    if (!items) {
      return trouble.problem ? trouble.render() : outlines(popup.t('loading'), this.shown.post.counts.replies === 0 ? 1 : 2);
    }
    if (items.length === 0 && !next) {
      return html`<p class="empty">${popup.t('replies.empty')}</p>`;
    }
    return html`<h4 aria-level=${popup.repliesLevel}>${popup.t('replies')}</h4>
      ${repeat(items, keyOf, (one) => postItem(popup, one, {faces: true}))} ${this.replies.foot()}`;
  }
}
