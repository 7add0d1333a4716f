import {css, html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {onKeys} from '../core/keys.js';
import {send} from '../core/rest.js';
import {router} from '../core/router.js';
import {session} from '../core/session.js';
import {title, toast} from '../core/shell.js';
import {stream} from '../core/stream.js';
import {t} from '../core/texts.js';
import {hasDraft} from './drafts.js';
import {failed} from './failed.js';
import {KINDS, listAddress} from './kinds.js';
import './not-found.js';
import {pageStyle} from './page-style.js';
import './record-facts.js';
import './record-form.js';
import './record-head.js';
import './record-tabs.js';

/** A lead, a contact or a deal: its head, its facts, and beside them what happened. */
class RecordPage extends CrmElement {
  static styles = [controls, pageStyle, css`
    .columns { display: grid; grid-template-columns: minmax(340px, 400px) minmax(0, 1fr); gap: 18px; align-items: start; }
    .columns > * { min-width: 0; }
    .wait { display: grid; gap: 16px; padding: 22px; }
    @media (max-width: 980px) { .columns { grid-template-columns: minmax(0, 1fr); } }
  `];

  static properties = {
    type: {}, recordId: {}, query: {}, record: {state: true}, handleFields: {state: true}, failure: {state: true}, editing: {state: true}, news: {state: true},
  };

  static initial = {handleFields: [], news: 0};

  #turn = 0;

  get kind() {
    return KINDS[this.type];
  }

  get path() {
    return `/${this.kind.path}/${this.recordId}`;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read().then(() => this.record && hasDraft(session.current?.user.id, `${this.kind.path}/${this.recordId}`) && this.#edit(true));
    this.#readHandleFields();
    this.listen(stream, 'record-changed', ({detail}) => detail.type === this.type && (detail.id === this.recordId || detail.ids?.includes(this.recordId)) && this.#changed(detail.change));
    this.listen(stream, 'handle-fields-changed', () => this.#readHandleFields());
    this.listen(stream, 'open', () => this.record && this.#changed('edited'));
    this.listen(this, 'crm-record-changed', () => this.#changed('edited'));
    onKeys({e: () => this.record && this.#edit(true), m: () => this.renderRoot.querySelector('crm-record-tabs')?.note()}, this.away.signal);
  }

  /** An answer that was overtaken tells what was. */
  async #read() {
    const turn = ++this.#turn;
    this.failure = null;
    try {
      const record = await send(this.path, {signal: this.away.signal});
      turn === this.#turn && this.#show(record);
    } catch (problem) {
      turn === this.#turn && this.#failed(problem);
    }
  }

  #show(record) {
    this.#turn++;
    this.record = record;
    title(record.name);
  }

  #failed(problem) {
    if (problem.kind === 'converted' && problem.body.contact) {
      this.renderRoot.querySelector('crm-record-form')?.handOver(KINDS.contact, problem.body.contact);
      toast({text: t('lead.was-converted')});
      router.go(`/contacts/${problem.body.contact}`, {replace: true, force: true});
    } else if (!this.away.signal.aborted) {
      this.failure = problem;
    }
  }

  async #readHandleFields() {
    if (this.kind.person) {
      const answer = await send('/handle-fields', {signal: this.away.signal}).catch(() => null);
      this.handleFields = answer?.items ?? this.handleFields;
    }
  }

  #changed(change) {
    if (this.left) {
      return;
    }
    if (change === 'deleted') {
      toast({text: t('record.was-deleted')});
      router.go(`/${this.kind.path}`, {force: true});
      return;
    }
    this.news += 1;
    if (change !== 'timeline' && change !== 'standing') {
      this.#read();
    }
  }

  async #edit(on) {
    this.editing = on;
    await this.updateComplete;
    if (on) {
      this.renderRoot.querySelector('crm-record-form')?.start();
    } else {
      this.renderRoot.querySelector('crm-record-head')?.focusEdit();
    }
  }

  #saved({detail}) {
    this.#show(detail);
    this.news += 1;
    this.#edit(false);
    toast({text: t('saved')});
  }

  render() {
    if (this.failure && (!this.record || this.failure.kind === 'not-found')) {
      return this.failure.kind === 'not-found' ? html`<crm-not-found></crm-not-found>` : failed(this.failure, () => this.#read());
    }
    return html`
      <nav class="crumbs" aria-label=${t('record.back-label')}><a href=${listAddress(this.kind)}>${icon('back')}${t(`nav.${this.kind.path}`)}</a></nav>
      ${this.record ? this.#page() : this.#waiting()}`;
  }

  #page() {
    const {record, kind, handleFields} = this;
    return html`
      ${this.failure ? failed(this.failure, () => this.#read()) : nothing}
      <crm-record-head .kind=${kind} .record=${record} .editing=${this.editing} @edit=${() => this.#edit(true)} @left=${({detail}) => (this.left = detail)}
        @picture=${({detail}) => this.#show({...this.record, ...detail})}></crm-record-head>
      <div class="columns">
        ${this.editing
          ? html`<crm-record-form .kind=${kind} .record=${record} .handleFields=${handleFields} @saved=${this.#saved} @cancel=${() => this.#edit(false)}></crm-record-form>`
          : html`<crm-record-facts .kind=${kind} .record=${record} .handleFields=${handleFields}></crm-record-facts>`}
        <crm-record-tabs .kind=${kind} .record=${record} .news=${this.news} .handleFields=${handleFields}></crm-record-tabs>
      </div>`;
  }

  #waiting() {
    return html`<div class="columns" aria-busy="true"><span class="hidden-text">${t('loading')}</span>
      ${[6, 4].map((lines) => html`<div class="card wait">${Array.from({length: lines}, () => html`<span class="skeleton"></span>`)}</div>`)}</div>`;
  }
}

define('crm-record', RecordPage);
