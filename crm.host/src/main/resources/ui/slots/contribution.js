import {css, html} from 'lit';
import {controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {send} from '../core/rest.js';
import {session} from '../core/session.js';
import {messagesOf, t, words} from '../core/texts.js';
import {contextOf} from './context.js';
import {ElementKeys} from './element-keys.js';

const LIMIT = 8_000;

/** One contribution at one place: its module is imported, its element defined and told where it is; when that fails, only this place shows it. */
class ContributionPlace extends CrmElement {
  static styles = [controls, css`
    :host { display: block; }
    :host([compact]) { display: contents; }
    .notice { align-items: center; }
    .notice span { flex: 1; }
    .wait { display: grid; gap: 10px; padding: 6px 0; }
    .dot { width: var(--crm-control); height: var(--crm-control); border-radius: var(--crm-radius); }
  `];

  static properties = {contribution: {}, place: {}, compact: {type: Boolean, reflect: true}, element: {state: true}, failed: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.listen(session, 'change', () => this.#tell());
  }

  /** An element that is only moved keeps its keys. */
  disconnectedCallback() {
    super.disconnectedCallback();
    queueMicrotask(() => this.isConnected || this.keys?.end());
  }

  willUpdate(changed) {
    if (changed.get('contribution')?.element !== this.contribution.element && changed.has('contribution')) {
      this.#mount();
    } else if (changed.has('place')) {
      this.#tell();
    }
  }

  async #mount(again = false) {
    const {element: name, module} = this.contribution;
    this.failed = false;
    try {
      const type = await within(LIMIT, import(again ? `${module}?again=${Date.now()}` : module));
      if (!customElements.get(name)) {
        customElements.define(name, type.default);
      }
      const keys = new ElementKeys(this);
      const context = await this.#context(keys);
      if (this.contribution.element === name && this.isConnected) {
        this.keys?.end();
        this.keys = keys;
        // The context comes first: the element is connected with it.
        this.element = Object.assign(document.createElement(name), {context});
      }
    } catch (error) {
      if (this.contribution.element === name) {
        this.failed = true;
        this.element = null;
        this.keys?.end();
        this.#report(error);
      }
    }
  }

  async #tell() {
    if (this.element && session.current) {
      const {element, keys} = this;
      element.context = await this.#context(keys);
    }
  }

  async #context(keys) {
    const [messages] = await messagesOf(this.contribution.bundle);
    const changed = () => this.dispatchEvent(new CustomEvent('crm-record-changed', {bubbles: true, composed: true}));
    return contextOf(this.place, messages, changed, keys);
  }

  #report(error) {
    const message = `${error.name}: ${error.message}`.slice(0, 1000);
    send('/ui/errors', {method: 'POST', body: {contribution: this.contribution.id, message}}).catch(() => {});
  }

  render() {
    return this.failed ? this.#failure() : (this.element ?? this.#waiting());
  }

  #waiting() {
    return this.compact
      ? html`<span class="skeleton dot" aria-hidden="true"></span>`
      : html`<div class="wait" aria-busy="true"><span class="skeleton"></span><span class="skeleton"></span></div>`;
  }

  #failure() {
    const text = t('extension.failed', this.contribution.label[words.locale]);
    const again = () => this.#mount(true);
    return this.compact
      ? html`<button class="button danger" title=${text} aria-label=${`${text} ${t('retry')}`} @click=${again}>${icon('retry')}${this.contribution.label[words.locale]}</button>`
      : html`<div class="notice danger">${icon('alert')}<span>${text}</span><button class="button small" @click=${again}>${icon('retry')}${t('retry')}</button></div>`;
  }
}

function within(limit, promise) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error('the module did not come in time')), limit)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

define('crm-contribution', ContributionPlace);
