import {html, nothing} from 'lit';
import {icon} from 'crm-kit';
import {flowNotice} from '../shared/flow-notice.js';
import {networkMark} from '../shared/glyphs.js';
import {SignInFlow} from '../shared/sign-in-flow.js';

/** Where the organisation's account is set up and ended. */
const SETTINGS = '/settings/ext/crm.social.web/organisation';

/** Before there is anything to show: what the tab is for, and 利用開始 for those who may. And what to do when the network took the access back. */
export class Welcome {
  constructor(tab) {
    this.tab = tab;
    this.flow = new SignInFlow(tab, () => this.#connected(), {organisation: true});
  }

  #connected() {
    const {tab} = this;
    tab.context.host.toast({text: tab.t('organisation.connected')});
    tab.reading.load();
  }

  render() {
    const {tab} = this;
    const {possible} = tab;
    const may = possible.filter(({id}) => tab.organisationAt(id)?.mayChange);
    return html`<section class="welcome card" aria-labelledby="welcome">
      <div class="fan" aria-hidden="true">${['CUSTOMER', 'IN_DEAL', 'PROSPECT'].map((column) => html`<span><b>${tab.t(`column.${column}`)}</b><i></i><i></i></span>`)}</div>
      <h2 id="welcome">${tab.t('welcome.title')}</h2>
      ${possible.length === 0
        ? html`<p>${tab.t('connections.none')}</p>`
        : html`<p>${tab.t('welcome.text')}</p>${may.length ? this.#begin(may) : html`<p class="notice">${icon('people')}<span>${tab.t('welcome.ask')}</span></p>`}`}
    </section>`;
  }

  #begin(networks) {
    const {tab, flow} = this;
    return html`<p class="notice info">${icon('info')}<span>${tab.t('auth.official')}</span></p>
      ${flowNotice(flow, (key) => tab.t(key))}
      ${flow.waits
        ? nothing
        : html`<div class="begin">${networks.map(
            (network) => html`<button type="button" class="button primary" @click=${() => this.#start(network)}>
              ${networkMark(network)}${networks.length > 1 ? tab.words.t('welcome.begin.at', network.name) : tab.t('welcome.begin')}</button>`,
          )}</div>`}`;
  }

  #start(network) {
    this.tab.network = network;
    this.flow.start(network.id);
  }

  /** Above the columns: the access was taken back at the network. */
  bar() {
    const {tab, flow} = this;
    const {connection, mayChange} = tab.organisation;
    if (connection.state !== 'REVOKED') {
      return nothing;
    }
    if (flow.state !== 'idle') {
      return flowNotice(flow, (key) => tab.t(key));
    }
    return html`<div class="notice warning bar" role="status">${icon('alert')}<p>${tab.t(mayChange ? 'revoked.again' : 'revoked.ask', tab.handle(connection.handle))}</p>
      ${mayChange
        ? html`<button type="button" class="button small" @click=${() => flow.start(tab.network.id)}>${tab.t('signin')}</button>
            <a class="button small" href=${SETTINGS}>${tab.t('organisation.open')}</a>`
        : nothing}</div>`;
  }
}
