import {LitElement, css, html, nothing} from 'lit';
import {avatar, controls, icon} from 'crm-kit';
import {flowNotice, flowStyle} from './shared/flow-notice.js';
import {markStyle, networkMark} from './shared/glyphs.js';
import {Listening} from './shared/listening.js';
import {outline} from './shared/outline.js';
import {abandoned, ask, path} from './shared/rest.js';
import {SignInFlow} from './shared/sign-in-flow.js';
import {Words} from './shared/words.js';
import {createActors} from './social/actors.js';

/** The organisation's account at each network: who it is, setting it up and ending it, and who may act as it. */
export default class SocialOrganisation extends LitElement {
  static properties = {context: {attribute: false}, networks: {state: true}, organisations: {state: true}, problem: {state: true}};

  static styles = [
    controls,
    markStyle,
    flowStyle,
    css`
      :host { display: grid; gap: 16px; max-width: 760px; }
      .about { color: var(--crm-text-2); }
      section { padding: 16px 18px; }
      .head, .row, .who { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; }
      .head .network-mark { color: var(--crm-info); }
      .head h2 { flex: 1; font-size: var(--crm-text-l); }
      .who { flex-wrap: nowrap; margin-top: 14px; }
      .who > div { flex: 1; min-width: 0; }
      .muted { color: var(--crm-text-2); font-size: 13px; }
      .empty { padding: 20px 16px; color: var(--crm-text-2); }
      .none { margin-top: 10px; color: var(--crm-text-2); }
      .notice { margin-top: 14px; }
      .notice > p { flex: 1; }
      .trouble { align-items: center; margin: 0; }
      @media (max-width: 760px) { section { padding: 14px; } .head .button { min-height: 44px; } .head { row-gap: 12px; } .head h2 { min-width: 60%; } }
    `,
  ];

  constructor() {
    super();
    this.lists = new Map();
    this.flow = new SignInFlow(this, () => this.read(), {organisation: true});
    const read = () => this.read();
    new Listening(this, {
      open: read,
      'social.networks-changed': read,
      'social.connections-changed': read,
      'social.organisation-changed': read,
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.read();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.request?.abort();
  }

  willUpdate(changed) {
    if (changed.has('context')) {
      this.words = new Words(this.context, () => this.requestUpdate());
    }
  }

  /** A list speaks as this page does. */
  updated() {
    this.lists.forEach((list) => list.requestUpdate());
  }

  async read() {
    const {host} = this.context;
    this.request?.abort();
    const {signal} = (this.request = new AbortController());
    try {
      const [networks, organisations] = await Promise.all(['networks', 'organisations'].map((where) => ask(host, where, {signal})));
      Object.assign(this, {networks, organisations, problem: null});
    } catch (problem) {
      this.problem = abandoned(problem) ? this.problem : problem;
    }
  }

  /** Puts an organisation in the place of what it was. */
  take(organisation) {
    this.organisations = this.organisations.map((one) => (one.network === organisation.network ? organisation : one));
  }

  async end({connection, version}, network) {
    const {t} = this.words;
    const {host} = this.context;
    const text = t('organisation.end.text', network.name, network.handlePrefix + connection.handle);
    if (!(await host.confirm({title: t('organisation.end.title', network.name), text, confirm: t('organisation.end'), danger: true}))) {
      return;
    }
    try {
      const {outcome} = await ask(host, path('organisations', network.id), {method: 'DELETE', headers: {'If-Match': `"${version}"`}});
      host.toast({text: t(`disconnected.${outcome}`, network.name), seconds: 10});
    } catch (problem) {
      host.toast({text: this.words.reason(problem, network.name, 'attempt'), tone: 'danger'});
    }
    this.read();
  }

  render() {
    const {t} = this.words;
    const trouble = this.problem ? this.#trouble() : nothing;
    if (!this.networks && this.problem) {
      return trouble;
    }
    if (!this.networks) {
      return outline(t('loading'));
    }
    const shown = this.organisations.flatMap((organisation) => {
      const network = this.networks.find(({id}) => id === organisation.network);
      return network ? [[organisation, network]] : [];
    });
    return html`<p class="about">${t('organisation.about')}</p>
      ${trouble}
      ${shown.length ? shown.map(([organisation, network]) => this.#organisation(organisation, network)) : html`<p class="card empty">${t('connections.none')}</p>`}`;
  }

  #trouble() {
    return html`<div class="notice warning trouble" role="alert">${icon('alert')}<p>${this.words.reason(this.problem, '')}</p>
      <button type="button" class="button small" @click=${() => this.read()}>${icon('retry')}${this.words.t('retry')}</button></div>`;
  }

  #organisation(organisation, network) {
    const {t} = this.words;
    const {connection, mayChange, mayActAs} = organisation;
    return html`<section class="card" aria-labelledby="title-${network.id}">
      <div class="head">${networkMark(network)}<h2 id="title-${network.id}">${network.name}</h2>${mayChange ? this.#acts(organisation, network) : nothing}</div>
      ${connection ? this.#who(organisation, network) : html`<p class="none">${t('organisation.none')} ${mayChange ? nothing : t('organisation.none.ask')}</p>`}
      ${this.#notices(organisation, network)}
      ${connection && mayChange
        ? this.#actors(organisation)
        : connection
          ? html`<p class="muted none">${t(mayActAs ? 'organisation.may' : 'organisation.may.not')}</p>`
          : nothing}
    </section>`;
  }

  #acts(organisation, network) {
    const {t} = this.words;
    const {connection} = organisation;
    if (!network.configured || this.#waits(network)) {
      return nothing;
    }
    const key = !connection ? 'begin' : connection.state === 'REVOKED' ? 'again' : 'other';
    return html`<button type="button" class="button ${key === 'other' ? '' : 'primary'}" @click=${() => this.flow.start(network.id)}>${t(`organisation.${key}`)}</button>
      ${connection ? html`<button type="button" class="button" @click=${() => this.end(organisation, network)}>${t('organisation.end')}</button>` : nothing}`;
  }

  #who({connection: {name, handle, picture}, setUpBy, since}, {handlePrefix}) {
    const {t, formats} = this.words;
    const set = since ? t(setUpBy ? 'organisation.since' : 'organisation.since.gone', '', setUpBy, formats.date(since)) : '';
    return html`<div class="who">${avatar({name, src: picture})}
      <div><p><b>${name}</b> <span class="muted">${handlePrefix}${handle}</span></p><p class="muted">${set}</p></div></div>`;
  }

  #notices({connection, mayChange}, network) {
    const {t} = this.words;
    if (!network.configured) {
      return html`<p class="notice">${icon('settings')}<span>${this.words.say(network.missing) || t('problem.not-configured', network.name)}</span></p>`;
    }
    const lost = connection?.state === 'REVOKED';
    return html`${lost ? html`<p class="notice warning" role="status">${icon('alert')}<span>${t(mayChange ? 'organisation.lost' : 'organisation.lost.ask', network.name)}</span></p>` : nothing}
      ${mayChange && !connection && !this.#waits(network) ? html`<p class="notice info">${icon('info')}<span>${t('auth.official')}</span></p>` : nothing}
      ${this.flow.network === network.id ? flowNotice(this.flow, (key) => t(key, network.name)) : nothing}`;
  }

  /** One list for each network, as long as the page is open. */
  #actors(organisation) {
    const {network} = organisation;
    this.lists.has(network) || this.lists.set(network, createActors());
    return Object.assign(this.lists.get(network), {page: this, organisation});
  }

  #waits({id}) {
    return this.flow.waits && this.flow.network === id;
  }
}
