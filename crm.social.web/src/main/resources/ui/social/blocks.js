/** @param {{at: string}} item */
export const moment = ({at}) => Date.parse(at);

/**
 * A column's items, newest first, in blocks: each is what one page of the inbox brought, and knows the cursor that brings it again.
 * @typedef {{items: object[], cursor: string | null, stale?: boolean, room?: number}} Block `stale` is to be read again when it comes near, `room` the
 *   height that it had when it was drawn last
 */
export class Blocks {
  /** @type {Block[]} */
  list = [];
  #ids = new Set();
  #met;

  /** @param {Set<string>} met takes the ids of all items that were ever here */
  constructor(met) {
    this.#met = met;
  }

  get count() {
    return this.#ids.size;
  }

  get first() {
    return this.list[0];
  }

  has(id) {
    return this.#ids.has(id);
  }

  /** @param {object[]} items @param {string | null} cursor */
  append(items, cursor) {
    const unknown = items.filter(({id}) => !this.has(id));
    this.#add(unknown);
    this.list = [...this.list, {items: unknown, cursor}];
  }

  /** Puts items into a block, each where its time says. @param {Block} block */
  put(block, items) {
    this.#add(items);
    block.items = [...block.items, ...items].sort((a, b) => moment(b) - moment(a));
  }

  /** Takes an item out. */
  remove(id) {
    this.#keep(this.list, (item) => item.id !== id);
  }

  /** Exchanges items for what they have become. @param {(item: object) => object} change */
  change(change) {
    this.list.forEach((block) => (block.items = block.items.map(change)));
  }

  /** The block that an item belongs into by its time, as far as the column was read. @param {boolean} whole whether it was read to its end */
  blockFor(item, whole) {
    return this.list.find(({items}) => items.length && moment(items.at(-1)) <= moment(item)) ?? (whole ? this.list.at(-1) : undefined);
  }

  /**
   * Makes block and what follows it what they are now.
   * @param {Block} block @param {object[]} items all there are from the block's beginning on @param {boolean} whole whether they reach the column's end
   */
  merge(block, items, whole) {
    const now = new Map(items.map((item) => [item.id, item]));
    const reached = whole ? -Infinity : items.length ? moment(items.at(-1)) : Infinity;
    const later = this.list.slice(this.list.indexOf(block));
    this.#keep(later, (item) => now.has(item.id) || moment(item) <= reached);
    later.forEach((one) => (one.items = one.items.map((item) => now.get(item.id) ?? item)));
    const missing = items.filter(({id}) => !this.has(id));
    missing.length && this.put(block, missing);
    block.stale = false;
  }

  #add(items) {
    for (const {id} of items) {
      this.#ids.add(id);
      this.#met.add(id);
    }
  }

  #keep(blocks, kept) {
    blocks.forEach((block) => {
      const gone = block.items.filter((item) => !kept(item));
      if (gone.length) {
        gone.forEach(({id}) => this.#ids.delete(id));
        block.items = block.items.filter(kept);
      }
    });
  }
}
