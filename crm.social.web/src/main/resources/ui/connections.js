import {LitElement, css, html, nothing} from 'lit';
import {avatar, controls, icon} from 'crm-kit';
import {flowNotice, flowStyle} from './shared/flow-notice.js';
import {markStyle, networkMark} from './shared/glyphs.js';
import {Listening} from './shared/listening.js';
import {outline} from './shared/outline.js';
import {ask, path} from './shared/rest.js';
import {SignInFlow} from './shared/sign-in-flow.js';
import {Words} from './shared/words.js';

const ACTS = ['POST', 'REPLY', 'REPOST', 'LIKE', 'FOLLOW'];

/** The user's own connections: who acts at each network, since when, and サインイン or 接続の解除. */
export default class SocialConnections extends LitElement {
  static properties = {context: {attribute: false}, networks: {state: true}, connections: {state: true}, problem: {state: true}};

  static styles = [
    controls,
    markStyle,
    flowStyle,
    css`
      :host { display: block; }
      li, section { padding: 16px; }
      li + li { border-top: 1px solid var(--crm-line); }
      .head, .row, .who { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; }
      .head .network-mark { color: var(--crm-info); }
      .head h2 { flex: 1; }
      .who { flex-wrap: nowrap; margin-top: 12px; }
      .who > div { flex: 1; min-width: 0; }
      .muted { color: var(--crm-text-2); font-size: 13px; }
      .notice { margin-top: 12px; }
      .trouble { align-items: center; }
      .trouble p { flex: 1; }
      .empty { padding: 20px 16px; color: var(--crm-text-2); }
    `,
  ];

  constructor() {
    super();
    this.flow = new SignInFlow(this, () => this.read());
    const read = () => this.read();
    new Listening(this, {open: read, 'social.networks-changed': read, 'social.connections-changed': read});
  }

  willUpdate(changed) {
    if (changed.has('context')) {
      this.words = new Words(this.context, () => this.requestUpdate());
    }
  }

  firstUpdated() {
    this.read();
  }

  async read() {
    const {host} = this.context;
    try {
      const [networks, connections] = await Promise.all([ask(host, 'networks'), ask(host, 'connections')]);
      Object.assign(this, {networks, connections, problem: null});
    } catch (problem) {
      this.problem = problem;
    }
  }

  async disconnect({id, handle}, network) {
    const {t} = this.words;
    const {host} = this.context;
    const words = {title: t('disconnect.title', network.name), text: t('disconnect.text', network.name, network.handlePrefix + handle)};
    if (!(await host.confirm({...words, confirm: t('disconnect'), danger: true}))) {
      return;
    }
    try {
      const {outcome} = await ask(host, path('connections', id), {method: 'DELETE'});
      host.toast({text: t(`disconnected.${outcome}`, network.name), seconds: 10});
    } catch (problem) {
      host.toast({text: this.words.reason(problem, network.name, 'attempt'), tone: 'danger'});
    }
    this.read();
  }

  render() {
    const {t} = this.words;
    if (this.problem) {
      return html`<div class="notice warning trouble" role="alert">${icon('alert')}<p>${this.words.reason(this.problem, '')}</p>
        <button type="button" class="button small" @click=${() => this.read()}>${icon('retry')}${t('retry')}</button></div>`;
    }
    if (!this.networks) {
      return outline(t('loading'));
    }
    return this.networks.length
      ? html`<ul class="card">${this.networks.map((network) => html`<li>${this.network(network)}</li>`)}</ul>`
      : html`<p class="card empty">${t('connections.none')}</p>`;
  }

  network(network) {
    const {t} = this.words;
    const connection = this.connections.find((one) => one.network === network.id);
    const signIn = network.configured && connection?.state !== 'ACTIVE' && network.capabilities.includes('SIGN_IN');
    return html`<div class="head">${networkMark(network)}<h2>${network.name}</h2>
        ${signIn && !this.#waits(network)
          ? html`<button type="button" class="button primary" @click=${() => this.flow.start(network.id)}>${t('signin')}</button>`
          : nothing}
        ${connection
          ? html`<button type="button" class="button" @click=${() => this.disconnect(connection, network)}>${t('disconnect')}</button>`
          : nothing}
      </div>
      ${connection ? this.who(connection, network) : nothing} ${this.notices(network, connection)}`;
  }

  who({name: actor, handle, picture, acts, since}, {name, handlePrefix}) {
    const {t, formats} = this.words;
    const may = ['read', ...ACTS.filter((act) => acts.includes(act))].map((act) => t(`act.${act}`)).join(t('comma'));
    return html`<div class="who">${avatar({name: actor, src: picture})}
      <div><p><b>${actor}</b> <span class="muted">${handlePrefix}${handle}</span></p>
        <p class="muted">${t('connections.since', name, formats.date(since))} · ${t('connections.may', name, may)}</p></div>
    </div>`;
  }

  notices(network, connection) {
    const {t} = this.words;
    if (!network.configured) {
      return html`<p class="notice">${icon('settings')}<span>${this.words.say(network.missing) || t('problem.not-configured', network.name)}</span></p>`;
    }
    if (this.flow.network === network.id && this.flow.state !== 'idle') {
      return flowNotice(this.flow, (key) => t(key, network.name));
    }
    return connection?.state === 'REVOKED' ? html`<p class="notice warning" role="status">${icon('alert')}<span>${t('auth.again', network.name)}</span></p>` : nothing;
  }

  #waits({id}) {
    return this.flow.waits && this.flow.network === id;
  }
}
