/** Opens the popup from an element and gives the focus back, as a reactive controller. Its code is loaded at the first click. */
export class Opener {
  /** @param {import('lit').LitElement & {context: object, words: import('./words.js').Words}} element */
  constructor(element) {
    this.element = element;
    this.popup = null;
    element.addController(this);
  }

  hostUpdate() {
    if (this.popup) {
      this.popup.context = this.element.context;
    }
  }

  hostDisconnected() {
    this.popup = null;
  }

  /** The network whose popup is open. */
  get network() {
    return this.popup?.network.id;
  }

  /** @param {object} network @param {HTMLElement} anchor what was clicked */
  async open(network, anchor) {
    if (this.opening || this.popup) {
      return;
    }
    this.opening = true;
    try {
      const {createPopup} = await import('../popup/popup.js');
      this.#show(createPopup(), network, anchor);
    } catch {
      this.element.context.host.toast({text: this.element.words.t('problem.unreachable', network.name)});
    } finally {
      this.opening = false;
    }
  }

  #show(popup, network, anchor) {
    Object.assign(popup, {context: this.element.context, network, anchor, linked: Boolean(this.element.record?.links[network.id])});
    popup.addEventListener('crm-social-closed', () => {
      this.popup = null;
      this.element.requestUpdate();
      anchor.focus();
    });
    this.popup = popup;
    this.element.requestUpdate();
  }

  /** The popup, to be drawn at the end of the element. */
  render() {
    return this.popup ?? '';
  }
}
