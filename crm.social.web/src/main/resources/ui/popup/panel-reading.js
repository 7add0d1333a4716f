import {html, nothing} from 'lit';
import {Trouble} from '../posts/trouble.js';
import {Listening} from '../shared/listening.js';
import {Problem, abandoned, ask, recordPath} from '../shared/rest.js';

/** With these there is nothing to show any more. */
const BLANK = new Set(['provider-gone', 'no-permission', 'not-configured', 'record-type-not-supported']);
const SIGN_IN = {'not-connected': 'SIGN_IN', revoked: 'SIGN_IN_AGAIN'};

/** Reads the panel, and again whenever it changed, as a reactive controller of the popup. */
export class PanelReading {
  constructor(popup) {
    this.popup = popup;
    this.trouble = new Trouble(popup);
    this.failure = new Trouble(popup, 'attempt');
    popup.addController(this);
    new Listening(popup, {
      open: () => this.load(),
      'social.networks-changed': () => this.readNetwork(),
      'social.connections-changed': ({network}) => network === popup.network.id && this.#readAll(),
      'social.link-changed': (link) => popup.linking.changed(link),
      'social.act-changed': (acted) => this.#acted(acted),
      'social.publication-changed': ({id}) => popup.composer.publication.changed(id),
    });
  }

  hostConnected() {
    this.offline = () => this.trouble.met(new Problem('offline'), () => this.load());
    this.online = () => this.trouble.kind === 'offline' && this.load();
    addEventListener('offline', this.offline);
    addEventListener('online', this.online);
  }

  hostDisconnected() {
    removeEventListener('offline', this.offline);
    removeEventListener('online', this.online);
    this.request?.abort();
    this.trouble.over();
    this.failure.over();
    this.popup.composer.rest();
    this.popup.profile.rest();
  }

  /** What lies below the record's path at this network. @param {string} where such as `link`, or empty for the panel */
  path(where) {
    const {context, network} = this.popup;
    return `${recordPath(context, network.id)}${where && `/${where}`}`;
  }

  ask(where, how) {
    return ask(this.popup.context.host, this.path(where), how);
  }

  /** Somebody signed in or out somewhere, or may act as the organisation, or may no more. */
  #readAll() {
    return Promise.all([this.readNetwork(), this.load()]);
  }

  /** Somebody reposted, liked or followed through an account that is this user's too. */
  #acted(acted) {
    const {popup} = this;
    if (acted.network === popup.network.id) {
      popup.reactions.told(acted);
      popup.following.told(acted);
      popup.profile.acted();
    }
  }

  /** Reads the panel; what is shown stays until the answer is there. @param {boolean} [again] whether the network is to be asked again */
  async load(again = false) {
    const {popup} = this;
    if (!popup.isConnected) {
      return;
    }
    this.request?.abort();
    this.request = new AbortController();
    try {
      popup.panel = await this.ask('', {signal: this.request.signal, headers: again ? {'Cache-Control': 'no-cache'} : {}});
      this.#take();
    } catch (problem) {
      if (!abandoned(problem)) {
        this.met(problem, this.trouble, () => this.load(again));
      }
    }
    popup.requestUpdate();
  }

  #take() {
    const {popup} = this;
    this.trouble.over();
    if (!popup.askedToSignIn && !popup.flow.waits && !popup.panel.view.startsWith('SIGN_IN')) {
      popup.flow.reset();
    }
    if (popup.panel.view === 'CANDIDATES') {
      popup.candidates.enter();
    }
    if (!popup.panel.view.startsWith('SIGN_IN')) {
      popup.profile.enter();
      popup.composer.enter();
    }
  }

  /** @param {boolean} [own] whether it was read, or tried, through the user's own connection */
  met(problem, trouble, again, own = true) {
    if (!this.signInHelps(problem, own)) {
      trouble.met(problem, again);
    }
    this.popup.requestUpdate();
  }

  /** Whether the user's own connection does not hold any more: then サインイン is offered, over what is kept below it. */
  signInHelps({kind}, own) {
    const {popup} = this;
    const view = own && SIGN_IN[kind];
    if (view) {
      popup.panel = {...popup.panel, view, connection: null};
      popup.requestUpdate();
    }
    return Boolean(view);
  }

  /** What the person asked for was not done. A conflict shows the new state. */
  failed(problem) {
    if (!this.#leftBehind(problem)) {
      this.met(problem, this.failure, () => this.failure.over());
      problem.kind === 'conflict' && this.load();
    }
  }

  /** An act was refused: said beside its control. @param {string} at see `Note` */
  refused(problem, at) {
    const {note, actor} = this.popup;
    if (!this.#leftBehind(problem) && !this.signInHelps(problem, actor.own)) {
      note.refused(at, problem);
      actor.own || this.readNetwork();
    }
  }

  /** The popup is closed: the page says it. */
  #leftBehind(problem) {
    const {popup} = this;
    if (!popup.isConnected) {
      popup.context.host.toast({text: popup.reason(problem, ...popup.actor.places), tone: 'danger'});
    }
    return !popup.isConnected;
  }

  async readNetwork() {
    const {popup} = this;
    const networks = await ask(popup.context.host, 'networks').catch(() => null);
    const found = networks?.find(({id}) => id === popup.network.id);
    if (found) {
      popup.network = found;
      popup.requestUpdate();
      this.trouble.kind === 'provider-gone' && this.load();
    } else if (networks) {
      this.met(new Problem('provider-gone'), this.trouble, () => this.load());
    }
  }

  /** Whether the trouble stands in place of everything else. */
  get blank() {
    return this.trouble.problem && (!this.popup.panel || BLANK.has(this.trouble.kind));
  }

  render() {
    return this.trouble.render();
  }

  bar() {
    return html`<div class="bars">${this.failure.bar(() => this.#dismiss())} ${this.blank ? nothing : this.trouble.bar()}</div>`;
  }

  #dismiss() {
    this.failure.over();
    this.popup.requestUpdate();
  }
}
