import {html} from 'lit';
import {icon} from 'crm-kit';
import {Conversations} from '../posts/conversations.js';
import {History} from './history.js';
import {People} from './people.js';
import {Posts} from './posts.js';
import {profileCard} from './profile-card.js';
import {Tabs} from './tabs.js';

const NEAR = 480;
const SIGNS = {PROTECTED: 'lock', SUSPENDED: 'alert', NOT_FOUND: 'search'};

/** The linked profile: who it is, and below that its tabs, or the conversation that somebody went into. */
export class Profile {
  constructor(popup) {
    this.popup = popup;
    this.posts = new Posts(popup);
    this.history = new History(popup);
    this.people = {followers: new People(popup, 'followers'), following: new People(popup, 'following')};
    this.conversations = new Conversations(popup);
    const posts = {enter: () => {}, refresh: () => popup.load(true), render: () => this.#standing() ?? this.posts.render()};
    this.tabs = new Tabs(popup, {posts, ...this.people, history: this.history});
  }

  get #lists() {
    return [this.posts.paging, this.people.followers.paging, this.people.following.paging, this.history.paging];
  }

  /** A panel was read, of the same person or of another one. */
  enter() {
    const {link, posts} = this.popup.panel;
    if (this.subject !== link?.profile.subject) {
      this.subject = link?.profile.subject;
      this.#lists.forEach((list) => list.clear());
      this.conversations.clear();
      this.tabs.begin();
    }
    this.posts.take(posts);
  }

  rest() {
    this.#lists.forEach((list) => list.rest());
    this.conversations.clear();
  }

  /** Whether reading costs money: a network that charges for acts charges for reading too, and so may one that names no price. */
  get charges() {
    const decisions = [this.popup.panel, ...(this.posts.paging.items ?? [])].flatMap((one) => Object.values(one.decisions));
    const prices = decisions.filter(({decision}) => decision === 'allowed').map(({microDollars}) => microDollars);
    return prices.length === 0 || prices.some((price) => price > 0);
  }

  /** Changes a post wherever it is shown. @param {string} ref @param {(shown: object) => object} change */
  change(ref, change) {
    const one = (shown) => (shown.post.ref === ref ? change(shown) : shown);
    this.posts.change(one);
    this.conversations.change(one);
    this.popup.requestUpdate();
  }

  /** Something was done here: 履歴 has more to tell. */
  acted() {
    if (this.tabs.chosen === 'history') {
      this.history.refresh();
    }
  }

  /** Reads on where the end of what is shown comes near. */
  near({scrollHeight, scrollTop, clientHeight}) {
    if (scrollHeight - scrollTop - clientHeight < NEAR) {
      const {top} = this.conversations;
      (top ? top.replies : this.tabs.part.paging ?? this.posts.paging).near();
    }
  }

  render() {
    const {top} = this.conversations;
    return top ? top.render() : html`<section class="profile">${profileCard(this.popup)} ${this.tabs.render()}</section>`;
  }

  /** What there is to say in place of posts that cannot be shown. */
  #standing() {
    const {popup} = this;
    const {view} = popup.panel;
    return SIGNS[view]
      ? html`<div class="trouble">
          <span class="sign">${icon(SIGNS[view])}</span><p><b>${popup.t(`view.${view}`)}</b></p><p>${popup.t(`view.${view}.text`)}</p>
        </div>`
      : null;
  }
}
