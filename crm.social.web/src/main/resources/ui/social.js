import {html, nothing} from 'lit';
import {arrowKeys, controls, icon} from 'crm-kit';
import {Actor} from './posts/actor.js';
import {Note} from './posts/note.js';
import {Reactions} from './posts/reactions.js';
import {Speaking} from './posts/speaking.js';
import {Trouble} from './posts/trouble.js';
import {Viewer} from './posts/viewer.js';
import {flowStyle} from './shared/flow-notice.js';
import {markStyle} from './shared/glyphs.js';
import {recordAddress} from './social/card.js';
import {COLUMN} from './social/column.js';
import {Inbox} from './social/inbox.js';
import {Keys} from './social/keys.js';
import {left} from './social/left.js';
import {COLUMNS, pathOf, placeOf, searchOf} from './social/place.js';
import {Reading} from './social/reading.js';
import {tabStyle} from './social/style.js';
import {Swipe} from './social/swipe.js';
import {Talk} from './social/talk.js';
import {Tools} from './social/tools.js';
import {Welcome} from './social/welcome.js';

const NARROW = matchMedia('(max-width: 760px)');
const MINUTE_MS = 60_000;
const SAID_MS = 5_000;

/** ソーシャル: what the organisation's people say and who speaks of it, in columns by how they stand to us. */
export default class SocialTab extends Speaking {
  static styles = [controls, markStyle, flowStyle, tabStyle];

  constructor() {
    super();
    this.networks = null;
    this.organisations = [];
    this.network = null;
    this.trouble = new Trouble(this);
    this.inbox = new Inbox(this);
    this.reading = new Reading(this);
    this.tools = new Tools(this);
    this.welcome = new Welcome(this);
    this.keys = new Keys(this);
    this.swipe = new Swipe((by) => this.turn(by));
    this.actor = new Actor(this, 'organisation');
    this.note = new Note(this);
    this.viewer = new Viewer(this);
    this.reactions = new Reactions(this);
    this.profile = new Talk(this);
    this.elements = COLUMNS.map(() => document.createElement(COLUMN));
  }

  connectedCallback() {
    super.connectedCallback();
    this.away = new AbortController();
    const {signal} = this.away;
    this.place = placeOf(location.search);
    NARROW.addEventListener('change', () => this.requestUpdate(), {signal});
    addEventListener('resize', () => this.#measure(), {signal});
    // Times are told as they go by.
    const clock = setInterval(() => this.requestUpdate(), MINUTE_MS);
    signal.addEventListener('abort', () => clearInterval(clock));
    left.takeUp(this);
    this.reading.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    left.keep(this);
    this.away.abort();
    this.inbox.end();
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('context')) {
      this.keys.register();
      this.#arrive();
    }
  }

