import {css, html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {CrmElement} from '../core/element.js';
import {router} from '../core/router.js';
import {routeOf, toSignIn} from '../core/routes.js';
import {session} from '../core/session.js';
import {t} from '../core/texts.js';

/** Shows the page of the present address: alone before signing in, else within the frame. */
export class App extends CrmElement {
  static styles = [controls, css`
    :host { display: block; min-height: 100dvh; }
    main { min-width: 0; min-height: 100%; outline: none; }
  `];

  static properties = {page: {state: true}, route: {state: true}, failed: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.listen(router, 'change', () => this.#arrive());
    this.#arrive(true);
  }

  /** The page's element is kept where only the query has changed. */
  async #arrive(first = false) {
    const route = routeOf(location.pathname);
    if (!route.open && !session.current) {
      toSignIn();
      return;
    }
    this.latest = route;
    const query = new URLSearchParams(location.search);
    const key = route.element === 'crm-settings' ? route.element : location.pathname;
    if (this.page?.key === key && this.page.isConnected) {
      Object.assign(this.page, route.told, {query});
      this.route = route;
      return;
    }
    const loaded = await Promise.all([route.load(), route.open || import('./frame.js')]).catch(() => null);
    if (this.latest !== route) {
      return;
    }
    this.route = route;
    this.failed = !loaded;
    this.page = loaded && Object.assign(document.createElement(route.element), route.told, {query, key});
    await this.updateComplete;
    await this.page?.updateComplete;
    if (this.page?.restore) {
      this.page.restore();
    } else if (!first && !this.page?.matches(':focus-within')) {
      scrollTo(0, 0);
      this.focusMain();
    }
  }

  focusMain() {
    this.renderRoot.querySelector('main').focus({preventScroll: true});
  }

  render() {
    if (!this.route) {
      return nothing;
    }
    const main = html`<main tabindex="-1">${this.failed ? this.#failure() : this.page}</main>`;
    return this.route.open ? main : html`<crm-frame .section=${this.route.section} .path=${location.pathname} @skip=${this.focusMain}>${main}</crm-frame>`;
  }

  #failure() {
    return html`<div class="notice danger" role="alert">${icon('alert')} ${t('shell.page-failed')}
      <button class="button small" @click=${() => location.reload()}>${t('retry')}</button></div>`;
  }
}
