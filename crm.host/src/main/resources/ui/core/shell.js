import {t} from './texts.js';

/** Says `toast` and `announce` to the element that shows them. */
export const shell = new EventTarget();

async function say(name, detail) {
  await import('../shell/toasts.js');
  shell.dispatchEvent(new CustomEvent(name, {detail}));
}

/** @param {{text: string, action?: {label: string, run: () => unknown}, seconds?: number, tone?: 'danger'}} toast */
export const toast = (toast) => void say('toast', toast);

/** @param {string} text read by screen readers when they are ready */
export const announce = (text) => void say('announce', text);

/** @param {string} text what the page is about, for the window's title */
export const title = (text) => void (document.title = `${text} · ${t('app.name')}`);

/**
 * @param {{title: string, text?: string, confirm: string, danger?: boolean}} question
 * @returns {Promise<boolean>}
 */
export const confirm = async (question) => (await import('../shell/confirm.js')).ask(question);
