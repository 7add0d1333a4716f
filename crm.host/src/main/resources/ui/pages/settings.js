import {css, html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {contributions} from '../core/contributions.js';
import {CrmElement, define} from '../core/element.js';
import {session} from '../core/session.js';
import {title} from '../core/shell.js';
import {t, words} from '../core/texts.js';
import '../slots/slot.js';
import './not-found.js';
import {pageStyle} from './page-style.js';

/** Settings: on the left what there is for this user, on the right the page of it. */
class Settings extends CrmElement {
  static styles = [controls, pageStyle, css`
    .columns { display: grid; grid-template-columns: 208px minmax(0, 1fr); gap: 28px; align-items: start; }
    .list { display: grid; gap: 18px; }
    .list h2 { padding: 0 10px 4px; color: var(--crm-text-3); font-size: var(--crm-text-s); font-weight: 600; }
    .item { display: flex; gap: 10px; align-items: center; min-height: 36px; padding: 4px 10px; border-radius: var(--crm-radius); color: var(--crm-text-2); text-decoration: none; }
    .item .icon { color: var(--crm-text-3); }
    .item:hover { background: var(--crm-hover); color: var(--crm-text); }
    .item[aria-current] { background: var(--crm-accent-tint); color: var(--crm-accent-text); font-weight: 700; }
    .item[aria-current] .icon { color: inherit; }
    .index { display: none; font-size: var(--crm-text-xl); }
    .next { display: none; margin-left: auto; }
    .crumbs { display: none; }
    .about { margin: -6px 0 14px; }
    @media (max-width: 860px) {
      .columns { grid-template-columns: minmax(0, 1fr); }
      :host([deep]) .list { display: none; }
      :host([deep]) .crumbs { display: flex; }
      .list ul { overflow: hidden; border: 1px solid var(--crm-line); border-radius: var(--crm-radius-l); background: var(--crm-surface); }
      .list li + li { border-top: 1px solid var(--crm-line); }
      .item { min-height: 48px; padding-inline: 14px; border-radius: 0; }
      .next { display: block; rotate: 180deg; }
      :host(:not([deep])) .content { display: none; }
      :host(:not([deep])) .index { display: block; }
      .item[aria-current]:not(:hover) { background: none; color: inherit; font-weight: 400; }
    }
  `];

  static properties = {area: {}, page: {}, query: {}, deep: {type: Boolean, reflect: true}, loaded: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.listen(session, 'change', () => this.requestUpdate());
    this.listen(contributions, 'change', () => this.requestUpdate());
  }

  /** What this user finds here: groups of [path, icon, label]. */
  get groups() {
    const {links} = session.current ?? {links: {}};
    const own = [['/account', 'contacts', t('account.title')], ['/account/connections', 'plug', t('account.connections')]];
    const users = [
      ...(links.users ? [['/settings/users', 'people', t('users.title')]] : []),
      ...(links.profiles ? [['/settings/profiles', 'key', t('profiles.title')]] : []),
    ];
    const more = contributions.at('settings.page/v1').map((one) => [`/settings/ext/${one.id}`, one.icon || 'extension', one.label[words.locale]]);
    const status = contributions.at('admin.status/v1').length ? [['/settings/status', 'info', t('status.title')]] : [];
    return [[t('settings.permissions'), users], [t('settings.extensions'), [...more, ...status]], [t('settings.own'), own]].filter(([, items]) => items.length);
  }

  get path() {
    return `/${this.area}${this.page ? `/${this.page}` : ''}`;
  }

  willUpdate(changed) {
    if (changed.has('page') || changed.has('area')) {
      this.deep = this.path !== '/settings';
      this.#load();
    }
  }

  async #load() {
    const {area, page = ''} = this;
    const [first] = page.split('/');
    const load = area === 'account'
      ? {'': () => import('./account.js')}[page]
      : {'': () => (session.current?.links.users ? import('./users.js') : import('./account.js')), users: () => import('./users.js'), profiles: page.includes('/') ? () => import('./profile.js') : () => import('./profiles.js')}[first];
    this.loaded = null;
    await load?.();
    this.loaded = this.path;
  }

  render() {
    title(t('nav.settings'));
    const here = this.path === '/settings' ? (session.current?.links.users ? '/settings/users' : '/account') : this.path;
    return html`
      ${this.page?.startsWith('profiles/') ? nothing : html`<nav class="crumbs" aria-label=${t('record.back-label')}><a href="/settings">${icon('back')}${t('nav.settings')}</a></nav>`}
      <div class="columns">
        <nav class="list" aria-label=${t('nav.settings')}><h1 class="index">${t('nav.settings')}</h1>${this.groups.map(([label, items]) => html`<div><h2>${label}</h2><ul>
          ${items.map(([path, picture, name]) => html`<li><a class="item" href=${path} aria-current=${here === path || (path !== '/account' && here.startsWith(path + '/')) ? 'page' : nothing}>${icon(picture)}<span>${name}</span><span class="next">${icon('back')}</span></a></li>`)}
        </ul></div>`)}</nav>
        <div class="content">${this.loaded === this.path ? this.#content(here) : html`<span class="skeleton"></span>`}</div>
      </div>`;
  }

  #content(path) {
    const [, area, page, ...rest] = path.split('/');
    const {links, user} = session.current ?? {links: {}, user: {}};
    switch (`${area}/${page ?? ''}`) {
      case 'account/':
        return html`<crm-account></crm-account>`;
      case 'account/connections':
        return this.#places('user.connections/v1', t('account.connections'), t('account.connections-text'), t('account.connections-none'));
      case 'settings/users':
        return user.administrator ? html`<crm-users></crm-users>` : html`<crm-not-found></crm-not-found>`;
      case 'settings/profiles':
        return !links.profiles ? html`<crm-not-found></crm-not-found>` : rest.length ? html`<crm-profile .profileId=${rest[0]}></crm-profile>` : html`<crm-profiles></crm-profiles>`;
      case 'settings/status':
        return this.#places('admin.status/v1', t('status.title'), '', t('status.none'));
      case 'settings/ext':
        return this.#extension(rest.join('/'));
      default:
        return html`<crm-not-found></crm-not-found>`;
    }
  }

  #places(location, heading, text, none) {
    return html`<div class="head"><h1>${heading}</h1></div>${text ? html`<p class="hint about">${text}</p>` : nothing}
      ${contributions.at(location).length ? html`<crm-slot .location=${location} .heading=${heading}></crm-slot>` : html`<div class="card empty">${icon('plug')}<p>${none}</p></div>`}`;
  }

  #extension(id) {
    const one = contributions.at('settings.page/v1').find((candidate) => candidate.id === id);
    return one
      ? html`<div class="head"><h1>${one.label[words.locale]}</h1></div><crm-slot .location=${'settings.page/v1'} .only=${id} .heading=${one.label[words.locale]}></crm-slot>`
      : html`<crm-not-found></crm-not-found>`;
  }
}

define('crm-settings', Settings);
