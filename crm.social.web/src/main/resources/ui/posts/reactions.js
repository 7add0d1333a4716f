import {ask, path} from '../shared/rest.js';
import {Presses} from './presses.js';

const COUNTS = {REPOST: 'reposts', LIKE: 'likes'};

/** リツイート and お気に入り: shown at once, put right by the answer, taken back where it was refused. */
export class Reactions {
  /** What other accounts than the one that looked have done, by account and post. */
  static #others = new Map();
  #presses = new Presses();

  constructor(popup) {
    this.popup = popup;
  }

  /** Whether who acts has done it, as far as we know. @param {{post: object, done: string[], by: string}} shown @param {'REPOST' | 'LIKE'} act */
  done(shown, act) {
    return this.#doneBy(this.popup.actor.subject, shown).includes(act);
  }

  #doneBy(subject, {post, done, by}) {
    return by === subject ? done : (Reactions.#others.get(`${subject} ${post.ref}`) ?? []);
  }

  toggle(shown, act) {
    const {ref} = shown.post;
    const record = shown.record ?? this.popup.about.record;
    let on = this.done(shown, act);
    return this.#presses.once(`${ref} ${act}`, () => this.#toggle(ref, act, (on = !on), record));
  }

  async #toggle(ref, act, on, record) {
    const {popup} = this;
    const {actor, network, context} = popup;
    const {connection, subject} = actor;
    popup.note.at === ref && popup.note.clear();
    this.#set(ref, act, on, subject);
    const body = {on, record, connectionId: connection.id};
    try {
      const now = await ask(context.host, path('networks', network.id, 'posts', ref, 'reactions', act.toLowerCase()), {method: 'PUT', body});
      this.#take(ref, now, subject);
      popup.announce(popup.t(`${COUNTS[act]}.${on ? 'done' : 'undone'}`, popup.handle(connection.handle)));
      popup.acted();
      return true;
    } catch (problem) {
      this.#set(ref, act, !on, subject);
      popup.refused(problem, ref);
      return false;
    }
  }

  /** Somebody acted through an account, here or elsewhere. While a press of ours is on its way, its answer counts. */
  told({account, act, post, state}) {
    if (COUNTS[act] && ['ON', 'OFF'].includes(state) && !this.#presses.busy(`${post} ${act}`)) {
      this.#set(post, act, state === 'ON', account);
    }
  }

  /** Moves one post to a state, before anybody has answered. */
  #set(ref, act, on, subject) {
    this.popup.profile.change(ref, (shown) => {
      const done = this.#doneBy(subject, shown);
      if (done.includes(act) === on) {
        return shown;
      }
      const counts = {...shown.post.counts, [COUNTS[act]]: Math.max(0, shown.post.counts[COUNTS[act]] + (on ? 1 : -1))};
      return this.#remembered(subject, {...shown, post: {...shown.post, counts}}, on ? [...done, act] : done.filter((one) => one !== act));
    });
  }

  /** The network's word, as who acted sees it now. */
  #take(ref, {post: {counts}, done, decisions}, subject) {
    this.popup.profile.change(ref, (shown) => {
      const now = {...shown, post: {...shown.post, counts}};
      return this.#remembered(subject, shown.by === subject ? {...now, decisions} : now, done);
    });
  }

  #remembered(subject, shown, done) {
    if (shown.by === subject) {
      return {...shown, done};
    }
    Reactions.#others.set(`${subject} ${shown.post.ref}`, done);
    return shown;
  }
}
