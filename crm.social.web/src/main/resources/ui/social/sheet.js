import {css, html, nothing} from 'lit';
import {controls, icon} from 'crm-kit';
import {Actor} from '../posts/actor.js';
import {Composer} from '../posts/composer.js';
import {Conversations} from '../posts/conversations.js';
import {Note} from '../posts/note.js';
import {postStyle} from '../posts/post-style.js';
import {Reactions} from '../posts/reactions.js';
import {Snack} from '../posts/snack.js';
import {Speaking} from '../posts/speaking.js';
import {popupStyle} from '../posts/style.js';
import {Trouble} from '../posts/trouble.js';
import {Viewer} from '../posts/viewer.js';
import {markStyle, networkMark} from '../shared/glyphs.js';
import {Listening} from '../shared/listening.js';
import {tagOf} from '../shared/tag.js';

/** A post's conversation at the side of the Social tab, and 返信. It is to the parts of a conversation what the popup is on a record's page. */
class Sheet extends Speaking {
  static properties = {...Speaking.properties, tab: {attribute: false}, item: {attribute: false}};

  static styles = [
    controls,
    markStyle,
    popupStyle,
    postStyle,
    css`
      .frame { inset: 0 0 0 auto; width: min(480px, 100vw); height: 100dvh; max-height: none; border-width: 0 0 0 1px; border-radius: 0; }
      .frame::backdrop { background: var(--crm-backdrop); }
      .body { container-type: size; scrollbar-gutter: stable; }
      @starting-style { .frame[open] { opacity: 0; translate: 24px 0; } }
    `,
  ];

  constructor() {
    super();
    this.panel = {profile: null, decisions: {}};
    this.actor = new Actor(this, 'organisation');
    this.note = new Note(this);
    this.viewer = new Viewer(this);
    this.snack = new Snack(this);
    this.reactions = new Reactions(this);
    this.composer = new Composer(this);
    this.failure = new Trouble(this, 'attempt');
    this.reading = {signInHelps: (problem) => this.#doubt(problem)};
    this.profile = {
      conversations: new Conversations(this, true),
      charges: true,
      change: (ref, change) => {
        this.profile.conversations.change((shown) => (shown.post.ref === ref ? change(shown) : shown));
        this.tab.profile.change(ref, change);
      },
    };
    new Listening(this, {'social.publication-changed': ({id}) => this.composer.publication.changed(id)});
  }

  get own() {
    return this.tab.own;
  }

  get about() {
    return {record: this.item.record, name: `inbox/${this.item.id}`};
  }

  get body() {
    return this.renderRoot.querySelector('.body');
  }

  async attempt(what) {
    try {
      await what();
    } catch (problem) {
      this.failure.met(problem, () => this.failure.over());
    }
    this.requestUpdate();
  }

  met(problem, trouble, again) {
    trouble.met(problem, again);
    this.#doubt(problem);
    this.requestUpdate();
  }

  refused(problem, at) {
    this.note.refused(at, problem);
    this.#doubt(problem);
  }

  /** A connection that does not hold any more is not offered any more. */
  #doubt({kind}) {
    if (kind === 'revoked' || kind === 'not-connected') {
      this.tab.reading.load();
    }
    return false;
  }

  /** Where the user's own connection is made and mended. */
  signInAgain() {
    this.close();
    this.context.host.navigate('/account/connections');
  }

  /** What was done stands on the record's timeline; there is nothing here that would have to be read again. */
  acted() {}

  more(busy, run) {
    return html`<button type="button" class="button quiet more" aria-busy=${Boolean(busy)} @click=${run}>${this.t('more')}</button>`;
  }

  async firstUpdated() {
    const prices = Object.values(this.item.post.decisions).filter(({decision}) => decision === 'allowed').map(({microDollars}) => microDollars);
    // See the profile's: a network that charges for acts charges for reading too.
    this.profile.charges = prices.length === 0 || prices.some((price) => price > 0);
    this.renderRoot.querySelector('dialog').showModal();
    this.composer.publication.restore();
    const {conversations} = this.profile;
    const opened = conversations.open(this.item.post);
    this.answers && (await this.composer.focus());
    await opened;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.composer.rest();
    this.failure.over();
    this.profile.conversations.clear();
  }

  /** Of the heading over replies: the conversation is what the sheet is called by. */
  get repliesLevel() {
    return 3;
  }

  close() {
    this.renderRoot.querySelector('dialog').close();
  }

  #closed() {
    this.snack.handOver();
    this.remove();
    this.tab.sheet = null;
    this.tab.requestUpdate();
  }

  #near({scrollTop, clientHeight, scrollHeight}) {
    scrollHeight - scrollTop - clientHeight < clientHeight && this.profile.conversations.top?.replies.near();
  }

  render() {
    const {conversations} = this.profile;
    return html`<dialog class="frame" aria-labelledby="title" @close=${this.#closed} @click=${(event) => event.target === event.currentTarget && this.close()}>
      <header>${networkMark(this.network)}<h2 id="title" tabindex="-1">${this.t('conversation')}<span class="record">${this.item.recordName || this.item.post.post.author.name}</span></h2>
        <button type="button" class="button quiet icon" aria-label=${this.t('close')} title=${this.t('close')} @click=${this.close}>${icon('close')}</button></header>
      <div class="bars">${this.failure.bar(() => this.#forgive())}</div>
      <div class="body" tabindex="-1" @scroll=${({currentTarget}) => this.#near(currentTarget)}>${conversations.top?.render() ?? nothing}</div>
      ${this.snack.render()} ${this.composer.render()} ${this.viewer.render()}
      <p class="hidden-text" role="status">${this.status}</p>
    </dialog>`;
  }

  #forgive() {
    this.failure.over();
    this.requestUpdate();
  }
}

const TAG = tagOf('crm-social-sheet', import.meta.url);
customElements.define(TAG, Sheet);

/** @param {object} tab @param {object} item @param {boolean} answers whether the text is to be begun at once */
export const createSheet = (tab, item, answers) => Object.assign(document.createElement(TAG), {context: tab.context, network: tab.network, tab, item, answers});
