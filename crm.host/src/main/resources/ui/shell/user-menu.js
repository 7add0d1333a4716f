import {css, html} from 'lit';
import {arrowKeys, controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {sentence} from '../core/problems.js';
import {session} from '../core/session.js';
import {toast} from '../core/shell.js';
import {t, words} from '../core/texts.js';

const THEMES = ['system', 'light', 'dark'];

/** What the signed-in user can set from everywhere. Says `close`. */
class UserMenu extends CrmElement {
  static styles = [controls, css`
    .menu { position: absolute; z-index: 6; inset: auto auto calc(100% + 6px) 0; width: 244px; }
    fieldset { padding: 6px 10px 10px; }
    legend { padding: 0 0 4px; color: var(--crm-text-3); font-size: var(--crm-text-s); font-weight: 600; }
    .choice { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; gap: 2px; padding: 2px; border-radius: var(--crm-radius); background: var(--crm-sunken); }
    .choice button { min-height: 32px; padding: 0 4px; border: 0; border-radius: 6px; background: none; color: var(--crm-text-2); font-size: 13px; white-space: nowrap; cursor: pointer; }
    .choice button[aria-checked="true"] { background: var(--crm-raised); color: var(--crm-text); box-shadow: var(--crm-shadow); font-weight: 600; }
    .line { height: 1px; margin: 6px 0; background: var(--crm-line); }
    @media (max-width: 760px) { .menu { inset: calc(100% + 8px) 0 auto auto; } .menu-item { min-height: 44px; } .choice button { min-height: 40px; } }
  `];

  connectedCallback() {
    super.connectedCallback();
    const outside = (event) => event.composedPath().includes(this.parentElement) || this.#close(false);
    setTimeout(() => this.listen(document, 'pointerdown', outside));
  }

  firstUpdated() {
    this.focusOn('.menu-item');
  }

  render() {
    return html`<div class="menu" role="menu" aria-label=${t('user.menu-label')} @keydown=${this.#key} @focusout=${this.#blur}>
      ${this.#link('/account', 'contacts', t('account.title'))}
      ${this.#link('/account/connections', 'plug', t('account.connections'))}
      <div class="line" role="separator"></div>
      ${this.#choice(t('user.language'), ['ja', 'en'], words.locale, (locale) => t(`language.${locale}`), this.#speak)}
      ${this.#choice(t('user.theme'), THEMES, localStorage.getItem('crm-theme') ?? 'system', (theme) => t(`theme.${theme}`), this.#paint)}
      <div class="line" role="separator"></div>
      <button class="menu-item" role="menuitem" @click=${this.#shortcuts}>${icon('help')}${t('keys.title')}</button>
      <button class="menu-item" role="menuitem" @click=${this.#signOut}>${icon('signout')}${t('sign-out')}</button>
    </div>`;
  }

  #link(path, picture, label) {
    return html`<a class="menu-item" role="menuitem" href=${path} @click=${() => this.#close(false)}>${icon(picture)}${label}</a>`;
  }

  #choice(label, values, chosen, name, choose) {
    return html`<fieldset role="group" aria-label=${label}><legend aria-hidden="true">${label}</legend><div class="choice" role="presentation">
      ${values.map((value) => html`<button role="menuitemradio" aria-checked=${value === chosen ? 'true' : 'false'}
        lang=${label === t('user.language') ? value : words.locale} @click=${() => choose.call(this, value)}>${name(value)}</button>`)}
    </div></fieldset>`;
  }

  async #speak(locale) {
    localStorage.setItem('crm-locale', locale);
    await session.speak(locale).catch((problem) => toast({text: sentence(problem), tone: 'danger'}));
  }

  #paint(theme) {
    if (theme === 'system') {
      localStorage.removeItem('crm-theme');
      delete document.documentElement.dataset.theme;
    } else {
      localStorage.setItem('crm-theme', theme);
      document.documentElement.dataset.theme = theme;
    }
    this.requestUpdate();
  }

  /** Also the way back for who turned single keys off. */
  async #shortcuts() {
    this.#close(true);
    (await import('./shortcut-sheet.js')).showShortcuts();
  }

  async #signOut() {
    this.#close(false);
    try {
      await session.signOut();
      // A fresh document: nothing of this user stays in the tab.
      sessionStorage.clear();
      location.assign('/sign-in');
    } catch (problem) {
      toast({text: sentence(problem), tone: 'danger'});
    }
  }

  #key(event) {
    if (event.key === 'Escape') {
      this.#close(true);
    }
    arrowKeys(event, '[role^=menuitem]');
  }

  #blur(event) {
    if (event.relatedTarget && !this.renderRoot.contains(event.relatedTarget)) {
      this.#close(false);
    }
  }

  #close(focus) {
    this.dispatchEvent(new CustomEvent('close', {detail: {focus}}));
  }
}

define('crm-user-menu', UserMenu);
