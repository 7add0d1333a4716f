import {html, nothing} from 'lit';

/** A short sentence at the lower edge of the popup, which may offer to take something back. */
export class Snack {
  constructor(popup) {
    this.popup = popup;
    this.notice = null;
  }

  /** @param {string} text @param {{label: string, run: () => void} | null} [action] @param {number} [seconds] how long it stays */
  show(text, action = null, seconds = 6) {
    if (!this.popup.isConnected) {
      this.popup.context.host.toast({text, action: action ?? undefined, seconds});
      return;
    }
    this.notice = {text, action, until: Date.now() + seconds * 1000};
    this.popup.announce(text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), seconds * 1000);
  }

  hide() {
    this.notice = null;
    this.popup.requestUpdate();
  }

  /** Gives to the page what can still be taken back when the popup closes. */
  handOver() {
    clearTimeout(this.timer);
    const {text, action, until} = this.notice ?? {};
    const seconds = Math.ceil((until - Date.now()) / 1000);
    if (action && seconds > 0) {
      this.popup.context.host.toast({text, action, seconds});
    }
  }

  render() {
    if (!this.notice) {
      return nothing;
    }
    const {text, action} = this.notice;
    const run = () => {
      this.hide();
      action.run();
    };
    return html`<div class="snack"><span>${text}</span>${
      action ? html`<button type="button" class="button quiet small" @click=${run}>${action.label}</button>` : nothing
    }</div>`;
  }
}
