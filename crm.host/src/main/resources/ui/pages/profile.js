import {css, html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {controls, icon} from '../kit.js';
import {define} from '../core/element.js';
import {send} from '../core/rest.js';
import {router} from '../core/router.js';
import {announce, confirm, toast} from '../core/shell.js';
import {stream} from '../core/stream.js';
import {t, words} from '../core/texts.js';
import {EntryPage} from './entry.js';
import {failed} from './failed.js';
import {formStyle} from './form-style.js';
import {pageStyle} from './page-style.js';
import {profileName} from './profile-name.js';

const LIST = '/settings/profiles';

/**
 * One permission profile: its name, and in a custom one the boxes of 一般的な権限, which come and go with their extensions. Fields hold what is stored as
 * their defaults: what the user has not touched follows it, what the user has touched stays.
 */
class Profile extends EntryPage {
  static styles = [controls, pageStyle, formStyle, css`
    :host { max-width: 760px; padding: 0; }
    form { display: grid; gap: 16px; }
    form .card { display: grid; gap: 14px; }
    form .notice { margin: 0; }
    form > footer { margin: 0; border-radius: var(--crm-radius-l); border: 1px solid var(--crm-line); }
    footer .danger { margin-left: auto; }
    fieldset, legend { padding: 0; }
    .check span { display: grid; gap: 1px; }
    .check small { color: var(--crm-text-3); font-size: 13px; }
    h2:focus-visible { border-radius: 2px; }
  `];

  static properties = {...EntryPage.properties, profileId: {}, profile: {state: true}, unread: {state: true}, others: {state: true}};

  static initial = {...EntryPage.initial, others: {}};

  connectedCallback() {
    super.connectedCallback();
    router.guard(() => Boolean(this.touched), this.away.signal);
    this.listen(stream, 'permissions-changed', () => this.#follow());
    this.listen(stream, 'open', () => this.#follow());
  }

  willUpdate(changed) {
    if (changed.has('profileId')) {
      this.#read();
    }
  }

  async #read() {
    this.unread = null;
    try {
      this.profile = this.profileId === 'new' ? {name: '', description: '', system: null, permissions: []} : await this.#fetch();
    } catch (problem) {
      this.unread = problem;
    }
  }

  #fetch() {
    return send(`/profiles/${encodeURIComponent(this.profileId)}`);
  }

  /** Boxes that came or went. Of a form in use the version stays, so that what others saved meanwhile shows as a conflict. */
  async #follow() {
    const now = this.profile && this.profileId !== 'new' && (await this.#fetch().catch(() => null));
    if (!now || this.busy) {
      return;
    }
    const missing = (from, list) => list.filter(({id}) => !from.some((one) => one.id === id)).map(({label}) => label[words.locale]);
    const before = this.profile.permissions;
    const [came, went] = [missing(before, now.permissions), missing(now.permissions, before)];
    const focused = this.renderRoot.activeElement?.value;
    this.profile = this.touched ? {...this.profile, permissions: now.permissions} : now;
    await this.updateComplete;
    if (went.length && before.some(({id}) => id === focused) && !this.renderRoot.activeElement) {
      this.focusOn('fieldset h2');
    }
    [...came.map((label) => t('profile.came', label)), ...went.map((label) => t('profile.went', label))].forEach(announce);
  }

  render() {
    if (this.unread) {
      return this.unread.kind === 'not-found' ? html`<crm-not-found></crm-not-found>` : failed(this.unread, () => this.#read());
    }
    const {profile} = this;
    return html`<nav class="crumbs" aria-label=${t('record.back-label')}><a href=${LIST}>${icon('back')}${t('profiles.title')}</a></nav>
      ${profile ? html`<div class="head"><h1>${profileName(profile) || t('profile.new')}</h1>
        <span class="badge ${profile.system ? '' : 'accent'}">${t(profile.system ? 'profile.system' : 'profile.custom')}</span></div>
        ${profile.system ? this.#system() : this.#form()}` : html`<span class="skeleton"></span>`}`;
  }

  #system() {
    const names = this.profile.permissions.filter(({granted}) => granted).map(({label}) => label[words.locale]);
    return html`<p class="notice info">${icon('info')}<span>${t('profile.system-note')}${names.length ? html`<br />${t('profile.always', names.join(t('list.comma')))}` : nothing}</span></p>`;
  }

  #form() {
    const {profile} = this;
    const made = this.profileId !== 'new';
    return html`<form novalidate @submit=${this.#submit} @input=${() => (this.touched = true)}>
      ${this.alarm()}
      <section class="card section"><h2>${t('profile.basics')}</h2>
        ${this.input('name', {value: profile.name})}${this.#other('name')}
        <div class="field"><label for="description">${t('field.description')}</label><textarea class="input" id="description" name="description" maxlength="500" rows="2" .defaultValue=${profile.description}></textarea></div>
        ${this.#other('description')}
      </section>
      ${made ? html`<section class="card section"><fieldset><legend><h2 tabindex="-1">${t('profile.general')}</h2></legend>
        ${repeat(profile.permissions, ({id}) => id, (permission) => this.#box(permission))}
        ${this.errors.permissions ? html`<p class="error" role="alert">${icon('alert')}<span>${t('profile.permission-gone')}</span></p>` : nothing}
        ${profile.permissions.length ? nothing : html`<p class="hint">${t('profile.no-permissions')}</p>`}
      </fieldset></section>` : html`<p class="hint">${t('profile.general-later')}</p>`}
      <footer>
        <button class="button primary" aria-busy=${this.busy ? 'true' : 'false'}>${t('save')}</button>
        <a class="button" href=${LIST}>${t('cancel')}</a>
        ${made ? html`<button class="button danger quiet" type="button" @click=${this.#delete}>${icon('trash')}${t('delete')}</button>` : nothing}
      </footer>
    </form>`;
  }

  #box({id, label, description, granted, fixed}) {
    return html`<label class="check"><input type="checkbox" name="permission" value=${id} ?checked=${granted} ?disabled=${fixed} />
      <span>${label[words.locale]}<small>${description[words.locale]}</small></span></label>`;
  }

  /** What somebody else saved in a field that this user changed, too. */
  #other(name) {
    return name in this.others
      ? html`<div class="other"><span>${t('form.other', this.others[name] || t('form.blank'))}</span>
          <button class="link" type="button" @click=${() => this.#takeOther(name)}>${t('form.take-other')}</button></div>`
      : nothing;
  }

  async #takeOther(name) {
    const {[name]: value, ...others} = this.others;
    this.others = others;
    (await this.focusOn(`#${name}`)).value = value;
  }

  #submit(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    const body = {name: data.get('name').trim(), description: data.get('description').trim()};
    return this.attempt(async () => {
      if (this.profileId === 'new') {
        const made = await send('/profiles', {method: 'POST', body});
        this.touched = false;
        await router.go(`${LIST}/${made.id}`, {replace: true});
      } else {
        await this.#save({...body, permissions: data.getAll('permission')});
        this.touched = false;
        await router.go(LIST);
      }
      toast({text: t('saved')});
    });
  }

  async #save(body) {
    const {version, permissions} = this.profile;
    try {
      await send(`/profiles/${this.profileId}`, {method: 'PATCH', body: {...body, shown: permissions.map(({id}) => id), version}});
    } catch (problem) {
      if (problem.kind === 'conflict') {
        const before = this.profile;
        this.profile = await this.#fetch();
        const both = ['name', 'description'].filter((name) => this.profile[name] !== before[name] && this.profile[name] !== body[name] && before[name] !== body[name]);
        this.others = Object.fromEntries(both.map((name) => [name, this.profile[name]]));
      }
      throw problem;
    }
  }

  async #delete() {
    if (await confirm({title: t('record.delete-title', this.profile.name), text: t('profile.delete-text'), confirm: t('delete'), danger: true})) {
      await this.attempt(async () => {
        await send(`/profiles/${this.profileId}`, {method: 'DELETE'});
        this.touched = false;
        await router.go(LIST);
        toast({text: t('record.deleted', this.profile.name)});
      });
    }
  }
}

define('crm-profile', Profile);
