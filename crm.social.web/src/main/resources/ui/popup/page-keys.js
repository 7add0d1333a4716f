import {PostWalk} from '../posts/post-walk.js';

/** Single keys in the popup, told to the host: it lists them, and leaves them alone while somebody types or has turned such keys off. */
export class PageKeys {
  #offs = [];

  constructor(popup) {
    this.popup = popup;
    this.walk = new PostWalk(popup);
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
    const {popup, walk} = this;
    const {tabs} = popup.profile;
    const label = (name) => popup.t(`keys.${name}`);
    return [
      ['j', label('next'), () => walk.step(1)],
      ['k', label('previous'), () => walk.step(-1)],
      ['r', label('reply'), () => walk.press('.reply')],
      ['t', label('repost'), () => walk.press('.repost')],
      ['f', label('like'), () => walk.press('.like')],
      ['o', label('open'), () => walk.open()],
      ['u', label('back'), () => walk.back()],
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

  async #write() {
    const {profile, composer} = this.popup;
    await profile.conversations.leave();
    await composer.focus();
  }
}
