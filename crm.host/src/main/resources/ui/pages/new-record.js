import {css, html} from 'lit';
import {controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {send} from '../core/rest.js';
import {router} from '../core/router.js';
import {title, toast} from '../core/shell.js';
import {t} from '../core/texts.js';
import {KINDS, listAddress} from './kinds.js';
import {pageStyle} from './page-style.js';
import './record-form.js';

/** Makes a lead, a contact or a deal. */
class NewRecord extends CrmElement {
  static styles = [controls, pageStyle, css`crm-record-form { max-width: 720px; }`];

  static properties = {type: {}, query: {}, handleFields: {state: true}, preset: {state: true}};

  get kind() {
    return KINDS[this.type];
  }

  async connectedCallback() {
    super.connectedCallback();
    title(t(`${this.type}.new`));
    const contact = this.query.get('contact');
    const [fields, known] = await Promise.all([
      this.kind.person ? send('/handle-fields').catch(() => null) : null,
      contact ? send(`/contacts/${encodeURIComponent(contact)}`).catch(() => null) : null,
    ]);
    this.preset = known ? {contact: {id: known.id, name: known.name}} : {};
    this.handleFields = fields?.items ?? [];
    await this.updateComplete;
    this.renderRoot.querySelector('crm-record-form').start();
  }

  render() {
    const {kind} = this;
    return html`
      <nav class="crumbs" aria-label=${t('record.back-label')}><a href=${listAddress(kind)}>${icon('back')}${t(`nav.${kind.path}`)}</a></nav>
      <div class="head"><h1>${t(`${kind.type}.new`)}</h1></div>
      ${this.preset
        ? html`<crm-record-form .kind=${kind} .preset=${this.preset} .handleFields=${this.handleFields} @saved=${this.#saved} @cancel=${this.#cancel}></crm-record-form>`
        : html`<span class="hidden-text" role="status">${t('loading')}</span>`}`;
  }

  #saved({detail}) {
    toast({text: t(`${this.type}.made`, detail.name)});
    router.go(`/${this.kind.path}/${detail.id}`, {replace: true, force: true});
  }

  #cancel() {
    router.go(listAddress(this.kind), {force: true});
  }
}

define('crm-new-record', NewRecord);
