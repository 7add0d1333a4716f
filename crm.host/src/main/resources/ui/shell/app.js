import {css, html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {contributions} from '../core/contributions.js';
import {CrmElement, define} from '../core/element.js';
import {onKeys} from '../core/keys.js';
import {gate} from '../core/rest.js';
import {router} from '../core/router.js';
import {routeOf} from '../core/routes.js';
import {session} from '../core/session.js';
import {shell} from '../core/shell.js';
import {stream} from '../core/stream.js';
import {t} from '../core/texts.js';
import './navigation.js';
import './toasts.js';

/** The frame of all pages: navigation, the page itself, notices, and the watch over session and connection. */
class App extends CrmElement {
  static styles = [controls, css`
    :host { display: block; min-height: 100dvh; }
    .frame { display: grid; grid-template-columns: 220px minmax(0, 1fr); min-height: 100dvh; }
    crm-navigation { position: sticky; top: 0; height: 100dvh; z-index: 3; }
    main { min-width: 0; outline: none; }
    .banner { position: sticky; top: 0; z-index: 4; border-radius: 0; }
    @media (max-width: 760px) {
      .frame { display: block; padding: 52px 0 calc(58px + env(safe-area-inset-bottom)); }
      crm-navigation { position: static; height: auto; }
      .banner { top: 52px; }
    }
  `];

  static properties = {page: {state: true}, failure: {state: true}, status: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.listen(shell, 'ready', () => this.#arrive(true));
    this.listen(router, 'change', () => this.#arrive());
    this.listen(shell, 'title', ({detail}) => (document.title = detail ? `${detail} · ${t('app.name')}` : t('app.name')));
    this.listen(gate, 'signed-out', () => this.#leave());
    this.listen(stream, 'session-ended', () => this.#leave());
    this.listen(stream, 'permissions-changed', async () => {
      await session.read().catch(() => {});
      contributions.read();
    });
    this.listen(stream, 'lost', () => (this.status = 'lost'));
    this.listen(stream, 'open', () => (this.status = navigator.onLine ? '' : 'offline'));
    this.listen(window, 'offline', () => (this.status = 'offline'));
    this.listen(window, 'online', () => (this.status = ''));
    const go = (path) => () => router.go(path);
    onKeys({'g l': go('/leads'), 'g c': go('/contacts'), 'g d': go('/deals'), 'g s': go('/settings'), '?': () => this.#help()}, this.away.signal);
  }

  async #help() {
    await import('./shortcut-sheet.js');
    this.renderRoot.append(document.createElement('crm-shortcut-sheet'));
  }

  /** Shows the page of the present address; the element is kept where only the query has changed. */
  async #arrive(first = false) {
    const route = routeOf(location.pathname);
    if (!route.open && !session.current) {
      return this.#leave();
    }
    this.#watch();
    this.route = route;
    const query = new URLSearchParams(location.search);
    const key = route.element === 'crm-settings' ? route.element : location.pathname;
    if (this.page?.key === key && this.page.isConnected) {
      Object.assign(this.page, route.told, {query});
      return undefined;
    }
    this.failure = null;
    try {
      await route.load();
    } catch {
      this.failure = route;
      return undefined;
    }
    if (this.route === route) {
      this.page = Object.assign(document.createElement(route.element), route.told, {query, key});
      await this.updateComplete;
      await this.page.updateComplete;
      if (this.page.restore) {
        this.page.restore();
      } else if (!first) {
        scrollTo(0, 0);
        this.renderRoot.querySelector('main').focus({preventScroll: true});
      }
    }
    return undefined;
  }

  #watch() {
    if (session.current && !stream.running) {
      stream.start();
      contributions.read();
    }
  }

  /** To the sign-in page, from which one comes back to this place. */
  #leave() {
    stream.stop();
    contributions.clear();
    if (session.current) {
      session.end();
    }
    if (!routeOf(location.pathname).open) {
      const place = location.pathname + location.search;
      router.go('/sign-in' + (place === '/' ? '' : `?to=${encodeURIComponent(place)}`), {force: true, replace: true});
    }
  }

  render() {
    if (!this.route) {
      return nothing;
    }
    const page = this.failure ? this.#failed() : this.page;
    if (this.route.open) {
      return html`<main id="main" tabindex="-1">${page}</main><crm-toasts></crm-toasts>`;
    }
    return html`
      <div class="frame">
        <crm-navigation role="banner" @skip=${this.#skip} .section=${this.route.section} .path=${location.pathname}></crm-navigation>
        <main id="main" tabindex="-1">
          ${this.status ? html`<p class="banner notice warning">${icon('offline')} ${t(`shell.${this.status}`)}</p>` : nothing}
          ${page}
        </main>
      </div>
      <crm-toasts></crm-toasts>`;
  }

  #failed() {
    return html`<div class="notice danger" role="alert">${icon('alert')} ${t('shell.page-failed')}
      <button class="button small" @click=${() => location.reload()}>${t('retry')}</button></div>`;
  }

  #skip() {
    this.renderRoot.querySelector('main').focus();
  }
}

define('crm-app', App);
