import {html} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Paging} from '../posts/paging.js';
import {keyOf, postItem} from '../posts/post.js';
import {posts as outlines} from '../posts/skeleton.js';
import {query} from '../shared/rest.js';

/** The linked person's posts, newest first. */
export class Posts {
  constructor(popup) {
    this.popup = popup;
    this.paging = new Paging(popup, (cursor, signal) => this.#page(cursor, signal), keyOf);
  }

  async #page(cursor, signal) {
    const {popup} = this;
    const {items, next} = await popup.ask(`posts${query({cursor})}`, {signal});
    return {items: popup.actor.seen(items), next};
  }

  /** A panel was read. Older posts that were read before stay below its newest ones. */
  take({items, next}) {
    const {paging} = this;
    const newest = this.popup.actor.seen(items);
    const last = newest.at(-1);
    const overlap = last && paging.items ? paging.items.findIndex((item) => keyOf(item) === keyOf(last)) : -1;
    const older = overlap >= 0 ? paging.items.slice(overlap + 1) : [];
    paging.take([...newest, ...older], older.length ? paging.next : next);
  }

  /** The panel brings them. */
  enter() {}

  refresh() {
    return this.popup.load();
  }

  change(change) {
    this.paging.items = this.paging.items?.map(change) ?? null;
  }

  render() {
    const {popup, paging} = this;
    const {items} = paging;
    if (!items || !popup.panel.posts) {
      return outlines(popup.t('loading'));
    }
    if (items.length === 0 && !paging.next) {
      return html`<p class="empty">${popup.t('posts.empty')}</p>`;
    }
    return html`<div class="posts">${repeat(items, keyOf, (shown) => postItem(popup, shown))}</div>
      ${paging.foot()}`;
  }
}
