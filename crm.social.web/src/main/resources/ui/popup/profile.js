import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {icon} from 'crm-kit';
import {abandoned, query} from '../shared/rest.js';
import {postItem} from './post.js';
import {profileCard} from './profile-card.js';
import {outlines} from './skeleton.js';
import {Trouble} from './trouble.js';

/** The linked profile and its posts, newest first. */
export class Profile {
  constructor(popup) {
    this.popup = popup;
    this.trouble = new Trouble(popup);
    this.items = null;
  }

  /** A panel was read. Older posts that were read before stay below its newest ones. */
  enter() {
    const {link, posts: {items, next}} = this.popup.panel;
    const overlap = this.subject === link?.profile.subject ? this.items?.findIndex(({ref}) => ref === items.at(-1)?.ref) : -1;
    const older = overlap >= 0 ? this.items.slice(overlap + 1) : [];
    this.subject = link?.profile.subject;
    this.items = [...items, ...older];
    this.next = older.length ? this.next : next;
    this.trouble.over();
  }

  async #more() {
    const {popup} = this;
    if (this.reading) {
      return;
    }
    this.reading = true;
    popup.requestUpdate();
    try {
      const {items, next} = await popup.ask(`posts${query({cursor: this.next})}`);
      const known = new Set(this.items.map(({ref}) => ref));
      this.items = [...this.items, ...items.filter(({ref}) => !known.has(ref))];
      this.next = next;
      this.trouble.over();
    } catch (problem) {
      abandoned(problem) || popup.met(problem, this.trouble, () => this.#more());
    }
    this.reading = false;
    popup.requestUpdate();
  }

  render() {
    const {popup} = this;
    const {view, posts} = popup.panel;
    return html`<section class="profile">
      ${profileCard(popup)}
      ${view === 'PROFILE' ? html`${this.#title()} ${posts ? this.#posts() : outlines(popup.t('loading'), 3)}` : standing(popup, view)}
    </section>`;
  }

  #title() {
    const {popup} = this;
    const {fetchedAt, posts} = popup.panel;
    return html`<div class="title posts-title">
      <h3>${popup.t('posts')}</h3>
      ${posts && fetchedAt ? html`<span class="hint">${popup.t('as-of', popup.words.moment(fetchedAt))}</span>` : nothing}
      <button type="button" class="button quiet small icon" aria-label=${popup.t('refresh')} title=${popup.t('refresh')} @click=${() => popup.load()}>
        ${icon('retry')}
      </button>
    </div>`;
  }

  #posts() {
    const {popup} = this;
    if (this.items.length === 0 && !this.next) {
      return html`<p class="empty">${popup.t('posts.empty')}</p>`;
    }
    return html`<div class="posts">${repeat(this.items, ({ref, repostedBy}) => ref + (repostedBy ? '+' : ''), (post) => postItem(popup, post))}</div>
      ${this.trouble.problem ? this.trouble.render() : this.next ? popup.more(this.reading, () => this.#more()) : nothing}`;
  }
}

const SIGNS = {PROTECTED: 'lock', SUSPENDED: 'alert', NOT_FOUND: 'search'};

const standing = (popup, view) =>
  html`<div class="trouble"><span class="sign">${icon(SIGNS[view])}</span><p><b>${popup.t(`view.${view}`)}</b></p><p>${popup.t(`view.${view}.text`)}</p></div>`;
