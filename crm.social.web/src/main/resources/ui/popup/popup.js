import {html, nothing} from 'lit';
import {controls, icon} from 'crm-kit';
import {Actor} from '../posts/actor.js';
import {Composer} from '../posts/composer.js';
import {Note} from '../posts/note.js';
import {postStyle} from '../posts/post-style.js';
import {Reactions} from '../posts/reactions.js';
import {people, profile as outlined} from '../posts/skeleton.js';
import {Snack} from '../posts/snack.js';
import {Speaking} from '../posts/speaking.js';
import {popupStyle} from '../posts/style.js';
import {Viewer} from '../posts/viewer.js';
import {markStyle, networkMark} from '../shared/glyphs.js';
import {SignInFlow} from '../shared/sign-in-flow.js';
import {Candidates} from './candidates.js';
import {Following} from './following.js';
import {Linking} from './linking.js';
import {menu} from './menu.js';
import {PageKeys} from './page-keys.js';
import {PanelReading} from './panel-reading.js';
import {Picture} from './picture.js';
import {place} from './place.js';
import {profileStyle} from './profile-style.js';
import {Profile} from './profile.js';
import {signIn} from './sign-in.js';

const MINUTE_MS = 60_000;

/** Only somebody who is there can be spoken to. */
const SPEAKING = new Set(['PROFILE', 'PROTECTED']);

/**
 * The popup of a network over a record: everything from サインイン to ツイート. Each state is drawn by a part of its own; this holds what they share.
 * Fires `crm-social-closed` when it was closed.
 */
class Popup extends Speaking {
  static properties = {...Speaking.properties, linked: {attribute: false}};

  static styles = [controls, markStyle, popupStyle, postStyle, profileStyle];

  constructor() {
    super();
    /** What the server said of record and network; null until it did. */
    this.panel = null;
    this.flow = new SignInFlow(this, () => this.signedIn());
    this.snack = new Snack(this);
    this.linking = new Linking(this);
    this.candidates = new Candidates(this);
    this.actor = new Actor(this);
    this.note = new Note(this);
    this.reactions = new Reactions(this);
    this.following = new Following(this);
    this.picture = new Picture(this);
    this.viewer = new Viewer(this);
    this.profile = new Profile(this);
    this.composer = new Composer(this);
    this.reading = new PanelReading(this);
    this.keys = new PageKeys(this);
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('context') && this.keys.register();
  }

  firstUpdated() {
    place(this.dialog, this.anchor);
    this.dialog.showModal();
    this.load();
    this.clock = setInterval(() => this.requestUpdate(), MINUTE_MS); // times are told by their distance
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.clock);
  }

  /** Each state begins at its beginning. Where what had the focus went with its state, the heading takes it. */
  updated() {
    if (this.body.dataset.shows !== this.state) {
      this.body.dataset.shows = this.state;
      this.body.scrollTop = 0;
    }
    if (this.dialog.open && !this.dialog.contains(this.shadowRoot.activeElement)) {
      const elsewhere = document.activeElement?.closest('dialog[open]');
      elsewhere || this.renderRoot.querySelector('h2').focus();
    }
    this.state === 'profile' && this.profile.near(this.body);
  }

  get dialog() {
    return this.renderRoot.querySelector('dialog');
  }

  /** What scrolls. */
  get body() {
    return this.renderRoot.querySelector('.body');
  }

  /** Of the heading over replies: below who it is about, and 会話. */
  get repliesLevel() {
    return 4;
  }

  /** The user's own connection. */
  get own() {
    return this.panel?.connection;
  }

  /** Whom it is all about, and by what name drafts to them are kept. */
  get about() {
    const {object, recordId} = this.context;
    return {record: {type: object, id: recordId}, name: `${object}/${recordId}`};
  }

  /** Asks below the record's path at this network: see `PanelReading`. */
  ask(where, how) {
    return this.reading.ask(where, how);
  }

  load(again) {
    return this.reading.load(again);
  }

  /** Does what the person asked for; where it fails, says so over what is shown. */
  async attempt(what) {
    try {
      await what();
    } catch (problem) {
      this.reading.failed(problem);
    }
    this.requestUpdate();
  }

  /** Something could not be read: shown by the trouble in its place, unless signing in is what helps. */
  met(problem, trouble, again, own) {
    this.reading.met(problem, trouble, again, own);
  }

  /** An act was refused. @param {string} at see `Note` */
  refused(problem, at) {
    this.reading.refused(problem, at);
  }

  /** Something was done with the record's person: its page and 履歴 tell of it. */
  acted() {
    this.context.host.recordChanged();
    this.profile.acted();
  }

  signedIn() {
    this.askedToSignIn = false;
    this.snack.show(this.t('signed-in'));
    return this.load();
  }

  /** The grant lacks something: ask for it again, or leave it. */
  signInAgain(asked = true) {
    this.askedToSignIn = asked;
    this.flow.reset();
  }

  close() {
    this.dialog.close();
  }

  closed() {
    this.snack.handOver();
    this.dispatchEvent(new Event('crm-social-closed'));
  }

  /** Which part is drawn. */
  get state() {
    if (this.reading.blank) {
      return 'trouble';
    }
    if (this.flow.state !== 'idle' || this.askedToSignIn || ['SIGN_IN', 'SIGN_IN_AGAIN'].includes(this.panel?.view)) {
      return 'sign-in';
    }
    if (!this.panel) {
      return this.network.connection?.state !== 'ACTIVE' ? 'loading-short' : this.linked ? 'loading-profile' : 'loading';
    }
    return this.panel.link && !this.candidates.choosing ? 'profile' : 'candidates';
  }

  render() {
    const {state} = this;
    return html`<dialog
      class="frame"
      aria-labelledby="title"
      data-state=${state}
      @close=${this.closed}
      @click=${(event) => event.target === event.currentTarget && this.close()}
    >
      ${this.head(state)}
      ${this.reading.bar()}
      <div class="body" tabindex="-1" @scroll=${({currentTarget}) => this.profile.near(currentTarget)}>${this.part(state)}</div>
      ${this.snack.render()} ${state === 'profile' && SPEAKING.has(this.panel.view) ? this.composer.render() : nothing}
      ${this.viewer.render()}
      <p class="hidden-text" role="status">${this.status}</p>
    </dialog>`;
  }

  head(state) {
    return html`<header>
      ${networkMark(this.network)}
      <h2 id="title" tabindex="-1" autofocus>${this.network.name}<span class="record">${this.context.recordName}</span></h2>
      ${this.panel?.connection && (state === 'profile' || state === 'candidates') ? menu(this) : nothing}
      <button type="button" class="button quiet icon" aria-label=${this.t('close')} title=${this.t('close')} @click=${this.close}>${icon('close')}</button>
    </header>`;
  }

  part(state) {
    switch (state) {
      case 'trouble':
        return this.reading.render();
      case 'sign-in':
        return signIn(this);
      case 'profile':
        return this.profile.render();
      case 'candidates':
        return this.candidates.render();
      case 'loading-profile':
        return outlined(this.t('loading'));
      default:
        return people(this.t('loading'), state === 'loading' ? 5 : 2);
    }
  }

  /** さらに表示. */
  more(busy, run) {
    return html`<button type="button" class="button quiet more" aria-busy=${Boolean(busy)} @click=${run}>${this.t('more')}</button>`;
  }
}

/** The tag holds the path with its content hash: an updated bundle brings a popup of its own. */
const TAG = `crm-social-popup${new URL('.', import.meta.url).pathname.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}x`;
customElements.define(TAG, Popup);

export const createPopup = () => document.createElement(TAG);
