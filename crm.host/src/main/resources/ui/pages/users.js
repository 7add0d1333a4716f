import {css, html, nothing} from 'lit';
import {avatar, controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {send} from '../core/rest.js';
import {session} from '../core/session.js';
import {t, words} from '../core/texts.js';
import {failed} from './failed.js';
import {pageStyle} from './page-style.js';
import {profileName} from './profile-name.js';
import {tableStyle} from './table-style.js';

/** Who may sign in. */
class Users extends CrmElement {
  static styles = [controls, pageStyle, tableStyle, css`:host { max-width: none; padding: 0; }`];

  static properties = {users: {state: true}, profiles: {state: true}, failure: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  async #read() {
    this.failure = null;
    try {
      const {items, profiles} = await send('/users', {signal: this.away.signal});
      Object.assign(this, {users: items, profiles});
    } catch (problem) {
      this.failure = this.away.signal.aborted ? null : problem;
    }
  }

  render() {
    return html`<div class="head"><h1>${t('users.title')}</h1><span class="count">${this.users ? t('users.count', this.users.length) : nothing}</span>
        <div class="acts"><button class="button primary" id="new" @click=${() => this.#edit(null)}>${icon('plus')}${t('user.new')}</button></div></div>
      ${this.failure ? failed(this.failure, () => this.#read()) : nothing}
      ${this.users ? this.#table() : nothing}`;
  }

  #table() {
    return html`<div class="card"><table aria-label=${t('users.title')}>
      <thead><tr><th>${t('field.name')}</th><th>${t('field.profile')}</th><th>${t('field.state')}</th><th class="wide">${t('field.lastSeen')}</th><th class="end"><span class="hidden-text">${t('edit')}</span></th></tr></thead>
      <tbody>${this.users.map((user) => html`<tr class=${user.active ? '' : 'gone'}>
        <td><div class="who">${avatar({name: user.name})}<div><b>${user.name}</b>${user.id === session.current?.user.id ? html` <span class="badge accent">${t('users.you')}</span>` : nothing}<small>${user.login}</small></div></div></td>
        <td class="quiet-text">${profileName(user.profile)}</td>
        <td class="wide">${user.active ? html`<span class="badge success">${t('user.active')}</span>` : html`<span class="badge">${t('user.inactive')}</span>`}</td>
        <td class="wide quiet-text">${user.lastSeenAt ? words.relative(user.lastSeenAt) : t('users.never')}</td>
        <td class="end"><button class="button small" aria-label=${t('user.edit', user.name)} @click=${() => this.#edit(user)}>${t('edit')}</button></td>
      </tr>`)}</tbody></table></div>`;
  }

  async #edit(user) {
    await import('./user-dialog.js');
    const dialog = Object.assign(document.createElement('crm-user-dialog'), {user, profiles: this.profiles});
    dialog.addEventListener('done', async () => {
      await this.#read();
      // The number of users decides whether 権限設定 is there.
      await session.read().catch(() => {});
    });
    this.renderRoot.append(dialog);
  }
}

define('crm-users', Users);
