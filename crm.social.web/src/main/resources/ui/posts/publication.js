import {kept} from '../shared/kept.js';
import {ask, path, random128} from '../shared/rest.js';

const POLL_MS = 3_000;
const SETTLED = new Set(['DONE', 'REFUSED', 'LEFT']);
/** After these it is not known whether the text was taken: pressing again asks under the same key, and nothing is sent twice. */
const UNSURE = new Set(['unreachable', 'offline', 'outcome-unknown', 'failed']);

/** The kind of a problem, of which services speak in capitals. */
export const kindOf = (failure) => failure?.toLowerCase().replaceAll('_', '-');

/** One press of ツイート or 返信 and what becomes of it. */
export class Publication {
  /** @param {object} popup @param {(post: object | null) => void} done called when the network has it */
  constructor(popup, done) {
    this.popup = popup;
    this.done = done;
    this.value = null;
    this.problem = null;
  }

  /** `idle`, `sending`, `unsure` (nothing was answered), or the publication's own state. */
  get state() {
    if (this.sending) {
      return 'sending';
    }
    return this.problem ? (UNSURE.has(this.problem.kind) ? 'unsure' : 'failed') : (this.value?.state ?? 'idle');
  }

  /** Whether the text must stay as it is. */
  get pending() {
    return this.sending || ['NEW', 'SENDING', 'UNKNOWN', 'UNDECIDED'].includes(this.value?.state);
  }

  get #name() {
    const {network, about} = this.popup;
    return `crm-social-sent:${network.id}:${about.name}`;
  }

  /** Finds again what was on its way when the page was left. */
  restore() {
    const {id} = this.#press;
    if (id && !this.value) {
      this.#look(id);
    }
  }

  #look(id) {
    return this.#follow(() => ask(this.popup.context.host, path('publications', id)), this.#press, true);
  }

  get #press() {
    return JSON.parse(kept.get(this.#name) || '{}');
  }

  /** @param {{text: string, inReplyTo: string | null}} what */
  async send(what) {
    const {context, network, actor, about} = this.popup;
    const connectionId = actor.connection.id;
    const before = this.#press;
    const same = before.text === what.text && before.inReplyTo === what.inReplyTo && before.connectionId === connectionId;
    const press = same ? before : {...what, connectionId, key: random128()};
    kept.set(this.#name, JSON.stringify(press));
    const body = {...what, record: about.record, connectionId};
    this.value = this.problem = null;
    const how = {method: 'POST', body, headers: {'Idempotency-Key': press.key}};
    await this.#follow(() => ask(context.host, path('networks', network.id, 'posts'), how), press);
  }

  /** The person looked at the network and decided. */
  settle(sendAgain) {
    const where = path('publications', this.value.id, 'settle');
    return this.#follow(() => ask(this.popup.context.host, where, {method: 'POST', body: {sendAgain}}));
  }

  changed(id) {
    if (id === this.value?.id && !SETTLED.has(this.value.state)) {
      this.#look(id);
    }
  }

  /** Deletes what was said. */
  remove() {
    const {context, network} = this.popup;
    return this.popup.attempt(async () => {
      await ask(context.host, path('networks', network.id, 'posts', this.value.post.ref), {method: 'DELETE'});
      this.popup.profile.conversations.removed(this.value.post.ref);
      this.forget();
      this.popup.snack.show(this.popup.t('publication.removed'));
      this.popup.acted();
    });
  }

  /** Says nothing of it any more. The key of an unsure press stays, in case the same text is sent again. */
  forget() {
    clearTimeout(this.timer);
    if (this.state !== 'unsure') {
      kept.set(this.#name, '');
    }
    Object.assign(this, {value: null, problem: null});
    this.popup.requestUpdate();
  }

  rest() {
    clearTimeout(this.timer);
  }

  /** @param {boolean} [looking] whether nobody pressed anything: a look that fails is only repeated */
  async #follow(request, press = this.#press, looking = false) {
    clearTimeout(this.timer);
    this.sending = !looking;
    this.popup.requestUpdate();
    try {
      this.value = await request();
      this.problem = null;
      this.#came(press);
    } catch (problem) {
      this.problem = looking ? null : problem;
      if (!looking && !UNSURE.has(problem.kind)) {
        kept.set(this.#name, '');
        this.popup.reading.signInHelps(problem, this.popup.actor.own);
      }
      this.#watch();
    }
    this.sending = false;
    this.popup.requestUpdate();
  }

  #came(press) {
    const {state, id} = this.value;
    kept.set(this.#name, SETTLED.has(state) ? '' : JSON.stringify({...press, id}));
    this.popup.announce(this.popup.t(`publication.${state}`));
    this.#watch();
    if (state === 'REFUSED') {
      this.popup.reading.signInHelps({kind: kindOf(this.value.failure)}, this.popup.actor.own);
    }
    if (state === 'DONE') {
      this.done(this.value.post);
      this.popup.acted();
    }
  }

  #watch() {
    if (['NEW', 'SENDING', 'UNKNOWN'].includes(this.value?.state)) {
      this.timer = setTimeout(() => this.changed(this.value.id), POLL_MS);
    }
  }
}
