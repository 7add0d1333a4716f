const SETTING = 'crm-shortcuts';

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

/**
 * Runs what belongs to a single key, unless somebody types, a dialog is open or a control uses the key itself.
 * @param {Record<string, (event: KeyboardEvent) => unknown>} actions by key; two keys in a row as "g l"; `false` leaves the key to others
 * @param {AbortSignal} signal
 */
export function onKeys(actions, signal) {
  own.add(actions);
  signal.addEventListener('abort', () => own.delete(actions));
}

/** The page keys of one extension element. */
export class ElementKeys {
  #mine = new Map();

  /** @param {{key: string, label: string, action: () => unknown}} use @returns {() => void} ends it, unless the key was registered again since */
  register({key, label, action}) {
    if (!/^\S$/u.test(key) || typeof action !== 'function') {
      throw new TypeError('a page key is one character with an action');
    }
    const use = {label, action};
    const entry = this.#mine.get(key) ?? {key};
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
  if (used || !shortcuts.on || takesKeys(event.composedPath()[0], event)) {
    return;
  }
  const both = `${before} ${event.key}`;
  before = event.key;
  clearTimeout(forgetting);
  forgetting = setTimeout(() => (before = ''), 1000);
  const actions = [
    ...[both, event.key].flatMap((key) => [...own].map((one) => one[key])),
    ...[...registered].filter(({key}) => key === event.key).map(({use}) => use.action),
  ];
  if (actions.some((action) => action && action(event) !== false)) {
    event.preventDefault();
  }
});

function takesKeys(target, event) {
  if (!(target instanceof Element)) {
    return false;
  }
  const typing = target.matches('input:not([type=checkbox], [type=radio]), textarea, select') || target.isContentEditable;
  const inDialog = event.composedPath().some((node) => node instanceof HTMLDialogElement && node.open);
  return typing || inDialog || (event.key === 'Enter' && target.matches('a, button, summary, input'));
}
