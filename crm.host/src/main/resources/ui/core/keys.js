const SETTING = 'crm-shortcuts';
/** The key of the sheet that lists them all. */
const SHEET = '?';

/** Whether single keys are shortcuts; the user may turn them off. */
export const shortcuts = {
  get on() {
    return localStorage.getItem(SETTING) !== 'off';
  },
  set on(value) {
    localStorage.setItem(SETTING, value ? 'on' : 'off');
  },
};

/** What keys do now: the host's own actions by key, and what elements of extensions registered; each in the order in which it came. */
const own = new Set();
const registered = new Set();
/** The host's actions that give way to what an extension registered. */
const last = new Set();

/**
 * Runs what belongs to a single key, unless somebody types, a dialog is open (but for its own: see `ElementKeys`) or a control uses the key itself.
 * @param {Record<string, (event: KeyboardEvent) => unknown>} actions by key; two keys in a row as "g l"; `false` leaves the key to others
 * @param {AbortSignal} signal
 * @param {{yields?: boolean}} [how] whether an extension on the page may have its keys
 */
export function onKeys(actions, signal, {yields = false} = {}) {
  const place = yields ? last : own;
  place.add(actions);
  signal.addEventListener('abort', () => place.delete(actions));
}

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
    return () => void (entry.use === use && this.#end(entry));
  }

  end() {
    this.#mine.forEach((entry) => this.#end(entry));
  }

  #end(entry) {
    registered.delete(entry);
    this.#mine.delete(entry.key);
  }
}

/** @returns {{key: string, label: string}[]} what extensions offer on this page beside the host's own keys */
export function registeredKeys() {
  const taken = new Set([...own].flatMap((actions) => Object.keys(actions)));
  return [...registered]
    .filter(({key}) => !taken.has(key) && taken.add(key))
    .map(({key, use}) => ({key, label: use.label}));
}

let before = '';
let forgetting = 0;

document.addEventListener('keydown', (event) => {
  const used = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  const path = event.composedPath();
  if (used || !shortcuts.on || takesKeys(path[0], event)) {
    return;
  }
  if (path.some((node) => node instanceof HTMLDialogElement && node.open)) {
    inDialog(event, path);
    return;
  }
  const both = `${before} ${event.key}`;
  before = event.key;
  clearTimeout(forgetting);
  forgetting = setTimeout(() => (before = ''), 1000);
  const from = (place) => [both, event.key].flatMap((key) => [...place].map((one) => one[key]));
  run([...from(own), ...of([...registered], event), ...from(last)], event);
});

/** A dialog leaves the page's keys alone; those of the element that opened it work there, and the sheet that lists them. */
function inDialog(event, path) {
  const its = [...registered].filter(({place}) => path.includes(place));
  if (its.length) {
    run([...of(its, event), ...(event.key === SHEET ? [...own].map((one) => one[SHEET]) : [])], event);
  }
}

const of = (entries, event) => entries.filter(({key}) => key === event.key).map(({use}) => use.action);

function run(actions, event) {
  if (actions.some((action) => action && action(event) !== false)) {
    event.preventDefault();
  }
}

function takesKeys(target, event) {
  if (!(target instanceof Element)) {
    return false;
  }
  const typing = target.matches('input:not([type=checkbox], [type=radio]), textarea, select') || target.isContentEditable;
  return typing || (event.key === 'Enter' && target.matches('a, button, summary, input'));
}
