import {PostWalk} from './post-walk.js';

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
    this.#offs = Object.entries(this.#actions()).map(([key, [name, action]]) =>
      keys.register({key, label: popup.t(`keys.${name}`), action: () => popup.state === 'profile' && action()}),
    );
  }

  #actions() {
    const {walk, popup: {profile}} = this;
    const tab = (index) => async () => {
      const id = profile.tabs.ids[index];
      if (id) {
        await profile.conversations.leave();
        await profile.tabs.choose(id);
        this.popup.renderRoot.querySelector('.tab[aria-selected="true"]').focus();
      }
    };
    return {
      j: ['next', () => walk.step(1)],
      k: ['previous', () => walk.step(-1)],
      r: ['reply', () => walk.press('.reply')],
      t: ['repost', () => walk.press('.repost')],
      f: ['like', () => walk.press('.like')],
      o: ['open', () => walk.open()],
      u: ['back', () => walk.back()],
      n: ['post', () => this.#write()],
      1: ['tab1', tab(0)],
      2: ['tab2', tab(1)],
      3: ['tab3', tab(2)],
      4: ['tab4', tab(3)],
    };
  }

  async #write() {
    const {profile, composer} = this.popup;
    await profile.conversations.leave();
    await composer.focus();
  }
}
