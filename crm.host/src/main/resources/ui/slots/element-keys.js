import {own, registered} from '../core/keys.js';

/** Says `change` when keys of an element came, went or have another label. */
export const elementKeys = new EventTarget();

/** The page keys of one extension element. */
export class ElementKeys {
  #mine = new Map();

  /** @param {HTMLElement} place where the element is: in a dialog inside it, its keys come first */
  constructor(place) {
    this.place = place;
  }

  /** @param {{key: string, label: string, action: () => unknown}} use @returns {() => void} ends it, unless the key was registered again since */
  register({key, label, action}) {
    if (!/^\S$/u.test(key) || typeof action !== 'function') {
      throw new TypeError('a page key is one character with an action');
    }
    const use = {label, action};
    const entry = this.#mine.get(key) ?? {key, place: this.place};
    entry.use = use;
    this.#mine.set(key, entry);
    registered.add(entry);
    elementKeys.dispatchEvent(new Event('change'));
    return () => void (entry.use === use && this.#end(entry));
  }

  end() {
    this.#mine.forEach((entry) => this.#end(entry));
  }

  #end(entry) {
    registered.delete(entry);
    this.#mine.delete(entry.key);
    elementKeys.dispatchEvent(new Event('change'));
  }
}

/** @returns {{key: string, label: string}[]} what extensions offer on this page beside the host's own keys */
export function registeredKeys() {
  const taken = new Set([...own].flatMap((actions) => Object.keys(actions)));
  return [...registered]
    .filter(({key}) => !taken.has(key) && taken.add(key))
    .map(({key, use}) => ({key, label: use.label}));
}
