/** Single keys in the popup, told to the host: it lists them, and leaves them alone while somebody types or has turned such keys off. */
export class PageKeys {
  #offs = [];

  constructor(popup) {
    this.popup = popup;
    popup.addController(this);
  }

  hostDisconnected() {
    this.#offs.forEach((off) => off());
    this.#offs = [];
  }

  /** Each time the context is told, since it brings the language. */
  register() {
    this.hostDisconnected();
    const {popup} = this;
    const {keys} = popup.context.host;
    this.#offs = Object.entries(this.#actions()).map(([key, [name, action]]) =>
      keys.register({key, label: popup.t(`keys.${name}`), action: () => popup.state === 'profile' && action()}),
    );
  }

  #actions() {
    const {profile} = this.popup;
    const tab = (index) => async () => {
      const id = profile.tabs.ids[index];
      if (id) {
        await profile.conversations.leave();
        await profile.tabs.choose(id);
        this.popup.renderRoot.querySelector('.tab[aria-selected="true"]').focus();
      }
    };
    return {
      j: ['next', () => this.#step(1)],
      k: ['previous', () => this.#step(-1)],
      r: ['reply', () => this.#press('.reply')],
      t: ['repost', () => this.#press('.repost')],
      f: ['like', () => this.#press('.like')],
      o: ['open', () => this.#open()],
      u: ['back', () => (profile.conversations.top ? profile.conversations.back() : false)],
      n: ['post', () => this.#write()],
      1: ['tab1', tab(0)],
      2: ['tab2', tab(1)],
      3: ['tab3', tab(2)],
      4: ['tab4', tab(3)],
    };
  }

  get #articles() {
    return [...this.popup.renderRoot.querySelectorAll('.body article')];
  }

  /** The post, person or event that has the focus, or in a conversation what it is about. */
  get #here() {
    const {renderRoot, profile} = this.popup;
    return renderRoot.activeElement?.closest('.body article') ?? (profile.conversations.top ? renderRoot.querySelector('.post.focal') : null);
  }

  #step(by) {
    const articles = this.#articles;
    const here = articles.indexOf(this.#here);
    const there = articles[here < 0 ? (by > 0 ? 0 : -1) : here + by];
    there?.focus({preventScroll: true});
    there?.scrollIntoView({block: 'nearest'});
    return Boolean(there);
  }

  #press(what) {
    const control = this.#here?.querySelector(`.reactions ${what}`);
    control?.click();
    return Boolean(control);
  }

  /** A post's conversation, or somebody's page at the network. */
  #open() {
    const here = this.#here;
    if (here?.shown) {
      this.popup.profile.conversations.open(here.shown);
    } else {
      here?.querySelector('a')?.click();
    }
    return Boolean(here);
  }

  async #write() {
    const {profile, composer} = this.popup;
    await profile.conversations.leave();
    await composer.focus();
  }
}
