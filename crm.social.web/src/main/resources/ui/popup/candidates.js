import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {icon} from 'crm-kit';
import {people as outlines} from '../posts/skeleton.js';
import {Trouble} from '../posts/trouble.js';
import {abandoned, query} from '../shared/rest.js';
import {candidateItem} from './candidate.js';
import {HandleForm} from './handle-form.js';

/** The profiles that may be the record's person: from the full name, from another name, or by the user name. */
export class Candidates {
  constructor(popup) {
    this.popup = popup;
    this.trouble = new Trouble(popup);
    this.handleForm = new HandleForm(popup);
    /** Whether another profile is being chosen although one is linked. */
    this.choosing = false;
    this.found = null;
    this.naming = false;
  }

  get searches() {
    return this.popup.network.capabilities.includes('SEARCH');
  }

  /** The panel asks for candidates: they are read once. */
  enter() {
    if (!this.found && !this.reading) {
      this.find();
    }
  }

  /** 変更: choose another profile. */
  choose() {
    this.choosing = true;
    this.enter();
    this.popup.requestUpdate();
  }

  leave() {
    this.choosing = false;
    this.handleForm.reset();
    this.popup.requestUpdate();
  }

  /** @param {string | null} [name] another name than the record's @param {string} [cursor] where to go on */
  async find(name = null, cursor = '') {
    if (!this.searches) {
      return;
    }
    const {popup} = this;
    this.request?.abort();
    this.request = new AbortController();
    this.name = name;
    this.reading = cursor ? 'more' : 'first';
    popup.requestUpdate();
    try {
      this.#take(await popup.ask(`candidates${query({name, cursor})}`, {signal: this.request.signal}), cursor);
      this.trouble.over();
    } catch (problem) {
      if (abandoned(problem)) {
        return;
      }
      popup.met(problem, this.trouble, () => this.find(name, cursor));
    }
    this.reading = null;
    popup.requestUpdate();
  }

  /** Some networks cannot be searched for every name: then nothing was, and another one is asked for. */
  #take({searched, candidates: {items, next}}, cursor) {
    this.found = {searched, items: cursor ? [...this.found.items, ...items] : items, next};
    this.naming ||= !searched;
    this.popup.announce(this.#nothing ?? this.popup.t('candidates.count', this.found.items.length));
  }

  /** What is said in place of candidates. */
  get #nothing() {
    const {searched, items, next} = this.found;
    return items.length || next ? null : this.popup.t(searched ? 'candidates.empty' : 'candidates.unsearchable');
  }

  render() {
    const {popup} = this;
    return html`<section class="candidates">
      ${this.choosing
        ? html`<button type="button" class="button quiet small back" @click=${() => this.leave()}>${icon('back')}${popup.t('back')}</button>`
        : nothing}
      ${this.searches ? this.#searched() : nothing} ${this.handleForm.render(!this.searches)}
    </section>`;
  }

  #searched() {
    const {popup} = this;
    return html`<div class="title">
        <h3>${popup.t('candidates.title', this.name ?? popup.context.recordName)}</h3>
        ${this.found?.searched && this.found.searched !== (this.name ?? popup.context.recordName)
          ? html`<p class="hint">${popup.t('candidates.searched', this.found.searched)}</p>`
          : nothing}
      </div>
      ${this.#list()} ${this.#otherName()}`;
  }

  #list() {
    const {popup} = this;
    if (this.trouble.problem) {
      return this.trouble.render();
    }
    if (!this.found || this.reading === 'first') {
      return outlines(popup.t('loading'));
    }
    if (this.#nothing) {
      return html`<p class="empty">${this.#nothing}</p>`;
    }
    const {items, next} = this.found;
    return html`<ul class="people">
        ${repeat(items, ({profile}) => profile.key.subject, (candidate) => html`<li>${candidateItem(popup, candidate, 'CANDIDATE')}</li>`)}
      </ul>
      ${next ? popup.more(this.reading === 'more', () => this.find(this.name, next)) : nothing}`;
  }

  #otherName() {
    const {popup} = this;
    if (!this.naming) {
      return html`<button type="button" class="link disclose" @click=${() => this.#name()}>${icon('search')}${popup.t('candidates.other')}</button>`;
    }
    const search = (event) => {
      event.preventDefault();
      const name = new FormData(event.target).get('name').trim();
      name && this.find(name);
    };
    return html`<form class="field" @submit=${search}>
      <label for="name">${popup.t('candidates.name')}</label>
      <div class="row">
        <input id="name" name="name" class="input" maxlength="100" required autocomplete="off" .value=${this.name ?? popup.context.recordName} />
        <button class="button">${popup.t('search')}</button>
      </div>
    </form>`;
  }

  async #name() {
    this.naming = true;
    this.popup.requestUpdate();
    await this.popup.updateComplete;
    this.popup.renderRoot.querySelector('#name').select();
  }
}