  /** The address says what is shown; the context is told whenever it changed. */
  #arrive() {
    const before = this.place;
    this.place = placeOf(location.search);
    if (before && searchOf(before) !== searchOf(this.place) && this.networks) {
      this.choose();
    }
  }

  updated() {
    if (this.sheet) {
      Object.assign(this.sheet, {context: this.context, network: this.network});
    }
    this.#measure();
    this.elements.forEach((column) => column.requestUpdate());
    this.dialog?.requestUpdate();
  }

  /** How far down the page begins: the rest of the window is its own. */
  #measure() {
    const page = this.renderRoot.querySelector('.page');
    page && this.style.setProperty('--above', `${Math.round(page.getBoundingClientRect().top + scrollY)}px`);
  }

  /** A sentence of ours; `{0}` is the network's name, where there is one already. */
  t(key, ...args) {
    return this.words.t(key, this.network?.name ?? '', ...args);
  }

  /** Said once, however many columns have it to say. */
  announce(text) {
    if (this.said?.text !== text || performance.now() - this.said.at > SAID_MS) {
      this.said = {text, at: performance.now()};
      this.context.host.announce(text);
    }
  }

  /** The user's own connection. */
  get own() {
    return this.network?.connection;
  }

  /** What is done belongs to the record of whom it is done to: see `Inbox`. */
  get about() {
    return {record: null, name: 'inbox'};
  }

  get narrow() {
    return NARROW.matches;
  }

  /** Networks at which there can be an organisation. */
  get possible() {
    return (this.networks ?? []).filter(({configured, capabilities}) => configured && capabilities.includes('SIGN_IN'));
  }

  /** Networks at which there is one. */
  get several() {
    return this.possible.filter(({id}) => this.organisationAt(id)?.connection);
  }

  organisationAt(network) {
    return this.organisations.find((one) => one.network === network);
  }

  get organisation() {
    return this.network && this.organisationAt(this.network.id);
  }

  /** Takes the network that the place asks for, or the first that has something to show. */
  choose() {
    const {possible, several} = this;
    this.network = several.find(({id}) => id === this.place.network) ?? several[0] ?? possible[0] ?? null;
    if (this.organisation?.connection) {
      this.inbox.show();
    } else {
      this.inbox.clear();
    }
  }

  /** Shows another place. @param {Partial<import('./social/place.js').Place>} changes */
  go(changes) {
    // What is typed, and turning columns, are no steps to go back by.
    const replace = 'column' in changes || ('words' in changes && this.place.words !== '');
    this.place = {...this.place, ...changes};
    this.context.host.navigate(location.pathname + searchOf(this.place), {replace});
    this.choose();
    this.requestUpdate();
  }

  /** An act was refused: said beside its control. @param {string} at see `Note` */
  refused(problem, at) {
    this.note.refused(at, problem);
    ['revoked', 'not-connected', 'not-found'].includes(problem.kind) && this.reading.load();
  }

  /** Where the user's own connection is made and mended. */
  signInAgain() {
    this.context.host.navigate('/account/connections');
  }

  /** The network tells the inbox what was done. */
  acted() {}

  async add(item) {
    const {createLeadDialog} = await import('./social/lead-dialog.js');
    this.dialog ??= createLeadDialog(this, item);
    this.dialog.addEventListener('made', ({detail}) => this.#made(detail), {once: true});
    this.renderRoot.append(this.dialog);
  }

  #made({item, record, name}) {
    const {host} = this.context;
    this.inbox.move({...item, record, recordName: name, post: item.post && {...item.post, record}}, 'PROSPECT');
    this.inbox.stale();
    host.toast({text: this.t('lead.added', name), action: {label: this.t('lead.open'), run: () => host.navigate(recordAddress(record))}});
  }

  /** To the column beside the one that a narrow page shows. @param {1 | -1} by */
  turn(by) {
    const column = COLUMNS[COLUMNS.indexOf(this.place.column) + by];
    this.narrow && column && this.go({column});
  }

  count(column) {
    return this.inbox.count(column);
  }

  /** Whether a block of a column is on the screen, or near it. */
  sees(column, block) {
    const element = this.elements.find(({items}) => items === column);
    return Boolean(element) && (!this.narrow || element.chosen) && element.nearness.parts.has(block);
  }

  get state() {
    if (this.reading.blank) {
      return 'trouble';
    }
    return !this.networks ? 'loading' : this.organisation?.connection ? 'columns' : 'welcome';
  }

  render() {
    switch (this.state) {
      case 'trouble':
        return this.trouble.render();
      case 'loading':
        return html`<p class="hidden-text" role="status">${this.t('loading')}</p>`;
      case 'welcome':
        return this.welcome.render();
      default:
        return html`<div class="page">
          ${this.welcome.bar()} ${this.trouble.bar()} ${this.tools.render()} ${this.#tabs()}
          <div class="columns" @touchstart=${(event) => this.swipe.begin(event)} @touchend=${(event) => this.swipe.end(event)}>${this.#columns()}</div>
          ${this.viewer.render()}
        </div>`;
    }
  }

  #columns() {
    const {columns} = this.inbox;
    return this.elements.map((element, index) => {
      const {id} = columns[index];
      const role = this.narrow ? 'tabpanel' : null;
      return Object.assign(element, {id: `column-${pathOf(id)}`, role, ariaLabel: role && this.t(`column.${id}`), tab: this, items: columns[index], chosen: id === this.place.column});
    });
  }

  #tabs() {
    return html`<div class="tabs" role="tablist" aria-label=${this.t('social.columns')} @keydown=${(event) => arrowKeys(event, '.tab')?.click()}>
      ${COLUMNS.map((column) => {
        const chosen = column === this.place.column;
        return html`<button type="button" role="tab" class="tab" aria-selected=${chosen} aria-controls="column-${pathOf(column)}" tabindex=${chosen ? 0 : -1} @click=${() => this.go({column})}>
          ${this.t(`column.${column}`)} <span class="count numbers">${this.count(column)}</span></button>`;
      })}
    </div>`;
  }
}
