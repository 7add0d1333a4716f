import {html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {sentence} from '../core/problems.js';
import {send} from '../core/rest.js';
import {router} from '../core/router.js';
import {toast} from '../core/shell.js';
import {t} from '../core/texts.js';
import {dialog} from '../shell/dialog-style.js';
import {fieldOf} from './field.js';
import {amountOf, errorsByName} from './form-values.js';
import {formStyle} from './form-style.js';
import {KINDS} from './kinds.js';

const FIELDS = KINDS.deal.fields.filter(({name}) => ['name', 'amount', 'closeOn'].includes(name)).map((field) => ({...field, half: field.name !== 'name'}));

/** Makes a contact of a lead, and a deal where one is wanted. Says `converting`, true before it and false where it failed. */
class ConvertDialog extends CrmElement {
  static styles = [controls, formStyle, dialog];

  static properties = {record: {}, withDeal: {state: true}, deal: {state: true}, errors: {state: true}, failure: {state: true}, busy: {state: true}};

  static initial = {errors: {}};

  connectedCallback() {
    super.connectedCallback();
    this.deal = {name: this.record.company, amount: '', closeOn: ''};
  }

  firstUpdated() {
    this.renderRoot.querySelector('dialog').showModal();
  }

  render() {
    return html`<dialog aria-labelledby="title" @close=${() => this.remove()}>
      <form novalidate @submit=${this.#submit}>
        <h2 id="title">${t('convert.title', this.record.name)}</h2>
        <p>${t('convert.text')}</p>
        ${this.failure ? html`<p class="notice danger" role="alert">${icon('alert')}<span>${sentence(this.failure)}</span></p>` : nothing}
        <label class="check"><input type="checkbox" .checked=${Boolean(this.withDeal)} @change=${(event) => (this.withDeal = event.target.checked)} />${t('convert.with-deal')}</label>
        ${this.withDeal ? html`<div class="fields">${FIELDS.map((field) => this.#field(field))}</div>` : nothing}
        <footer>
          <button class="button" type="button" @click=${this.#close}>${t('cancel')}</button>
          <button class="button primary" autofocus aria-busy=${this.busy ? 'true' : 'false'}>${icon('convert')}${t('convert')}</button>
        </footer>
      </form>
    </dialog>`;
  }

  #field(field) {
    const label = field.name === 'name' ? t('field.deal') : undefined;
    return fieldOf({...field, label}, {
      kind: KINDS.deal,
      value: this.deal[field.name],
      error: this.errors[field.name],
      set: (value) => (this.deal = {...this.deal, [field.name]: value}),
    });
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.failure = null;
    this.#say(true);
    const {name, amount, closeOn} = this.deal;
    const deal = this.withDeal ? {name, amount: amountOf(amount), closeOn: closeOn || null} : null;
    try {
      const {contact} = await send(`/leads/${this.record.id}/convert`, {method: 'POST', body: {version: this.record.version, deal}});
      this.#close();
      toast({text: t('convert.done', contact.name)});
      await router.go(`/contacts/${contact.id}`, {replace: true, force: true});
    } catch (problem) {
      this.#say(false);
      this.failure = problem;
      this.errors = errorsByName(problem.errors.map((error) => ({...error, field: error.field.replace(/^deal[./]/, '')})));
    }
    this.busy = false;
  }

  #say(detail) {
    this.dispatchEvent(new CustomEvent('converting', {detail}));
  }

  #close() {
    this.renderRoot.querySelector('dialog').close();
  }
}

define('crm-convert-dialog', ConvertDialog);
