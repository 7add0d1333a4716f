import {html} from 'lit';
import {controls} from '../kit.js';
import {define} from '../core/element.js';
import {router} from '../core/router.js';
import {session} from '../core/session.js';
import {title} from '../core/shell.js';
import {t, words} from '../core/texts.js';
import {EntryPage} from './entry.js';
import {entryStyle} from './entry-style.js';

/** Makes the first administrator, with the token that the log shows once. */
class SetUp extends EntryPage {
  static styles = [controls, entryStyle];

  titleKey = 'set-up.title';

  connectedCallback() {
    super.connectedCallback();
    title(t(this.titleKey));
    this.focusOn('#token');
  }

  card() {
    return html`<h1>${t('set-up.title')}</h1>
      <p class="lead">${t('set-up.text')}</p>
      ${this.alarm()}
      <form novalidate @submit=${this.#submit}>
        ${this.input('token', {hint: t('set-up.token-hint'), focus: true})}
        ${this.input('name', {autocomplete: 'name'})}
        ${this.input('user', {autocomplete: 'username', hint: t('user.login-hint')})}
        ${this.input('password', {type: 'password', autocomplete: 'new-password', hint: t('password.hint')})}
        <button class="button primary" aria-busy=${this.busy ? 'true' : 'false'}>${t('set-up.go')}</button>
      </form>`;
  }

  #submit(event) {
    event.preventDefault();
    const {token, name, user, password} = Object.fromEntries(new FormData(event.target));
    return this.attempt(async () => {
      await session.setUp({token: token.trim(), name: name.trim(), user: user.trim().toLowerCase(), password, locale: words.locale});
      await router.go('/', {replace: true});
    });
  }
}

define('crm-set-up', SetUp);
