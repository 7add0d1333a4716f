import {LitElement} from 'lit';
import {Words} from '../shared/words.js';
import {kindOf} from './publication.js';

/** What the popup says, in the reader's language. */
export class Speaking extends LitElement {
  static properties = {context: {attribute: false}, network: {attribute: false}};

  constructor() {
    super();
    /** What was said last to who does not see. */
    this.status = '';
  }

  willUpdate(changed) {
    if (changed.has('context')) {
      this.words = new Words(this.context, () => this.requestUpdate());
    }
  }

  /** A sentence of ours; `{0}` is always the network's name. */
  t(key, ...args) {
    return this.words.t(key, this.network.name, ...args);
  }

  /** A handle as the network writes it. */
  handle(handle) {
    return this.network.handlePrefix + handle;
  }

  /** Says, in the words of a place where it has its own, why something could not be done. */
  reason({kind, explanation, retryAt}, ...places) {
    const told = explanation ?? (kind === 'not-configured' ? this.network?.missing : null);
    return this.words.reason({kind, explanation: told, retryAt}, this.network?.name ?? '', ...places);
  }

  /** Why an act is decided as it is. */
  why({kind, reason}) {
    return this.words.say(reason) || (kind ? this.reason({kind: kindOf(kind)}, ...this.actor.places) : this.t('denied'));
  }

  /** The page's own live region is out of reach behind a modal dialog. */
  announce(text) {
    this.status = text;
    this.requestUpdate();
  }
}
