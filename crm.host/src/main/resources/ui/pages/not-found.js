import {html} from 'lit';
import {controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {title} from '../core/shell.js';
import {t} from '../core/texts.js';
import {pageStyle} from './page-style.js';

/** Says that there is nothing here, or nothing for this user. */
class NotFound extends CrmElement {
  static styles = [controls, pageStyle];

  connectedCallback() {
    super.connectedCallback();
    title(t('not-found.title'));
  }

  render() {
    return html`<div class="empty">${icon('search')}<h1>${t('not-found.title')}</h1><p>${t('not-found.text')}</p><a class="button" href="/leads">${t('not-found.back')}</a></div>`;
  }
}

define('crm-not-found', NotFound);
