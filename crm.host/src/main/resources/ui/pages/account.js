import {css, html} from 'lit';
import {controls} from '../kit.js';
import {define} from '../core/element.js';
import {send} from '../core/rest.js';
import {session} from '../core/session.js';
import {toast} from '../core/shell.js';
import {t} from '../core/texts.js';
import {EntryPage} from './entry.js';
import {pageStyle} from './page-style.js';
import {profileName} from './profile-name.js';

/** The user's own page: who they are here, and their password. */
class Account extends EntryPage {
  static styles = [controls, pageStyle, css`
    :host { max-width: 560px; padding: 0; }
    .card { margin-bottom: 16px; }
    dl { display: grid; grid-template-columns: 120px 1fr; gap: 8px 12px; }
    dt { color: var(--crm-text-3); font-size: 13px; }
    form { display: grid; gap: 12px; }
    form .button { justify-self: start; }
    .error .icon { width: 16px; height: 16px; margin-top: 2px; }
  `];

  render() {
    if (!session.current) {
      return '';
    }
    const {user, profile} = session.current;
    return html`<div class="head"><h1>${t('account.title')}</h1></div>
      <section class="card section"><dl><dt>${t('field.name')}</dt><dd>${user.name}</dd><dt>${t('field.login')}</dt><dd>${user.login}</dd><dt>${t('field.profile')}</dt><dd>${profileName(profile)}</dd></dl></section>
      <section class="card section"><h2>${t('password.title')}</h2>
        ${this.alarm()}
        <form novalidate @submit=${this.#submit}>
          <input hidden autocomplete="username" .value=${user.login} />
          ${this.input('current', {type: 'password', autocomplete: 'current-password'})}
          ${this.input('password', {type: 'password', autocomplete: 'new-password', label: 'field.new-password', hint: t('password.hint')})}
          <button class="button primary" aria-busy=${this.busy ? 'true' : 'false'}>${t('password.change')}</button>
        </form></section>`;
  }

  #submit(event) {
    event.preventDefault();
    const form = event.target;
    const {current, password} = Object.fromEntries(new FormData(form));
    return this.attempt(async () => {
      await send('/session/password', {method: 'PUT', body: {current, password}});
      form.reset();
      toast({text: t('password.changed')});
    });
  }
}

define('crm-account', Account);
