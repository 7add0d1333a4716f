import {css, html, nothing} from 'lit';
import {controls} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {t} from '../core/texts.js';
import {dialog} from './dialog-style.js';

/** One question with two answers. */
class Confirm extends CrmElement {
  static styles = [controls, dialog, css`dialog { width: min(440px, 100vw - 32px); }`];

  static properties = {question: {}};

  render() {
    const {title, text, confirm, danger, cancel} = this.question;
    return html`<dialog aria-labelledby="title" aria-describedby=${text ? 'text' : nothing} @close=${this.#closed}>
      <form method="dialog">
        <h2 id="title">${title}</h2>
        ${text ? html`<p id="text">${text}</p>` : nothing}
        <footer>
          <button class="button" value="" ?autofocus=${danger}>${cancel ?? t('cancel')}</button>
          <button class="button primary ${danger ? 'danger' : ''}" value="yes" ?autofocus=${!danger}>${confirm}</button>
        </footer>
      </form>
    </dialog>`;
  }

  firstUpdated() {
    this.renderRoot.querySelector('dialog').showModal();
  }

  #closed(event) {
    this.answer(event.target.returnValue === 'yes');
    this.remove();
  }
}

define('crm-confirm', Confirm);

/** @returns {Promise<boolean>} */
export const ask = (question) =>
  new Promise((answer) => document.body.append(Object.assign(document.createElement('crm-confirm'), {question, answer})));

export const askToLeave = () =>
  ask({title: t('leave.title'), text: t('leave.text'), confirm: t('leave.confirm'), cancel: t('leave.stay'), danger: true});
