import {css, html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {contributions} from '../core/contributions.js';
import {CrmElement, define} from '../core/element.js';
import {onKeys} from '../core/keys.js';
import {gate} from '../core/rest.js';
import {router} from '../core/router.js';
import {toSignIn} from '../core/routes.js';
import {session} from '../core/session.js';
import {toast} from '../core/shell.js';
import {stream} from '../core/stream.js';
import {t} from '../core/texts.js';
import './navigation.js';
import './toasts.js';

/** The frame of all pages of somebody who is signed in: navigation, and the watch over session, permissions and connection. */
class Frame extends CrmElement {
  static styles = [controls, css`
    :host { display: grid; grid-template-columns: 220px minmax(0, 1fr); min-height: 100dvh; }
    crm-navigation { position: sticky; top: 0; height: 100dvh; z-index: 3; }
    .page { min-width: 0; }
    .banner { position: sticky; top: 0; z-index: 4; border-radius: 0; }
    @media (max-width: 760px) {
      :host { display: block; padding: 52px 0 calc(58px + env(safe-area-inset-bottom)); }
      crm-navigation { position: static; height: auto; }
      .banner { top: 52px; }
    }
  `];

  static properties = {section: {}, path: {}, status: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    stream.start();
    contributions.read();
    this.listen(gate, 'signed-out', () => this.#leave());
    this.listen(session, 'change', () => session.current || this.#leave());
    this.listen(stream, 'session-ended', () => this.#leave());
    this.listen(stream, 'permissions-changed', () => this.#permissions());
    this.listen(stream, 'lost', () => (this.status = navigator.onLine ? 'lost' : 'offline'));
    this.listen(stream, 'open', () => this.#connected());
    this.listen(window, 'offline', () => (this.status = 'offline'));
    this.listen(window, 'online', () => (this.status = ''));
    const go = (path) => () => router.go(path);
    onKeys({'g l': go('/leads'), 'g c': go('/contacts'), 'g d': go('/deals'), 'g s': go('/settings'), '?': () => this.#help()}, this.away.signal);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    stream.stop();
    contributions.clear();
  }

  /** What changed while nobody listened is asked for. The contributions see to themselves. */
  #connected() {
    this.status = '';
    session.read().catch(() => {});
  }

  async #permissions() {
    await session.read().catch(() => {});
    contributions.read();
  }

  async #help() {
    (await import('./shortcut-sheet.js')).showShortcuts();
  }

  /** To the sign-in page, from which one comes back to this place. */
  #leave() {
    if (session.current) {
      session.leaving || toast({text: t('problem.not-signed-in')});
      session.end();
    }
    session.leaving || toSignIn();
  }

  render() {
    return html`
      <crm-navigation role="banner" .section=${this.section} .path=${this.path} @skip=${() => this.dispatchEvent(new Event('skip'))}></crm-navigation>
      <div class="page">
        ${this.status ? html`<p class="banner notice warning" role="status">${icon('offline')} ${t(`shell.${this.status}`)}</p>` : nothing}
        <slot></slot>
      </div>`;
  }
}

define('crm-frame', Frame);
