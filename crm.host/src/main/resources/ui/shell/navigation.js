import {css, html, nothing} from 'lit';
import {avatar, controls, icon} from '../kit.js';
import {contributions} from '../core/contributions.js';
import {CrmElement, define} from '../core/element.js';
import {onKeys} from '../core/keys.js';
import {session} from '../core/session.js';
import {t, words} from '../core/texts.js';

/** The bar at the side, on a phone those at the top and the bottom: search, sections, and who is signed in. */
class Navigation extends CrmElement {
  static styles = [controls, css`
    :host { display: flex; flex-direction: column; gap: 14px; padding: 16px 12px 12px; border-right: 1px solid var(--crm-line); background: var(--crm-surface); }
    .skip { position: fixed; top: -60px; left: 12px; z-index: 9; }
    .skip:focus { top: 12px; }
    .brand { display: flex; gap: 9px; align-items: center; padding: 2px 8px; color: var(--crm-text); font-size: 15px; font-weight: 700; text-decoration: none; }
    .mark { display: grid; place-items: center; width: 26px; height: 26px; border-radius: 8px; background: var(--crm-accent); color: var(--crm-on-accent); }
    .mark .icon { width: 17px; height: 17px; stroke-width: 2; }
    .search { justify-content: start; width: 100%; padding: 4px 10px; border-color: var(--crm-line); background: var(--crm-canvas); box-shadow: none; color: var(--crm-text-3); font-weight: 400; }
    .search .kbd { margin-left: auto; }
    nav { flex: 1; overflow-y: auto; margin: 0 -4px; padding: 0 4px; }
    ul { display: grid; gap: 2px; }
    .item { display: flex; gap: 11px; align-items: center; min-height: 36px; padding: 4px 10px; border-radius: var(--crm-radius); color: var(--crm-text-2); font-weight: 500; text-decoration: none; }
    .item:hover { background: var(--crm-hover); color: var(--crm-text); }
    .item[aria-current] { background: var(--crm-accent-tint); color: var(--crm-accent-text); font-weight: 700; }
    .last { margin-top: 10px; padding-top: 10px; border-top: 1px solid var(--crm-line); }
    .me { position: relative; }
    .me > button { display: flex; gap: 10px; align-items: center; width: 100%; padding: 6px 8px; border: 0; border-radius: var(--crm-radius); background: none; text-align: start; line-height: 1.35; cursor: pointer; }
    .me > button:hover { background: var(--crm-hover); }
    .who { min-width: 0; flex: 1; }
    .who b, .who span { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .who b { font-weight: 600; }
    .who span { color: var(--crm-text-3); font-size: var(--crm-text-s); }
    @media (max-width: 760px) {
      :host { position: fixed !important; z-index: 5; inset: 0 0 auto; flex-direction: row; align-items: center; gap: 4px; height: 52px !important; padding: 0 10px; border: 0; border-bottom: 1px solid var(--crm-line); }
      .brand { flex: 1; }
      .search { width: 40px; height: 40px; padding: 0; justify-content: center; border-color: transparent; background: none; color: var(--crm-text-2); }
      .search span, .search .kbd, .me > button > .icon { display: none; }
      .who { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .me > button { padding: 6px; }
      nav { position: fixed; inset: auto 0 0; margin: 0; padding: 4px 6px calc(4px + env(safe-area-inset-bottom)); border-top: 1px solid var(--crm-line); background: var(--crm-surface); }
      ul { grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); }
      .item { flex-direction: column; gap: 1px; justify-content: center; min-height: 50px; padding: 4px 2px; font-size: 11px; line-height: 1.3; text-align: center; }
      .item[aria-current] { background: none; }
      .last { margin: 0; padding: 0; border: 0; }
    }
  `];

  static properties = {section: {}, path: {}, menu: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.listen(session, 'change', () => this.requestUpdate());
    this.listen(contributions, 'change', () => this.requestUpdate());
    onKeys({'/': () => this.#search()}, this.away.signal, {yields: true});
  }

  render() {
    const user = session.current?.user;
    return html`
      <button class="skip button primary" @click=${() => this.dispatchEvent(new Event('skip'))}>${t('shell.skip')}</button>
      <a class="brand" href="/leads"><span class="mark">${icon('bookmark')}</span>${t('app.name')}</a>
      <button class="button search" aria-label=${t('search.open')} aria-keyshortcuts="/" @click=${this.#search}>
        ${icon('search')}<span>${t('search.open')}</span><kbd class="kbd" aria-hidden="true">/</kbd>
      </button>
      <nav aria-label=${t('nav.label')}>
        <ul>
          ${['leads', 'contacts', 'deals'].map((name) => this.#item(`/${name}`, name, t(`nav.${name}`), this.section === name))}
          ${contributions.at('nav.item/v1').map((one) => {
            const path = `/ext-page/${one.id}`;
            return this.#item(path, one.icon || 'extension', one.label[words.locale], this.path === path);
          })}
          ${this.#item('/settings', 'settings', t('nav.settings'), this.section === 'settings', 'last')}
        </ul>
      </nav>
      ${user ? this.#me(user) : nothing}`;
  }

  #item(path, picture, label, here, place = '') {
    return html`<li class=${place}><a class="item" href=${path} aria-current=${here ? 'page' : nothing}>${icon(picture)}<span>${label}</span></a></li>`;
  }

  #me(user) {
    return html`<div class="me">
      <button aria-haspopup="menu" aria-expanded=${this.menu ? 'true' : 'false'} @click=${this.#openMenu}>
        ${avatar({name: user.name, size: 's'})}
        <span class="who"><b>${user.name}</b><span>${user.login}</span></span>${icon('more')}<span class="hidden-text">${t('user.menu-label')}</span>
      </button>
      ${this.menu ? html`<crm-user-menu @close=${this.#closeMenu}></crm-user-menu>` : nothing}
    </div>`;
  }

  async #openMenu() {
    await import('./user-menu.js');
    this.menu = !this.menu;
  }

  #closeMenu(event) {
    this.menu = false;
    if (event.detail?.focus) {
      this.focusOn('.me > button');
    }
  }

  async #search() {
    await import('./quick-search.js');
    if (!this.renderRoot.querySelector('crm-quick-search')) {
      this.renderRoot.append(document.createElement('crm-quick-search'));
    }
  }
}

define('crm-navigation', Navigation);
