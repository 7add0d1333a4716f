import {css, html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {shell} from '../core/shell.js';
import {t} from '../core/texts.js';

/** Short notices at the lower edge, and the page's one live region. A notice stays while it is pointed at or holds the focus. */
class Toasts extends CrmElement {
  static styles = [controls, css`
    ul { position: fixed; z-index: 8; inset: auto 16px 16px auto; display: grid; gap: 8px; justify-items: end; max-width: min(420px, 100vw - 32px); }
    li { display: flex; gap: 6px; align-items: center; padding: 6px 6px 6px 16px; border-radius: var(--crm-radius-l); background: var(--crm-text); color: var(--crm-canvas);
      box-shadow: var(--crm-shadow-raised); animation: rise .18s ease-out; }
    li.danger { border: 1px solid var(--crm-danger); background: var(--crm-danger-tint); color: var(--crm-danger); }
    p { padding: 6px 8px 6px 0; }
    .button.quiet { color: inherit; }
    .button.quiet:hover { background: color-mix(in srgb, currentColor 16%, transparent); color: inherit; }
    .button.act { text-decoration: underline; text-underline-offset: 3px; }
    @keyframes rise { from { transform: translateY(8px); opacity: 0; } }
    @media (max-width: 760px) { ul { inset: auto 16px calc(74px + env(safe-area-inset-bottom)); justify-items: stretch; } p { flex: 1; } }
  `];

  static properties = {list: {state: true}, said: {state: true}};

  static initial = {list: [], said: ''};

  held = false;

  connectedCallback() {
    super.connectedCallback();
    this.listen(shell, 'announce', ({detail}) => this.#say(detail));
    this.listen(shell, 'toast', ({detail}) => this.#show(detail));
    const clock = setInterval(() => this.#age(), 1000);
    this.away.signal.addEventListener('abort', () => clearInterval(clock));
  }

  render() {
    const held = (value) => () => (this.held = value);
    return html`
      <div class="hidden-text" role="status">${this.said}</div>
      ${this.list.length
        ? html`<section aria-label=${t('toast.label')} @pointerenter=${held(true)} @pointerleave=${held(false)} @focusin=${held(true)} @focusout=${held(false)}>
            <ul>${this.list.map((toast) => this.#item(toast))}</ul></section>`
        : nothing}`;
  }

  #item(toast) {
    return html`<li class=${toast.tone ?? ''}>
      <p>${toast.text}</p>
      ${toast.action
        ? html`<button class="button quiet small act" @click=${() => this.#act(toast)}>${toast.action.label}</button>`
        : nothing}
      <button class="button quiet small icon" aria-label=${t('close')} @click=${() => this.#drop(toast)}>${icon('close')}</button>
    </li>`;
  }

  #show(toast) {
    this.list = [...this.list.slice(-2), {...toast, left: toast.seconds ?? (toast.action ? 10 : 6)}];
    this.#say(toast.action ? `${toast.text} ${toast.action.label}` : toast.text);
  }

  /** The same words twice in a row are heard twice. */
  async #say(text) {
    this.said = '';
    await this.updateComplete;
    setTimeout(() => (this.said = text), 120);
  }

  #age() {
    if (!this.held && this.list.length) {
      this.list = this.list.map((toast) => ({...toast, left: toast.left - 1})).filter((toast) => toast.left > 0);
    }
  }

  #drop(toast) {
    this.held = false;
    this.list = this.list.filter((one) => one !== toast);
  }

  #act(toast) {
    this.#drop(toast);
    toast.action.run();
  }
}

define('crm-toasts', Toasts);
document.body.append(document.createElement('crm-toasts'));
