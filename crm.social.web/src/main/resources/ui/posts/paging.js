import {html, nothing} from 'lit';
import {abandoned} from '../shared/rest.js';
import {posts as outlines} from './skeleton.js';
import {Trouble} from './trouble.js';

/** A list that is read page by page: what is there, how it goes on, and what stands in the way. */
export class Paging {
  /**
   * @param {object} popup
   * @param {(cursor: string | null, signal: AbortSignal) => Promise<{items: object[], next: string | null}>} page reads one
   * @param {(item: object) => string} key what tells items apart
   * @param {() => boolean} [own] whether it is read through the user's own connection
   */
  constructor(popup, page, key, own = () => true) {
    Object.assign(this, {popup, page, key, own, items: null, next: null, reading: false});
    this.trouble = new Trouble(popup);
  }

  /** Forgets what was read. */
  clear() {
    this.rest();
    Object.assign(this, {items: null, next: null, reading: false});
  }

  /** Reads no more. */
  rest() {
    this.request?.abort();
    this.trouble.over();
  }

  /** Reads from the beginning; what is shown stays until the answer is there. */
  start() {
    return this.#read(null);
  }

  more() {
    return this.next && !this.reading ? this.#read(this.next) : undefined;
  }

  /** Takes items in place of those that are there. */
  take(items, next) {
    Object.assign(this, {items, next});
    this.trouble.over();
  }

  async #read(cursor) {
    const {popup} = this;
    this.request?.abort();
    const request = (this.request = new AbortController());
    this.reading = true;
    popup.requestUpdate();
    try {
      const {items, next} = await this.page(cursor, request.signal);
      this.take(cursor ? this.#joined(items) : items, next);
    } catch (problem) {
      abandoned(problem) || popup.met(problem, this.trouble, () => this.#read(cursor), this.own());
    }
    if (this.request === request) {
      this.reading = false;
    }
    popup.requestUpdate();
  }

  /** What moved down between two readings is there already. */
  #joined(items) {
    const known = new Set(this.items.map(this.key));
    return [...this.items, ...items.filter((item) => !known.has(this.key(item)))];
  }

  /** Goes on by itself when the end comes near, where that costs nothing. */
  near() {
    if (!this.popup.profile.charges && !this.trouble.problem) {
      this.more();
    }
  }

  /** What stands below the items: the way on, or why there is none. */
  foot() {
    const {popup} = this;
    if (this.trouble.problem) {
      return this.trouble.render();
    }
    if (!this.next) {
      return nothing;
    }
    return popup.profile.charges ? popup.more(this.reading, () => this.more()) : html`<div class="on">${outlines(popup.t('loading'), 1)}</div>`;
  }
}
