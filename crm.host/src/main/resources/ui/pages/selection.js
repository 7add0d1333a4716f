import {send} from '../core/rest.js';

/** Which records of a list are selected. Says `change`. */
export class Selection extends EventTarget {
  /** In the order in which they were selected; a new list with each change, so that elements notice it. @type {readonly string[]} */
  ids = Object.freeze([]);
  #set = new Set();
  #last = null;

  has(id) {
    return this.#set.has(id);
  }

  get size() {
    return this.#set.size;
  }

  clear() {
    this.#last = null;
    this.#take(new Set());
  }

  /**
   * Selects a row, or no longer; with the shift key all rows from the last one to it.
   * @param {string} id @param {boolean} on @param {string[]} shown the ids of all rows in their order, where a range is meant
   */
  choose(id, on, shown) {
    const from = shown ? shown.indexOf(this.#last) : -1;
    const to = from < 0 ? -1 : shown.indexOf(id);
    this.#put(from < 0 ? [id] : shown.slice(Math.min(from, to), Math.max(from, to) + 1), on);
    this.#last = id;
  }

  /** @param {string[]} ids @param {boolean} on */
  page(ids, on) {
    this.#put(ids, on);
    this.#last = null;
  }

  /** Selects all that a list would show, the first 10,000. @param {string} path @param {URLSearchParams} query */
  async all(path, query) {
    const {items} = await send(`/${path}/ids?${query}`);
    this.#last = null;
    this.#take(new Set(items));
  }

  #put(ids, on) {
    const set = new Set(this.#set);
    ids.forEach((id) => (on ? set.add(id) : set.delete(id)));
    this.#take(set);
  }

  #take(set) {
    this.#set = set;
    this.ids = Object.freeze([...set]);
    this.dispatchEvent(new Event('change'));
  }
}
