import {css, html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {sentence} from '../core/problems.js';
import {send} from '../core/rest.js';
import {router} from '../core/router.js';
import {session} from '../core/session.js';
import {confirm, toast} from '../core/shell.js';
import {t} from '../core/texts.js';
import {keepDraft, takeDraft} from './drafts.js';
import {fieldOf} from './field.js';
import {bodyOf, changedNames, errorsByName, valuesOf} from './form-values.js';
import {formStyle} from './form-style.js';
import {pageStyle} from './page-style.js';

/** Changes a record or makes one. What is typed stays through every error; only what was changed is sent. Says `saved` and `cancel`. */
class RecordForm extends CrmElement {
  static styles = [controls, pageStyle, formStyle, css`:host { padding: 0; }`];

  static properties = {
    kind: {}, record: {}, handleFields: {}, preset: {}, values: {state: true}, errors: {state: true}, others: {state: true}, failure: {state: true},
    busy: {state: true}, people: {state: true},
  };

  static initial = {errors: {}, others: {}, people: []};

  connectedCallback() {
    super.connectedCallback();
    router.guard(() => this.dirty.length > 0, this.away.signal);
    this.#readPeople();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    const {dirty, values, base, version} = this;
    if (dirty.length > 0 && !session.current) {
      keepDraft(this.me, this.address, {values: Object.fromEntries(dirty.map((name) => [name, values[name]])), base, version});
    }
  }

  get address() {
    return `${this.kind.path}/${this.record?.id ?? 'new'}`;
  }

  /** @returns {string[]} names of the fields that were changed */
  get dirty() {
    return this.values && !this.done ? changedNames(this.values, this.base) : [];
  }

  start() {
    return this.focusOn('.input');
  }

  /**
   * Keeps what was typed for another record, which this one became.
   * @param {import('./kinds.js').Kind} kind @param {string} id
   */
  handOver(kind, id) {
    const fits = (name) => name.startsWith('handle:') || kind.fields.some((field) => field.name === name);
    const of = (values) => Object.fromEntries(this.dirty.filter(fits).map((name) => [name, values[name]]));
    if (this.dirty.some(fits)) {
      keepDraft(this.me, `${kind.path}/${id}`, {values: of(this.values), base: of(this.base)});
    }
    this.done = true;
  }

  willUpdate() {
    if (!this.values) {
      this.me = session.current.user.id;
      this.base = valuesOf(this.kind, this.record, this.me);
      this.version = this.record?.version;
      const draft = takeDraft(this.me, this.address);
      // With the version it was typed upon, so that what others changed since shows as a conflict.
      Object.assign(this, draft && {base: {...this.base, ...draft.base}, version: draft.version ?? this.version});
      this.values = {...this.base, ...this.preset, ...draft?.values};
      draft && toast({text: t('form.restored')});
    }
  }

  async #readPeople() {
    const {user} = session.current;
    const known = [{id: user.id, name: user.name}, this.record?.owner].filter(Boolean);
    this.people = known.filter((one, index) => known.findIndex(({id}) => id === one.id) === index);
    const answer = await send('/people', {signal: this.away.signal}).catch(() => null);
    this.people = answer?.items.filter(({id, active}) => active || id === this.record?.owner.id) ?? this.people;
  }

  render() {
    const {kind} = this;
    const handles = kind.person ? (this.handleFields ?? []).map(({network, label}) => ({name: `handle:${network}`, label, max: 300})) : [];
    const at = kind.fields.findIndex(({name}) => name === 'phone') + 1;
    return html`<form class="card section" novalidate aria-label=${t(this.record ? `${kind.type}.edit` : `${kind.type}.new`)} @submit=${this.#submit} @keydown=${this.#key}>
      ${this.failure ? html`<p class="notice ${this.failure.kind === 'conflict' ? 'warning' : 'danger'}" role="alert">${icon('alert')}<span>${this.#said()}</span></p>` : nothing}
      <div class="fields">${[...kind.fields.slice(0, at), ...handles, ...kind.fields.slice(at)].map((field) => this.#field(field))}</div>
      <footer>
        <button class="button primary" aria-busy=${this.busy ? 'true' : 'false'}>${t('save')}</button>
        <button class="button" type="button" @click=${this.#cancel}>${t('cancel')}</button>
      </footer>
    </form>`;
  }

  #said() {
    return this.failure.kind === 'invalid' ? t('form.check', Object.values(this.errors).filter(Boolean).length || 1) : sentence(this.failure);
  }

  #field(field) {
    const {name} = field;
    return fieldOf(field, {
      kind: this.kind,
      people: this.people,
      value: this.values[name] ?? (field.type === 'contact' ? null : ''),
      error: this.errors[name],
      other: this.others[name],
      set: (value) => this.#set(name, value),
      takeOther: () => {
        this.#set(name, this.base[name]);
        this.focusOn(`#${CSS.escape(name)}`);
      },
    });
  }

  #set(name, value) {
    this.errors = {...this.errors, [name]: undefined};
    this.others = {...this.others, [name]: undefined};
    this.values = {...this.values, [name]: value};
  }

  async #submit(event) {
    event.preventDefault();
    const names = this.record ? this.dirty : Object.keys(this.values).filter((name) => this.values[name] !== '' && this.values[name] !== null);
    if (this.busy || (this.record && names.length === 0)) {
      return this.busy ? undefined : this.#leave();
    }
    this.busy = true;
    try {
      const saved = await (this.record ? this.#change(names) : send(`/${this.kind.path}`, {method: 'POST', body: bodyOf(this.kind, this.values, names)}));
      this.done = true;
      this.dispatchEvent(new CustomEvent('saved', {detail: saved}));
    } catch (problem) {
      await this.#failed(problem);
    }
    this.busy = false;
    return undefined;
  }

  /** Where somebody was quicker but changed other fields only, both changes are good; where the same, the user looks at both before saving again. */
  async #change(names) {
    try {
      return await this.#patch(names);
    } catch (problem) {
      if (problem.kind !== 'conflict') {
        throw problem;
      }
      const theirs = await this.#merge();
      if (Object.keys(this.others).length > 0) {
        throw problem;
      }
      return this.dirty.length > 0 ? this.#patch(this.dirty) : theirs;
    }
  }

  #patch(names) {
    const body = bodyOf(this.kind, this.values, names);
    return send(`/${this.kind.path}/${this.record.id}`, {method: 'PATCH', body, headers: {'If-Match': `"${this.version}"`}});
  }

  async #failed(problem) {
    this.failure = problem;
    this.errors = errorsByName(problem.errors);
    await this.updateComplete;
    this.renderRoot.querySelector(problem.kind === 'conflict' ? '.field:has(.other) > :is(.input, crm-contact-picker)' : '[aria-invalid=true]')?.focus();
  }

  /** Takes over what somebody else changed, except where this user changed the same: there both are shown. @returns what the record is now */
  async #merge() {
    const theirs = await send(`/${this.kind.path}/${this.record.id}`);
    const base = valuesOf(this.kind, theirs);
    const mine = this.dirty;
    const both = mine.filter((name) => changedNames({[name]: base[name]}, {[name]: this.base[name]}).length && changedNames({[name]: base[name]}, {[name]: this.values[name]}).length);
    this.others = Object.fromEntries(both.map((name) => [name, this.#show(name, base[name])]));
    this.values = {...base, ...Object.fromEntries(mine.map((name) => [name, this.values[name]]))};
    this.base = base;
    this.version = theirs.version;
    return theirs;
  }

  #show(name, value) {
    const field = this.kind.fields.find((one) => one.name === name);
    if (field?.type === 'choice') {
      return t(`${this.kind.type}.${name}.${value}`);
    }
    return field?.type === 'owner' ? (this.people.find(({id}) => id === value)?.name ?? '') : (value?.name ?? value ?? '');
  }

  #key(event) {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      this.#cancel();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.currentTarget.requestSubmit();
    }
  }

  async #cancel() {
    const {dirty} = this;
    if (dirty.length === 0 || (await confirm({title: t('leave.title'), text: t('leave.text'), confirm: t('leave.confirm'), cancel: t('leave.stay'), danger: true}))) {
      this.#leave();
    }
  }

  #leave() {
    this.done = true;
    this.dispatchEvent(new Event('cancel'));
  }
}

define('crm-record-form', RecordForm);
