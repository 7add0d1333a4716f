import {css, html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {define} from '../core/element.js';
import {send} from '../core/rest.js';
import {session} from '../core/session.js';
import {confirm, toast} from '../core/shell.js';
import {t, words} from '../core/texts.js';
import {dialog} from '../shell/dialog-style.js';
import {EntryPage} from './entry.js';
import {profileName} from './profile-name.js';

/** Registers a user, or changes, deactivates and deletes one. Says `done`. */
class UserDialog extends EntryPage {
  static styles = [controls, dialog, css`
    .danger-line { display: flex; flex-wrap: wrap; gap: 8px; padding-top: 14px; border-top: 1px solid var(--crm-line); }
    .error .icon { width: 16px; height: 16px; margin-top: 2px; }
    dialog p.notice { color: var(--crm-danger); }
  `];

  static properties = {...EntryPage.properties, user: {}, profiles: {}};

  firstUpdated() {
    this.renderRoot.querySelector('dialog').showModal();
  }

  render() {
    const {user} = this;
    const own = user?.id === session.current?.user.id;
    return html`<dialog aria-labelledby="title" @close=${() => this.remove()}>
      <form novalidate @submit=${this.#submit}>
        <h2 id="title">${user ? t('user.edit', user.name) : t('user.new')}</h2>
        ${this.alarm()}
        ${this.input('name', {value: user?.name, focus: true})}
        ${user ? nothing : this.input('login', {hint: t('user.login-hint')})}
        ${this.#select('profile', this.profiles.map((profile) => [profile.id, profileName(profile)]), user?.profile.id ?? this.profiles.find(({system}) => system === 'standard')?.id)}
        ${this.#select('locale', ['ja', 'en'].map((locale) => [locale, t(`language.${locale}`)]), user?.locale ?? words.locale)}
        ${this.input('password', {type: 'password', autocomplete: 'new-password', hint: user ? t('password.keep-hint') : t('password.hint')})}
        ${user && !own ? html`<div class="danger-line">
          <button class="button" type="button" @click=${this.#toggle}>${icon(user.active ? 'lock' : 'check')}${t(user.active ? 'user.deactivate' : 'user.activate')}</button>
          <button class="button danger" type="button" @click=${this.#delete}>${icon('trash')}${t('user.delete')}</button></div>` : nothing}
        <footer><button class="button" type="button" @click=${this.#close}>${t('cancel')}</button>
          <button class="button primary" aria-busy=${this.busy ? 'true' : 'false'}>${t('save')}</button></footer>
      </form>
    </dialog>`;
  }

  #select(name, options, chosen) {
    return html`<div class="field"><label for=${name}>${t(`field.${name}`)}</label><select class="input" id=${name} name=${name}>
      ${options.map(([value, label]) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`)}</select></div>`;
  }

  #submit(event) {
    event.preventDefault();
    const {password, ...values} = Object.fromEntries(new FormData(event.target));
    return this.attempt(async () => {
      if (!this.user) {
        await send('/users', {method: 'POST', body: {...values, login: values.login.trim().toLowerCase(), password}});
      } else {
        if (password) {
          await send(`/users/${this.user.id}/password`, {method: 'PUT', body: {password}});
        }
        await this.#patch(values);
      }
      this.#done(t(this.user ? 'saved' : 'user.made', values.name));
    });
  }

  /** Only what was changed here. Where somebody else was quicker, what they made of the rest is shown, and the next press saves upon it. */
  async #patch(values) {
    const {id, version, name, locale, active, profile} = this.user;
    const before = {name, locale, active, profile: profile.id};
    const changed = Object.fromEntries(Object.entries(values).filter(([field, value]) => value !== before[field]));
    try {
      await send(`/users/${id}`, {method: 'PATCH', body: {...changed, version}});
    } catch (problem) {
      if (problem.kind === 'conflict') {
        this.user = await send(`/users/${id}`);
      }
      throw problem;
    }
  }

  async #toggle() {
    const active = !this.user.active;
    const question = {title: t('user.deactivate-title', this.user.name), text: t('user.deactivate-text'), confirm: t('user.deactivate'), danger: true};
    if (active || (await confirm(question))) {
      await this.attempt(async () => {
        await this.#patch({active});
        this.#done(t(active ? 'user.activated' : 'user.deactivated', this.user.name));
      });
    }
  }

  async #delete() {
    const question = {title: t('record.delete-title', this.user.name), text: t('user.delete-text'), confirm: t('delete'), danger: true};
    if (await confirm(question)) {
      await this.attempt(async () => {
        await send(`/users/${this.user.id}`, {method: 'DELETE'});
        this.#done(t('record.deleted', this.user.name));
      });
    }
  }

  #done(text) {
    this.dispatchEvent(new Event('done'));
    this.#close();
    toast({text});
  }

  #close() {
    this.renderRoot.querySelector('dialog').close();
  }
}

define('crm-user-dialog', UserDialog);
