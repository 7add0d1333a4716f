import {ask, path, random128} from './rest.js';

const POLL_MS = 3_000;
/** What people do here; a network asks for what it has of it. */
const ACTS = ['POST', 'REPLY', 'REPOST', 'LIKE', 'FOLLOW'].map((act) => `&act=${act}`).join('');
const WINDOW = 'popup,width=600,height=760';

/**
 * Signing in at a network in a window of its own, as a reactive controller. `state` is `idle`, `waiting`, `blocked` (the browser opened no
 * window), or how the flow ended. The end is learnt from the event stream, the window's broadcast or by asking; the server's word counts.
 */
export class SignInFlow {
  /**
   * @param {import('lit').LitElement & {context: object}} element @param {(network: string) => void} connected
   * @param {{organisation?: boolean}} [whose] whether the connection shall be the organisation's
   */
  constructor(element, connected, {organisation = false} = {}) {
    this.element = element;
    this.connected = connected;
    this.organisation = organisation;
    this.state = 'idle';
    element.addController(this);
  }

  hostDisconnected() {
    this.#rest();
    this.state = 'idle';
  }

  /** Whether the window has yet to say how it ended. */
  get waits() {
    return this.state === 'waiting' || this.state === 'blocked';
  }

  /** Opens the window. To be called from a click, or the browser blocks it. */
  start(network) {
    this.#giveUp();
    this.#rest();
    this.network = network;
    this.flow = random128();
    this.address = `/social/sign-in/${encodeURIComponent(network)}?flow=${this.flow}${ACTS}${this.organisation ? '&for=organisation' : ''}`;
    const opened = window.open(this.address, '_blank', WINDOW);
    if (opened) {
      opened.opener = null;
    }
    this.#wait(opened ? 'waiting' : 'blocked');
  }

  /** Waits for a window that the person opened by the link. */
  opened() {
    this.#become('waiting');
  }

  cancel() {
    this.#giveUp();
    this.reset();
  }

  #giveUp() {
    if (this.waits) {
      // The server ends an abandoned flow by itself when this is lost.
      ask(this.element.context.host, path('flows', this.flow), {method: 'DELETE'}).catch(() => {});
    }
  }

  reset() {
    this.#rest();
    this.#become('idle');
  }

  #wait(state) {
    const heard = (data) => data?.flow === this.flow && this.#look();
    this.channel = new BroadcastChannel('crm-social-flow');
    this.channel.onmessage = ({data}) => heard(data);
    this.off = this.element.context.host.events.on('social.flow-ended', heard);
    this.timer = setInterval(() => this.#look(), POLL_MS);
    this.#become(state);
  }

  async #look() {
    const {flow} = this;
    const found = await ask(this.element.context.host, path('flows', flow)).catch(() => null);
    if (!found || found.state === 'WAITING' || flow !== this.flow) {
      return;
    }
    this.#rest();
    this.#become(found.state === 'CONNECTED' ? 'idle' : found.state);
    if (found.state === 'CONNECTED') {
      this.connected(this.network);
    }
  }

  #become(state) {
    this.state = state;
    this.element.requestUpdate();
  }

  #rest() {
    this.flow = null;
    clearInterval(this.timer);
    this.channel?.close();
    this.off?.();
  }
}
