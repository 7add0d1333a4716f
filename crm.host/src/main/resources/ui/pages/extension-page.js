import {html} from 'lit';
import {controls, icon} from '../kit.js';
import {contributions} from '../core/contributions.js';
import {CrmElement, define} from '../core/element.js';
import {title} from '../core/shell.js';
import {t, words} from '../core/texts.js';
import '../slots/slot.js';
import './not-found.js';
import {pageStyle} from './page-style.js';

/** The page of an extension's entry in the navigation; gone while the entry is, and back with it. */
class ExtensionPage extends CrmElement {
  static styles = [controls, pageStyle];

  static properties = {contributionId: {}, query: {}, known: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.listen(contributions, 'change', () => this.requestUpdate());
    contributions.read().then(() => (this.known = true));
  }

  willUpdate() {
    const before = this.one;
    this.one = contributions.at('nav.item/v1').find(({id}) => id === this.contributionId);
    this.left = Boolean(before && !this.one);
    this.label = this.one?.label ?? this.label;
  }

  /** Whoever worked here is not left without a place. */
  updated() {
    if (this.left && document.activeElement === document.body) {
      this.renderRoot.querySelector('h1').focus();
    }
  }

  render() {
    const {one} = this;
    if (!one && this.label) {
      return this.#gone(this.label[words.locale]);
    }
    if (!one) {
      return this.known ? html`<crm-not-found></crm-not-found>` : html`<span class="hidden-text" role="status">${t('loading')}</span>`;
    }
    const label = one.label[words.locale];
    title(label);
    return html`<div class="head"><h1>${label}</h1></div><crm-slot .location=${'nav.item/v1'} .only=${one.id} .heading=${label} .query=${this.query.toString()}></crm-slot>`;
  }

  /** The permission was taken away, or the extension stopped, while somebody looked. */
  #gone(label) {
    return html`<div class="head"><h1 tabindex="-1">${label}</h1></div>
      <div class="card empty">${icon('lock')}<p role="status">${t('extension.gone', label)}</p><a class="button" href="/leads">${t('not-found.back')}</a></div>`;
  }
}

define('crm-extension-page', ExtensionPage);
