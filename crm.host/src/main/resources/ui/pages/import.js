import {css, html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {send} from '../core/rest.js';
import {title} from '../core/shell.js';
import {stream} from '../core/stream.js';
import {t} from '../core/texts.js';
import {failed} from './failed.js';
import './import-columns.js';
import './import-file.js';
import './import-progress.js';
import {KINDS, listAddress} from './kinds.js';
import {pageStyle} from './page-style.js';

/** An import from its file to its end; it has one address all the way, so that one may leave and come back at any time. */
class Import extends CrmElement {
  static styles = [controls, pageStyle, css`.step { max-width: 960px; }`];

  static properties = {type: {}, importId: {}, query: {}, one: {state: true}, failure: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.listen(stream, 'import-changed', ({detail}) => detail.id === this.importId && this.#read());
    this.listen(stream, 'open', () => this.importId && this.#read());
  }

  get kind() {
    return KINDS[this.type];
  }

  willUpdate(changed) {
    title(t(`import.title-${this.kind.path}`));
    if (changed.has('importId')) {
      Object.assign(this, {one: null, failure: null});
      this.importId && this.#read();
    }
  }

  /** One reading at a time; what comes meanwhile makes one more. */
  async #read() {
    if (this.reading) {
      this.stale = true;
      return;
    }
    this.reading = true;
    const id = this.importId;
    try {
      const one = await send(`/imports/${encodeURIComponent(id)}`, {signal: this.away.signal});
      if (id === this.importId) {
        Object.assign(this, {one, failure: null});
      }
    } catch (problem) {
      this.failure = this.away.signal.aborted ? null : problem;
    }
    this.reading = false;
    if ((this.stale || id !== this.importId) && this.importId && !this.away.signal.aborted) {
      this.stale = false;
      this.#read();
    }
  }

  render() {
    const {kind, importId, one} = this;
    return html`
      <nav class="crumbs" aria-label=${t('record.back-label')}>
        ${importId
          ? html`<a href="/${kind.path}/import">${icon('back')}${t(`import.title-${kind.path}`)}</a>`
          : html`<a href=${listAddress(kind)}>${icon('back')}${t(`nav.${kind.path}`)}</a>`}
      </nav>
      <div class="head"><h1>${one ? one.state.fileName : t(`import.title-${kind.path}`)}</h1></div>
      ${this.failure ? html`<div class="step">${failed(this.failure, () => this.#read())}</div>` : nothing}
      ${importId ? this.#step() : html`<crm-import-file .kind=${kind}></crm-import-file>`}`;
  }

  #step() {
    if (!this.one) {
      return this.failure ? nothing : html`<span class="hidden-text" role="status">${t('loading')}</span>`;
    }
    return this.one.state.state === 'DRAFT'
      ? html`<crm-import-columns .kind=${this.kind} .one=${this.one} @started=${() => this.#read()}></crm-import-columns>`
      : html`<crm-import-progress .kind=${this.kind} .one=${this.one} @changed=${() => this.#read()}></crm-import-progress>`;
  }
}

define('crm-import', Import);
