const STEPS = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1};

/**
 * Moves the focus among the parts of a menu or a tab list: to be called from the container's `keydown`.
 * @param {KeyboardEvent} event @param {string} selector of the parts
 * @returns {HTMLElement | undefined} the part that has the focus now, if it moved
 */
export function arrowKeys(event, selector) {
  const parts = [...event.currentTarget.querySelectorAll(selector)].filter((part) => !part.disabled && part.offsetParent !== null);
  const here = parts.indexOf(event.target.closest(selector));
  const there = event.key === 'Home' ? 0 : event.key === 'End' ? parts.length - 1 : here + STEPS[event.key];
  if (Number.isNaN(there) || parts.length === 0) {
    return undefined;
  }
  event.preventDefault();
  const part = parts[(there + parts.length) % parts.length];
  part.focus();
  return part;
}
