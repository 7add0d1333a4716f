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
    this.#offs = this.#actions().map(([key, label, action]) => keys.register({key, label, action: () => popup.state === 'profile' && action()}));
  }

  #actions() {
    const {popup} = this;
    const {conversations, tabs} = popup.profile;
    const label = (name) => popup.t(`keys.${name}`);
    return [
      ['j', label('next'), () => this.#step(1)],
      ['k', label('previous'), () => this.#step(-1)],
      ['r', label('reply'), () => this.#press('.reply')],
      ['t', label('repost'), () => this.#press('.repost')],
      ['f', label('like'), () => this.#press('.like')],
      ['o', label('open'), () => this.#open()],
      ['u', label('back'), () => (conversations.top ? conversations.back() : false)],
      ['n', label('post'), () => this.#write()],
      ...Object.keys(tabs.parts).map((id, index) => [String(index + 1), popup.t('keys.tab', popup.t(id)), () => this.#show(id)]),
    ];
  }

  #show(id) {
    return this.popup.profile.tabs.ids.includes(id) && this.#choose(id);
  }

  async #choose(id) {
    const {profile, renderRoot} = this.popup;
    await profile.conversations.leave();
    await profile.tabs.choose(id);
    renderRoot.querySelector('.tab[aria-selected="true"]').focus();
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
