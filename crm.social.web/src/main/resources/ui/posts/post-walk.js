/** The articles of what scrolls, walked by single keys. */
export class PostWalk {
  /** @param {object} popup */
  constructor(popup) {
    this.popup = popup;
  }

  get #articles() {
    return [...this.popup.renderRoot.querySelectorAll('.body article')];
  }

  /** The post, person or event that has the focus, or in a conversation what it is about. */
  get here() {
    const {renderRoot, profile} = this.popup;
    return renderRoot.activeElement?.closest('.body article') ?? (profile.conversations.top ? renderRoot.querySelector('.post.focal') : null);
  }

  step(by) {
    const articles = this.#articles;
    const here = articles.indexOf(this.here);
    const there = articles[here < 0 ? (by > 0 ? 0 : -1) : here + by];
    there?.focus({preventScroll: true});
    there?.scrollIntoView({block: 'nearest'});
    return Boolean(there);
  }

  /** @param {string} what a control's class */
  press(what) {
    const control = this.here?.querySelector(`.reactions ${what}`);
    control?.click();
    return Boolean(control);
  }

  /** A post's conversation, or somebody's page at the network. */
  open() {
    const {here} = this;
    if (here?.shown) {
      this.popup.profile.conversations.open(here.shown);
    } else {
      here?.querySelector('a')?.click();
    }
    return Boolean(here);
  }

  back() {
    const {conversations} = this.popup.profile;
    return conversations.top && conversations.returns ? conversations.back() : false;
  }
}
