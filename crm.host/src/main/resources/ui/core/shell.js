/** What the shell does for pages and extension elements. It says `toast`, `announce` and `title` to the elements that show them. */
export const shell = new EventTarget();

const say = (name, detail) => shell.dispatchEvent(new CustomEvent(name, {detail}));

/** @param {{text: string, action?: {label: string, run: () => unknown}, seconds?: number, tone?: 'danger'}} toast */
export const toast = (toast) => void say('toast', toast);

/** @param {string} text read by screen readers when they are ready */
export const announce = (text) => void say('announce', text);

/** @param {string} text what the page is about, for the window's title */
export const title = (text) => void say('title', text);

/**
 * @param {{title: string, text?: string, confirm: string, danger?: boolean}} question
 * @returns {Promise<boolean>}
 */
export const confirm = async (question) => (await import('../shell/confirm.js')).ask(question);
