import {Listening} from './listening.js';
import {readTogether, recordPath} from './rest.js';

/** The installed networks and the record's links, as a reactive controller that reads again whenever the event stream says so. */
export class RecordLinks {
  /** @param {import('lit').LitElement & {context: object}} element @param {(networks: object[]) => void} [changing] told the networks before they are taken */
  constructor(element, changing = () => {}) {
    this.element = element;
    this.changing = changing;
    this.known = false;
    this.turn = this.taken = 0;
    this.networks = [];
    this.links = {};
    this.waiting = {};
    const read = (news) => this.read(news);
    new Listening(element, {
      open: read,
      'social.networks-changed': read,
      'social.connections-changed': read,
      'social.flow-ended': read,
      'social.link-changed': (news) => this.record === `${news.type}/${news.id}` && read(news),
    });
    element.addController(this);
  }

  hostUpdate() {
    const {object, recordId} = this.element.context;
    if (this.record !== `${object}/${recordId}`) {
      this.record = `${object}/${recordId}`;
      this.links = {};
      this.waiting = {};
      this.read();
    }
  }

  /** @param {object} [news] the event's data, where one is the cause */
  async read(news) {
    const {record, element: {context}} = this;
    const turn = ++this.turn;
    try {
      const [networks, links, waiting] = await Promise.all(
        ['networks', recordPath(context, 'links'), recordPath(context, 'waiting')].map((where) => readTogether(context.host, where, news)),
      );
      // An answer that was overtaken says what was so before.
      if (record === this.record && turn > this.taken) {
        this.taken = turn;
        this.known && this.changing(networks);
        Object.assign(this, {networks, links, waiting, known: true});
      }
    } catch (problem) {
      // What is shown stays: the stream's next connection reads again. Without the permission there is nothing to show.
      this.networks = problem.kind === 'no-permission' ? [] : this.networks;
    }
    this.element.requestUpdate();
  }

  /** Whether somebody has to look: the link's account is gone, the field names nobody or waits, the grant withdrawn, or the network not set up. */
  attention(network) {
    return !network.configured || network.connection?.state === 'REVOKED' || this.lost(network) || this.stuck(network);
  }

  /** Whether the field's value will not become a link within a moment. */
  stuck({id}) {
    const waiting = this.waiting[id];
    return Boolean(waiting) && (waiting.state !== 'WAITING' || Boolean(waiting.reason));
  }

  /** Whether the linked account cannot be shown any more. */
  lost({id}) {
    return ['SUSPENDED', 'DELETED'].includes(this.links[id]?.state);
  }
}
