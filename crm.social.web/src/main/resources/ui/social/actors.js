import {LitElement, css, html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {avatar, controls, icon} from 'crm-kit';
import {kept} from '../shared/kept.js';
import {ask, path} from '../shared/rest.js';
import {tagOf} from '../shared/tag.js';
import {createUserPicker} from './user-picker.js';

const ids = (actors) => actors.map(({userId}) => userId).join(' ');

/** Who may act as the organisation: a list that administrators change and save. What was typed stays when somebody else was quicker, and over a reload. */
class Actors extends LitElement {
  static properties = {
    page: {attribute: false}, organisation: {attribute: false}, list: {state: true}, users: {state: true}, theirs: {state: true}, problem: {state: true}, busy: {state: true},
  };

  static styles = [
    controls,
    css`
      :host { display: grid; gap: 12px; margin-top: 18px; padding-top: 16px; border-top: 1px solid var(--crm-line); }
      h3 { font-size: var(--crm-text-m); }
      ul { display: grid; border: 1px solid var(--crm-line); border-radius: var(--crm-radius); }
      li { display: flex; gap: 10px; align-items: center; min-height: 44px; padding: 4px 4px 4px 12px; }
      li + li { border-top: 1px solid var(--crm-line); }
      li > span:nth-child(2) { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      li.gone > span:nth-child(2) { color: var(--crm-text-3); }
      .none { padding: 14px; border: 1px dashed var(--crm-line-strong); border-radius: var(--crm-radius); color: var(--crm-text-2); text-align: center; }
      .save { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
      .save .hint { flex: 1; min-width: 12em; }
      .error .icon { width: 16px; height: 16px; margin-top: 2px; }
      @media (max-width: 760px) { .save .hint { flex-basis: 100%; } .save .button { flex: 1; min-height: 44px; } li .button { width: 44px; height: 44px; } }
    `,
  ];

  constructor() {
    super();
    this.picker = createUserPicker();
    this.picker.addEventListener('pick', ({detail: {id, name}}) => this.#change([...this.list, {userId: id, name}]));
  }

  connectedCallback() {
    super.connectedCallback();
    this.away = new AbortController();
    this.#readUsers();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.away.abort();
  }

  /** The CRM's users, deactivated ones too. */
  async #readUsers() {
    const answer = await this.page.context.host.fetch('/crm/api/users', {signal: this.away.signal}).catch(() => null);
    this.users = answer?.ok ? (await answer.json()).items : [];
  }

  get #draft() {
    return `crm-social-actors:${this.organisation.network}`;
  }

  get changed() {
    return ids(this.list) !== ids(this.base);
  }

  willUpdate(changed) {
    if (!changed.has('organisation') || this.busy) {
      return;
    }
    const {actors, version} = this.organisation;
    if (!this.list) {
      const draft = JSON.parse(kept.get(this.#draft) || 'null');
      this.#take(this.organisation);
      this.list = draft ?? actors;
    } else if (!this.changed) {
      this.#take(this.organisation);
    } else if (version !== this.version) {
      Object.assign(this, {base: actors, version, theirs: actors});
      this.page.context.host.announce(this.page.words.t('actors.conflict'));
    }
  }

  #take({actors, version}) {
    Object.assign(this, {list: actors, base: actors, version, theirs: null, problem: null});
    kept.set(this.#draft, '');
  }

  #change(list) {
    this.list = list;
    kept.set(this.#draft, this.changed ? JSON.stringify(list) : '');
  }

  async #remove(actor, at) {
    this.#change(this.list.filter((one) => one !== actor));
    await this.updateComplete;
    const buttons = this.renderRoot.querySelectorAll('li .button');
    (buttons[Math.min(at, buttons.length - 1)] ?? this.picker).focus();
  }

  async #save() {
    if (this.busy) {
      return;
    }
    const {page, organisation: {network}, version} = this;
    const {host} = page.context;
    this.busy = true;
    this.problem = null;
    try {
      const body = {users: this.list.map(({userId}) => userId)};
      const saved = await ask(host, path('organisations', network, 'actors'), {method: 'PUT', body, headers: {'If-Match': `"${version}"`}});
      this.#take(saved);
      page.take(saved);
      host.toast({text: page.words.t('actors.saved')});
    } catch (problem) {
      this.problem = problem.kind === 'conflict' ? null : problem;
      problem.kind === 'conflict' && setTimeout(() => page.read());
    }
    this.busy = false;
  }

  render() {
    const {t} = this.page.words;
    const {list} = this;
    return html`<div><h3 id="title">${t('actors.title')}</h3><p class="hint">${t('actors.about')}</p></div>
      ${list.length
        ? html`<ul aria-labelledby="title">${repeat(list, ({userId}) => userId, (actor, at) => this.#actor(actor, at))}</ul>`
        : html`<p class="none">${t('actors.none')}</p>`}
      ${this.#picker()}
      ${this.theirs ? html`<div class="notice warning" role="alert">${icon('alert')}<p>${t('actors.conflict')}<br />${t('actors.theirs', '', this.#names(this.theirs))}</p></div>` : nothing}
      ${this.problem ? html`<p class="error" role="alert">${icon('alert')}<span>${this.page.words.reason(this.problem, '', 'attempt')}</span></p>` : nothing}
      ${this.changed ? this.#foot() : nothing}`;
  }

  #names(actors) {
    const {t} = this.page.words;
    return actors.map(({name}) => name || t('actors.deleted')).join(t('comma')) || t('actors.none');
  }

  #actor(actor, at) {
    const {t} = this.page.words;
    const {userId, name} = actor;
    const inactive = this.users?.find(({id}) => id === userId)?.active === false;
    const shown = name || t('actors.deleted');
    return html`<li class=${inactive || !name ? 'gone' : ''}>${avatar({name: shown, size: 's'})}<span>${shown}</span>
      ${inactive ? html`<span class="badge">${t('actors.inactive')}</span>` : nothing}
      <button type="button" class="button quiet icon" aria-label=${t('actors.remove', '', shown)} title=${t('actors.remove', '', shown)} @click=${() => this.#remove(actor, at)}>${icon('close')}</button></li>`;
  }

  /** Only who is at work can be added. */
  #picker() {
    const there = new Set(this.list.map(({userId}) => userId));
    const users = (this.users ?? []).filter(({id, active}) => active && !there.has(id));
    return Object.assign(this.picker, {users, t: this.page.words.t});
  }

  #foot() {
    const {t} = this.page.words;
    return html`<div class="save"><p class="hint" role="status">${t('actors.unsaved')}</p>
      <button type="button" class="button" @click=${() => this.#take({actors: this.base, version: this.version})}>${t('actors.reset')}</button>
      <button type="button" class="button primary" aria-busy=${this.busy ? 'true' : 'false'} @click=${this.#save}>${t('actors.save')}</button></div>`;
  }
}

const TAG = tagOf('crm-social-actors', import.meta.url);
customElements.define(TAG, Actors);

export const createActors = () => document.createElement(TAG);
