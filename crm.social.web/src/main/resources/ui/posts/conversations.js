import {Conversation} from './conversation.js';
import {keyOf} from './post.js';

/** The conversations that somebody went into, each over where they came from. */
export class Conversations {
  #open = [];

  /** @param {object} popup @param {boolean} [rooted] whether they begin with one that lies over nothing */
  constructor(popup, rooted = false) {
    Object.assign(this, {popup, rooted});
  }

  get top() {
    return this.#open.at(-1) ?? null;
  }

  /** Whether there is something below the topmost one. */
  get returns() {
    return !this.rooted || this.#open.length > 1;
  }

  /** Goes into a post's conversation. */
  async open(shown) {
    const {popup, top} = this;
    if (top?.shown.post.ref === shown.post.ref || !popup.actor.connection) {
      return;
    }
    const next = new Conversation(popup, shown, {scroll: popup.body.scrollTop, key: keyOf(shown)});
    this.#open.push(next);
    popup.composer.turn(shown);
    popup.requestUpdate();
    await popup.updateComplete;
    popup.body.scrollTop = 0;
    popup.renderRoot.querySelector('.post.focal').focus({preventScroll: true});
    await next.start();
  }

  /** 返信: in the post's conversation, with the text begun. */
  async answer(shown) {
    const {ref} = shown.post;
    if (this.top?.holds(ref)) {
      this.popup.composer.turn(shown);
    } else {
      this.open(shown);
    }
    await this.popup.composer.focus();
  }

  /** To where it was gone in from: the same place, the same post. */
  async back() {
    const {popup} = this;
    const left = this.#open.pop();
    left.replies.rest();
    popup.composer.turn(this.top?.shown ?? null);
    popup.requestUpdate();
    await popup.updateComplete;
    popup.body.scrollTop = left.from.scroll;
    const articles = [...popup.renderRoot.querySelectorAll('.post')];
    articles.find(({shown}) => keyOf(shown) === left.from.key)?.focus({preventScroll: true});
  }

  /** To the list, from however deep. */
  async leave() {
    this.#open.splice(1).forEach(({replies}) => replies.rest());
    await (this.top && this.back());
  }

  clear() {
    this.#open.forEach(({replies}) => replies.rest());
    this.#open = [];
  }

  /** Somebody else acts now, and sees them otherwise. */
  reread() {
    this.#open.forEach((one) => one.start());
  }

  change(change) {
    this.#open.forEach((one) => one.change(change));
  }

  /** Something of ours was said. */
  sent(shown) {
    const answered = this.#open.filter((one) => one.holds(shown.post.inReplyTo));
    answered.forEach((one) => one.add(shown));
  }

  removed(ref) {
    this.#open.forEach((one) => one.remove(ref));
  }
}
