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

/**
 * Runs what belongs to a single key, unless somebody types, a dialog is open or a control uses the key itself.
 * @param {Record<string, (event: KeyboardEvent) => unknown>} actions by key; two keys in a row as "g l"
 * @param {AbortSignal} signal
 */
export function onKeys(actions, signal) {
  let before = '';
  document.addEventListener(
    'keydown',
    (event) => {
      const target = event.composedPath()[0];
      const used = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
      if (used || !shortcuts.on || takesKeys(target, event)) {
        return;
      }
      const action = actions[`${before} ${event.key}`] ?? actions[event.key];
      before = event.key;
      setTimeout(() => (before = ''), 1000);
      if (action && action(event) !== false) {
        event.preventDefault();
      }
    },
    {signal},
  );
}

function takesKeys(target, event) {
  if (!(target instanceof Element)) {
    return false;
  }
  const typing = target.matches('input:not([type=checkbox], [type=radio]), textarea, select') || target.isContentEditable;
  const inDialog = event.composedPath().some((node) => node instanceof HTMLDialogElement && node.open);
  return typing || inDialog || (event.key === 'Enter' && target.matches('a, button, summary, input'));
}
