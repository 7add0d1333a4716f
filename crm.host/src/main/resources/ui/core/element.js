import {LitElement} from 'lit';
import {controls} from '../kit.js';
import {texts} from './texts.js';

/** An element of the CRM's pages: has the shared controls, speaks the present language, and ends what it began when it leaves the page. */
export class CrmElement extends LitElement {
  static styles = controls;

  /** What reactive properties begin with. (A class field of that name would hide the property from Lit.) */
  static initial = {};

  constructor() {
    super();
    Object.assign(this, this.constructor.initial);
  }

  connectedCallback() {
    super.connectedCallback();
    this.away = new AbortController();
    this.listen(texts, 'change', () => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.away.abort();
  }

  /** Listens as long as the element is on the page. */
  listen(target, name, listener) {
    target.addEventListener(name, listener, {signal: this.away.signal});
  }

  /** @param {string} selector @returns {Promise<HTMLElement | null>} once it is drawn and has the focus */
  async focusOn(selector) {
    await this.updateComplete;
    const found = this.renderRoot.querySelector(selector);
    found?.focus();
    return found;
  }
}

/** @param {string} name @param {CustomElementConstructor} type */
export const define = (name, type) => customElements.get(name) ?? customElements.define(name, type);
