import {abandoned, ask, path, query} from '../shared/rest.js';
import {Blocks, moment} from './blocks.js';
import {pathOf} from './place.js';

/** With more than this in its first block a column begins anew when new items are asked for. */
const LARGEST = 150;
/** So many pages at most are read again for one block. */
const AGAIN = 5;

/**
 * What a column holds and reads. New items wait in `fresh` until they are asked for; what moved here from another column is put in its place at once.
 */
export class ColumnItems {
  /**
   * @param {string} id of the column
   * @param {{host: object, network: string, filter: object, seen: (item: object) => object, met: Set<string>, changed: () => void, came: () => void,
   *   failed: (problem: object) => void}} inbox what the columns share: `met` are the items that any of them ever had, `came` that new ones wait
   */
  constructor(id, inbox) {
    Object.assign(this, {id, inbox});
    this.away = new AbortController();
    this.#empty();
  }

  #empty() {
    /** Whether it was ever read. */
    this.known = false;
    this.blocks = new Blocks(this.inbox.met);
    this.next = null;
    this.fresh = [];
    /** Whether there are more new items than `fresh` holds. */
    this.freshMore = false;
    /** Reads again what could not be read. @type {null | (() => Promise<void>)} */
    this.again = null;
  }

  end() {
    this.away.abort();
  }

  /** Reads from the beginning. */
  start() {
    this.#empty();
    return this.#read(() => this.#newest());
  }

  /** Reads what is older. */
  older() {
    return this.busy ? undefined : this.#read(async () => {
      const cursor = this.next;
      const {items, next} = await this.#page(cursor);
      this.blocks.append(items, cursor);
      this.next = next;
    });
  }

  /** Waits until something older was read, if need be after what is being read. */
  more() {
    return this.older() ?? this.last;
  }

  /**
   * Something changed: looks for what is new, and reads again what is seen; the rest is read again when it comes near.
   * @param {(block: import('./blocks.js').Block) => boolean} seen
   */
  look(seen) {
    this.blocks.list.forEach((block) => (block.stale = true));
    return this.#read(async () => {
      await this.#newest();
      for (const block of this.blocks.list.slice(1).filter((one) => one.stale && seen(one))) {
        await this.#reread(block);
      }
    });
  }

  /** A block came near. */
  near(block) {
    return block.stale ? this.#read(() => (block === this.blocks.first ? this.#newest() : this.#reread(block))) : undefined;
  }

  /** Shows the new items. */
  take() {
    const {first} = this.blocks;
    if (this.freshMore || first.items.length + this.fresh.length > LARGEST) {
      this.start();
    } else {
      this.blocks.put(first, this.fresh);
      this.fresh = [];
    }
  }

  /** Another column has it now. */
  remove(id) {
    this.blocks.remove(id);
    this.fresh = this.fresh.filter((item) => item.id !== id);
  }

  /** Puts an item that another column had in its place; nowhere where that has not been read yet. */
  insert(item) {
    const block = this.blocks.has(item.id) ? undefined : this.blocks.blockFor(item, this.known && this.next === null);
    block && this.blocks.put(block, [item]);
  }

  /** The newest page: what nobody knew waits, the rest is what the first block is now. */
  async #newest() {
    const {items, next} = await this.#page(null);
    const {blocks} = this;
    if (!this.known || blocks.count === 0) {
      this.#empty();
      Object.assign(this, {known: true, next});
      this.blocks.append(items, null);
      return;
    }
    const before = this.fresh.length;
    const newest = moment(blocks.list.find((block) => block.items.length).items[0]);
    this.fresh = items.filter((item) => !blocks.has(item.id) && moment(item) >= newest && !this.inbox.met.has(item.id));
    this.freshMore = next !== null && this.fresh.length === items.length;
    if (!this.freshMore) {
      const waiting = new Set(this.fresh);
      await this.#merge(blocks.first, items.filter((item) => !waiting.has(item)), next);
    }
    this.fresh.length > before && this.inbox.came(this);
  }

  async #reread(block) {
    const {items, next} = await this.#page(block.cursor);
    await this.#merge(block, items, next);
  }

  /** Where a page does not reach a block's end any more, those after it are read too. */
  async #merge(block, items, next) {
    const last = block.items.at(-1);
    let all = items;
    for (let read = 1; next && last && read < AGAIN && !(all.length && moment(all.at(-1)) <= moment(last)); read++) {
      const page = await this.#page(next);
      all = [...all, ...page.items];
      next = page.next;
    }
    this.blocks.list.includes(block) && this.blocks.merge(block, all, next === null);
  }

  /** One reading after the other. */
  #read(work) {
    const {signal} = this.away;
    this.busy = (this.busy ?? 0) + 1;
    const read = async () => {
      try {
        signal.throwIfAborted();
        await work();
        this.again = null;
      } catch (problem) {
        if (!abandoned(problem)) {
          this.again = () => this.#read(work);
          this.inbox.failed(problem);
        }
      }
      this.busy--;
      this.inbox.changed();
    };
    this.inbox.changed();
    return (this.last = (this.last ?? Promise.resolve()).then(read));
  }

  async #page(cursor) {
    const {host, network, filter} = this.inbox;
    const page = await ask(host, path('inbox', network, pathOf(this.id)) + query({...filter, cursor}), {signal: this.away.signal});
    return {...page, items: page.items.map((item) => this.inbox.seen(item))};
  }
}
