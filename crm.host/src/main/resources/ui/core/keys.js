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
export const own = new Set();
export const registered = new Set();
/** The host's actions that give way to what an extension registered. */
const last = new Set();

/**
 * Runs what belongs to a single key, unless somebody types, a dialog is open (but for its own: see `slots/element-keys.js`) or a control uses the key itself.
 * @param {Record<string, (event: KeyboardEvent) => unknown>} actions by key; two keys in a row as "g l"; `false` leaves the key to others
 * @param {AbortSignal} signal
 * @param {{yields?: boolean}} [how] whether an extension on the page may have its keys
 */
export function onKeys(actions, signal, {yields = false} = {}) {
  const place = yields ? last : own;
  place.add(actions);
  signal.addEventListener('abort', () => place.delete(actions));
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
