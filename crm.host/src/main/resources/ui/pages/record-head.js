import {css, html, nothing} from 'lit';
import {arrowKeys, controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {sentence} from '../core/problems.js';
import {send} from '../core/rest.js';
import {router} from '../core/router.js';
import {confirm, toast} from '../core/shell.js';
import {t} from '../core/texts.js';
import '../slots/slot.js';
import {badge} from './list-cells.js';
import './record-picture.js';

/** Who or what it is, and what can be done with it. Says `edit`, `picture` and `left`. */
class RecordHead extends CrmElement {
  static styles = [controls, css`
    :host { display: block; margin-bottom: 18px; }
    .head { display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: center; }
    .who { flex: 1 1 240px; min-width: 0; }
    h1 { display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: baseline; font-size: 23px; font-weight: 700; line-height: 1.3; }
    h1 small { color: var(--crm-text-3); font-size: 13px; font-weight: 400; }
    .line { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; margin-top: 3px; color: var(--crm-text-2); }
    .acts { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
    .tile { display: grid; place-items: center; width: 52px; height: 52px; border-radius: var(--crm-radius-l); background: var(--crm-accent-tint); color: var(--crm-accent-text); }
    .tile .icon { width: 26px; height: 26px; }
    .more { position: relative; }
    .menu { position: absolute; z-index: 4; inset: calc(100% + 6px) 0 auto auto; }
    .menu .danger, .menu .danger .icon { color: var(--crm-danger); }
    @media (max-width: 560px) { .acts { width: 100%; } .acts > .button:not(.icon) { flex: 1; } .acts .button { min-height: 44px; } .acts .button.icon { width: 44px; height: 44px; } h1 { font-size: 20px; } }
  `];

  static properties = {kind: {}, record: {}, editing: {}, menu: {state: true}};

  focusEdit() {
    return this.focusOn('#edit');
  }

  render() {
    const {kind, record} = this;
    return html`<header class="head">
      ${kind.person ? html`<crm-record-picture .kind=${kind} .record=${record}></crm-record-picture>` : html`<span class="tile">${icon('deals')}</span>`}
      <div class="who">
        <h1>${record.name}${record.reading ? html` <small>${record.reading}</small>` : nothing}</h1>
        <div class="line">${this.#line()}</div>
      </div>
      <div class="acts" role="group" aria-label=${t('record.acts')}>
        <crm-slot compact .location=${'record.action/v1'} .object=${kind.type} .recordId=${record.id} .recordName=${record.name} .heading=${t('record.acts')}></crm-slot>
        <button class="button" id="edit" aria-keyshortcuts="e" ?disabled=${this.editing} @click=${this.#edit}>${icon('pencil')}${t('edit')}</button>
        ${kind.type === 'lead' ? html`<button class="button primary" @click=${this.#convert}>${icon('convert')}${t('convert')}</button>` : nothing}
        ${this.#more()}
      </div>
    </header>`;
  }

  #line() {
    const {kind, record} = this;
    if (!kind.person) {
      return html`${badge(kind, record.stage)}${record.contact
        ? html`<a class="link" href="/contacts/${record.contact.id}">${record.contact.name}</a><span>${record.contact.company}</span>` : nothing}`;
    }
    const about = [record.company, record.title].filter(Boolean).join(' · ');
    return html`${about ? html`<span>${about}</span>` : nothing}${kind.filter ? badge(kind, record.status) : nothing}`;
  }

  #more() {
    return html`<div class="more" @keydown=${this.#key} @focusout=${this.#blur}>
      <button class="button icon" aria-label=${t('record.more')} aria-haspopup="menu" aria-expanded=${this.menu ? 'true' : 'false'} @click=${this.#open}>${icon('more')}</button>
      ${this.menu ? html`<div class="menu" role="menu">
        <button class="menu-item danger" role="menuitem" @click=${this.#delete}>${icon('trash')}${t(`${this.kind.type}.delete`)}</button>
      </div>` : nothing}
    </div>`;
  }

  #edit() {
    this.dispatchEvent(new Event('edit'));
  }

  async #open() {
    this.menu = !this.menu;
    if (this.menu) {
      await this.focusOn('.menu-item');
    }
  }

  #key(event) {
    if (event.key === 'Escape' && this.menu) {
      this.menu = false;
      this.focusOn('.more > button');
    } else if (this.menu) {
      arrowKeys(event, '[role=menuitem]');
    }
  }

  #blur(event) {
    if (!event.currentTarget.contains(event.relatedTarget)) {
      this.menu = false;
    }
  }

  async #delete() {
    this.menu = false;
    const {kind, record} = this;
    const sure = await confirm({
      title: t('record.delete-title', record.name),
      text: t(`${kind.type}.delete-text`),
      confirm: t('delete'),
      danger: true,
    });
    if (!sure) {
      this.focusOn('.more > button');
      return;
    }
    try {
      this.#leave(true);
      await send(`/${kind.path}/${record.id}`, {method: 'DELETE'});
      toast({text: t('record.deleted', record.name)});
      await router.go(`/${kind.path}`, {force: true});
    } catch (problem) {
      this.#leave(false);
      toast({text: sentence(problem), tone: 'danger'});
    }
  }

  /** What the server says of the record from now on is no news. */
  #leave(detail) {
    this.dispatchEvent(new CustomEvent('left', {detail}));
  }

  async #convert() {
    await import('./convert-dialog.js');
    const dialog = Object.assign(document.createElement('crm-convert-dialog'), {record: this.record});
    dialog.addEventListener('converting', ({detail}) => this.#leave(detail));
    this.renderRoot.append(dialog);
  }
}

define('crm-record-head', RecordHead);
