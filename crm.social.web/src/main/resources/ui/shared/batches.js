import {kept} from './kept.js';
import {ask, path, random128} from './rest.js';

const KEPT = 'crm-social-batch';
const RUNS = ['RUNNING', 'UNDOING'];

/** Whether a batch is being worked off. */
export const runs = (batch) => RUNS.includes(batch?.state);

/**
 * The batch that was begun last in this tab. It is watched by the module, not by an element, since it goes on when the selection that began it is
 * gone. Says `change`, and `end` when its work has come to its end.
 */
class Batches extends EventTarget {
  batch = null;
  #host = null;
  #reading = false;
  #stale = false;

  /** Goes on with what the tab remembers. @param {object} host the context's */
  use(host) {
    if (!this.#host) {
      host.events.on('social.batch-changed', ({id}) => this.#concerns(id) && this.#read());
      host.events.on('open', () => this.#read());
    }
    this.#host = host;
    if (!this.batch && kept.get(KEPT)) {
      this.#read();
    }
  }

  #concerns(id) {
    return id === (this.batch?.id ?? kept.get(KEPT));
  }

  async unlink(network, type, ids) {
    const body = {act: 'UNLINK', network, records: {type, ids}};
    this.#take(await ask(this.#host, 'bulk', {method: 'POST', headers: {'Idempotency-Key': random128()}, body}));
  }

  async undo() {
    this.#take(await ask(this.#host, path('bulk', this.batch.id, 'undo'), {method: 'POST'}));
  }

  forget() {
    kept.set(KEPT, '');
    this.batch = null;
    this.dispatchEvent(new Event('change'));
  }

  #take(batch) {
    const ended = runs(this.batch) && !runs(batch);
    kept.set(KEPT, batch.id);
    this.batch = batch;
    this.dispatchEvent(new Event('change'));
    if (ended) {
      this.dispatchEvent(new Event('end'));
    }
    // What happened between the answer and its arrival has been told already.
    if (runs(batch)) {
      this.#read();
    }
  }

  /** One reading at a time; what is told meanwhile makes one more. */
  async #read() {
    const id = this.batch?.id ?? kept.get(KEPT);
    if (!id || this.#reading) {
      this.#stale = this.#reading;
      return;
    }
    this.#reading = true;
    const before = JSON.stringify(this.batch);
    const batch = await ask(this.#host, path('bulk', id)).catch(({kind}) => (kind === 'not-found' ? {gone: true} : null));
    this.#reading = false;
    if (batch?.gone) {
      this.forget();
    } else if (batch && JSON.stringify(batch) !== before) {
      this.#take(batch);
    } else if (this.#stale) {
      this.#stale = false;
      this.#read();
    }
  }
}

export const batches = new Batches();
