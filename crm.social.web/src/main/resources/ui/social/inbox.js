import {abandoned, ask, path, query} from '../shared/rest.js';
import {ColumnItems} from './column-items.js';
import {COLUMNS, filterOf, searchOf} from './place.js';

/** An event seldom comes alone: so long is waited for the others. */
const PAUSE_MS = 300;
/** What a count is at most. */
const COUNTED = 100;

/** The columns of a network under a filter, and how many items each has. */
export class Inbox {
  columns = [];
  counts = null;
  /** What was shown in any column: it is not new where it appears in another one, even when that is read after it went from the first. */
  met = new Set();
  #shown = '';
  #stale = new Set();
  #away = new AbortController();

  /** @param {object} tab */
  constructor(tab) {
    this.tab = tab;
  }

  get host() {
    return this.tab.context.host;
  }

  get network() {
    return this.tab.network.id;
  }

  get filter() {
    return filterOf(this.tab.place, this.tab.context.user.id);
  }

  /** Whether something was read already. */
  get known() {
    return this.columns.some(({known}) => known);
  }

  /** Reads what the tab's place says, unless that is shown already. */
  show() {
    const {place, context} = this.tab;
    const shown = `${context.user.id} ${searchOf({...place, network: this.network, column: COLUMNS[0]})}`;
    if (this.#shown !== shown) {
      this.#shown = shown;
      this.end();
      this.counts = null;
      this.met = new Set();
      this.columns = COLUMNS.map((id) => new ColumnItems(id, this));
      this.columns.forEach((column) => column.start());
      this.#count();
    }
  }

  /** Gives up what is being read. */
  end() {
    clearTimeout(this.timer);
    this.timer = null;
    this.#away.abort();
    this.#away = new AbortController();
    this.columns.forEach((column) => column.end());
  }

  /** Forgets everything. */
  clear() {
    this.end();
    this.columns = [];
    this.#shown = '';
  }

  /** Something may have changed: reads again, soon, and not for a page that nobody sees. @param {string[]} [ids] of the columns that it concerns */
  stale(ids = COLUMNS) {
    ids.forEach((id) => this.#stale.add(id));
    if (this.columns.length && !this.timer) {
      this.timer = setTimeout(() => {
        this.timer = null;
        document.hidden ? document.addEventListener('visibilitychange', () => this.stale([]), {once: true}) : this.#look();
      }, PAUSE_MS);
    }
  }

  #look() {
    const stale = this.columns.filter(({id}) => this.#stale.has(id));
    this.#stale.clear();
    this.#count();
    stale.forEach((column) => column.look((block) => this.tab.sees(column, block)));
  }

  /** Reads again what could not be read. */
  again() {
    this.counts || this.#count();
    this.columns.forEach((column) => column.again?.());
  }

  async #count() {
    const where = path('inbox', this.network) + query(this.filter);
    try {
      this.counts = await ask(this.host, where, {signal: this.#away.signal});
      this.changed();
    } catch (problem) {
      abandoned(problem) || this.failed(problem);
    }
  }

  /** How many items a column has, as it is written: "99+" where nobody counted further. */
  count(id) {
    const count = this.counts?.[id];
    return count === undefined ? '' : count < COUNTED ? this.tab.words.formats.number(count) : `${COUNTED - 1}+`;
  }

  /** An item stands in another column now. */
  move(item, to) {
    this.columns.forEach((column) => column.remove(item.id));
    this.columns.find(({id}) => id === to).insert({...item, column: to});
    if (this.counts && item.column !== to) {
      const by = (column, one) => (this.counts[column] < COUNTED ? this.counts[column] + one : COUNTED);
      this.counts = {...this.counts, [item.column]: by(item.column, -1), [to]: by(to, 1)};
    }
    this.changed();
  }

  /** Changes a post wherever it stands. @param {(shown: object) => object} change */
  change(ref, change) {
    const changed = (item) => (item.post?.post.ref === ref ? {...item, post: change(item.post)} : item);
    this.columns.forEach(({blocks}) => blocks.change(changed));
    this.changed();
  }

  /** An item as the pages of the inbox bring it: its post says for whom it was decided (who would act), and to whose record belongs what is done. */
  seen(item) {
    const {organisation, connection} = this.tab.network;
    const by = [organisation, connection].find((one) => one?.state === 'ACTIVE')?.account.subject;
    return item.post ? {...item, post: {...item.post, by, record: item.record}} : item;
  }

  /** The item of a post. */
  itemOf({post: {ref}}) {
    return this.columns.flatMap(({blocks}) => blocks.list.flatMap(({items}) => items)).find(({post}) => post?.post.ref === ref);
  }

  changed() {
    if (this.troubled && this.counts && !this.columns.some(({again}) => again)) {
      this.troubled = false;
      this.tab.trouble.over();
    }
    this.tab.requestUpdate();
  }

  came({id, fresh, freshMore}) {
    const {tab} = this;
    tab.context.host.announce(`${tab.t(`column.${id}`)}: ${tab.t(freshMore ? 'social.fresh.more' : 'social.fresh', fresh.length)}`);
  }

  failed(problem) {
    this.troubled = true;
    this.tab.reading.met(problem);
  }
}
