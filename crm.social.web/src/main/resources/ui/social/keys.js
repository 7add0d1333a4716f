import {PostWalk} from '../posts/post-walk.js';

const PRESSED = {r: '.reply', t: '.repost', f: '.like'};

/** Single keys of the tab, told to the host: it lists them, and leaves them alone while somebody types or has turned such keys off. */
export class Keys {
  #offs = [];

  /** @param {object} tab */
  constructor(tab) {
    this.tab = tab;
    tab.addController(this);
  }

  hostDisconnected() {
    this.#offs.forEach((off) => off());
    this.#offs = [];
  }

  /** Each time the context is told, since it brings the language. */
  register() {
    this.hostDisconnected();
    const {tab} = this;
    this.#offs = Object.entries(this.#actions()).map(([key, [name, action]]) =>
      tab.context.host.keys.register({key, label: tab.t(`keys.${name}`), action: () => this.#run(key, action)}),
    );
  }

  /** Where a conversation is open, the keys are its; another dialog has none. */
  #run(key, action) {
    const {tab} = this;
    if (tab.sheet) {
      return this.#inSheet(key, new PostWalk(tab.sheet));
    }
    return tab.state === 'columns' && !tab.dialog && !tab.viewer.pictures && action();
  }

  #inSheet(key, walk) {
    switch (key) {
      case 'j':
      case 'k':
        return walk.step(key === 'j' ? 1 : -1);
      case 'o':
        return walk.open();
      case 'u':
        return walk.back();
      default:
        return PRESSED[key] ? walk.press(PRESSED[key]) : false;
    }
  }

  #actions() {
    const press = (control) => () => this.#press(control);
    return {
      '/': ['find', () => this.tab.tools.focus()],
      j: ['next', () => this.#column.step(1)],
      k: ['previous', () => this.#column.step(-1)],
      h: ['left', () => this.#aside(-1)],
      l: ['right', () => this.#aside(1)],
      ...Object.fromEntries(Object.entries(PRESSED).map(([key, control]) => [key, [control.slice(1), press(control)]])),
      u: ['back', () => false],
      o: ['open', press('.talk')],
      a: ['add', press('.add')],
    };
  }

  /** The column in which the focus is, or was last. */
  get #column() {
    const {tab} = this;
    const {elements, narrow} = tab;
    if (narrow) {
      return elements.find(({chosen}) => chosen);
    }
    return elements.find(({focused}) => focused) ?? elements.find((one) => one === this.last) ?? elements.find(({ids}) => ids.length) ?? elements[0];
  }

  /** To the column beside that has something; on a narrow page to the one beside. */
  #aside(by) {
    const {tab} = this;
    const {elements, narrow} = tab;
    const here = this.#column;
    const beside = by > 0 ? elements.slice(elements.indexOf(here) + 1) : elements.slice(0, elements.indexOf(here)).reverse();
    const there = narrow ? beside[0] : beside.find(({ids}) => ids.length);
    if (!there) {
      return false;
    }
    this.last = there;
    if (narrow) {
      tab.go({column: there.items.id});
      return true;
    }
    return there.enter(here.focusedTop);
  }

  #press(selector) {
    const control = this.tab.elements.map((element) => element.card?.querySelector(selector)).find(Boolean);
    control?.click();
    return Boolean(control);
  }
}
