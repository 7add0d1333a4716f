import {css, html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {shortcuts} from '../core/keys.js';
import {t} from '../core/texts.js';
import {elementKeys, registeredKeys} from '../slots/element-keys.js';
import {dialog} from './dialog-style.js';

const KEYS = [
  ['/', 'search'],
  ['g l', 'leads'],
  ['g c', 'contacts'],
  ['g d', 'deals'],
  ['g s', 'settings'],
  ['j', 'down'],
  ['k', 'up'],
  ['Enter', 'open'],
  ['x', 'select'],
  ['n', 'new'],
  ['e', 'edit'],
  ['m', 'note'],
  ['Esc', 'close'],
  ['?', 'help'],
];

/** Which keys do what: the host's, and those of the extensions on the page. */
class ShortcutSheet extends CrmElement {
  static styles = [controls, dialog, css`
    dl { display: grid; grid-template-columns: auto 1fr; gap: 9px 18px; align-items: center; }
    dt { display: flex; gap: 4px; min-width: 48px; }
    h3 { margin-bottom: 9px; padding-top: 12px; border-top: 1px solid var(--crm-line); color: var(--crm-text-3); font-size: var(--crm-text-s); font-weight: 600; }
    .kbd { padding: 1px 7px; font-size: 12px; }
    label { display: flex; gap: 10px; align-items: center; min-height: 32px; padding-top: 12px; border-top: 1px solid var(--crm-line); }
    @media (min-width: 561px) { dl { grid-template-columns: auto 1fr auto 1fr; } }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.listen(elementKeys, 'change', () => this.requestUpdate());
  }

  willUpdate() {
    this.more = registeredKeys();
  }

  firstUpdated() {
    this.renderRoot.querySelector('dialog').showModal();
  }

  render() {
    return html`<dialog aria-labelledby="title" @close=${() => this.remove()}>
      <form method="dialog">
        <div class="top"><h2 id="title">${t('keys.title')}</h2><button class="button quiet icon" aria-label=${t('close')}>${icon('close')}</button></div>
        <dl>${KEYS.filter(([keys]) => !this.more.some(({key}) => key === keys)).map(([keys, name]) => this.#line(keys, t(`keys.${name}`)))}</dl>
        ${this.more.length ? html`<section><h3>${t('settings.extensions')}</h3><dl>${this.more.map(({key, label}) => this.#line(key, label))}</dl></section>` : nothing}
        <label><input type="checkbox" role="switch" class="switch" .checked=${shortcuts.on} @change=${(event) => (shortcuts.on = event.target.checked)} />${t('keys.on')}</label>
      </form>
    </dialog>`;
  }

  #line(keys, label) {
    return html`<dt>${keys.split(' ').map((key) => html`<kbd class="kbd">${key}</kbd>`)}</dt><dd>${label}</dd>`;
  }
}

define('crm-shortcut-sheet', ShortcutSheet);

/** Opens the sheet, once. */
export function showShortcuts() {
  if (!document.querySelector('crm-shortcut-sheet')) {
    document.body.append(document.createElement('crm-shortcut-sheet'));
  }
}
