import {html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {define} from '../core/element.js';
import {send} from '../core/rest.js';
import {router} from '../core/router.js';
import {session} from '../core/session.js';
import {title} from '../core/shell.js';
import {t} from '../core/texts.js';
import {EntryPage} from './entry.js';
import {entryStyle} from './entry-style.js';

/** Signs in, and goes on to where one wanted to go. */
class SignIn extends EntryPage {
  static styles = [controls, entryStyle];

  static properties = {...EntryPage.properties, demo: {state: true}};

  titleKey = 'sign-in.title';

  async connectedCallback() {
    super.connectedCallback();
    title(t(this.titleKey));
    this.focusOn('#user');
    this.demo = (await send('/site').catch(() => null))?.demo;
  }

  card() {
    return html`<h1>${t('sign-in.title')}</h1>
      ${this.alarm()}
      <form novalidate @submit=${this.#submit}>
        ${this.input('user', {autocomplete: 'username'})}
        ${this.input('password', {type: 'password', autocomplete: 'current-password'})}
        <button class="button primary" aria-busy=${this.busy ? 'true' : 'false'}>${t('sign-in')}</button>
      </form>
      ${this.demo ? html`<p class="notice info">${icon('info')}<span>${t('sign-in.demo')}</span></p>` : nothing}`;
  }

  #submit(event) {
    event.preventDefault();
    const {user, password} = Object.fromEntries(new FormData(event.target));
    return this.attempt(async () => {
      await session.signIn(user.trim().toLowerCase(), password);
      await router.go(this.#destination(), {replace: true});
    }).then(() => this.failure && this.focusOn('#password'));
  }

  /** Only a path of this site. */
  #destination() {
    const to = new URL(this.query.get('to') ?? '/', location.origin);
    return to.origin === location.origin && to.pathname !== '/sign-in' ? to.pathname + to.search : '/';
  }
}

define('crm-sign-in', SignIn);
