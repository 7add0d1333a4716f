import {Listening} from '../shared/listening.js';
import {Problem, abandoned, ask} from '../shared/rest.js';

/** With these there is nothing to show any more. */
const BLANK = new Set(['provider-gone', 'no-permission', 'not-configured']);
/** What these say is seen at the organisation itself. */
const ORGANISATION = new Set(['not-connected', 'revoked']);

/** Reads the networks and the organisation's connections, and again whenever they changed, as a reactive controller of the tab. */
export class Reading {
  constructor(tab) {
    this.tab = tab;
    const read = () => this.load();
    new Listening(tab, {
      open: () => this.load().then(() => tab.inbox.stale()),
      'social.networks-changed': read,
      'social.connections-changed': read,
      'social.organisation-changed': read,
      'social.flow-ended': read,
      'social.act-changed': (acted) => acted.network === tab.network?.id && tab.reactions.told(acted),
      'social.inbox-changed': ({network, columns}) => network === tab.network?.id && tab.inbox.stale(columns),
    });
    tab.addController(this);
  }

  hostConnected() {
    this.away = new AbortController();
    const {signal} = this.away;
    addEventListener('online', () => this.#again().then(() => this.tab.inbox.stale()), {signal});
  }

  hostDisconnected() {
    this.away.abort();
    this.tab.trouble.over();
  }

  async load() {
    const {tab} = this;
    const {signal} = this.away;
    try {
      const [networks, organisations] = await Promise.all(['networks', 'organisations'].map((where) => ask(tab.context.host, where, {signal})));
      this.#take(networks, organisations);
    } catch (problem) {
      abandoned(problem) || this.met(problem);
    }
  }

  #take(networks, organisations) {
    const {tab} = this;
    const before = tab.network;
    tab.trouble.over();
    Object.assign(tab, {networks, organisations});
    if (before && !networks.some(({id, configured}) => id === before.id && configured)) {
      tab.network = before;
      this.met(new Problem('provider-gone'));
    } else {
      tab.choose();
    }
    tab.requestUpdate();
  }

  /** Reads once more what could not be read. */
  async #again() {
    await this.load();
    this.tab.inbox.again();
  }

  /** Something could not be read. */
  met(problem) {
    const {tab} = this;
    if (ORGANISATION.has(problem.kind) && tab.organisation?.connection?.state === 'ACTIVE') {
      this.load();
    } else if (!ORGANISATION.has(problem.kind) && !(problem.kind === 'offline' && tab.inbox.known)) {
      // That the browser is offline stands at the top of all pages.
      tab.trouble.met(problem, () => this.#again());
    }
    tab.requestUpdate();
  }

  /** Whether the trouble stands in place of everything else. */
  get blank() {
    const {trouble, inbox} = this.tab;
    return Boolean(trouble.problem) && (BLANK.has(trouble.kind) || !inbox.known);
  }
}
