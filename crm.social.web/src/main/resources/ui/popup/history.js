import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {icon} from 'crm-kit';
import {Paging} from '../posts/paging.js';
import {people as outlines} from '../posts/skeleton.js';
import {query} from '../shared/rest.js';

/** 履歴: what was done here with the person, newest first. From our own store, so it is read again whenever it may have changed. */
export class History {
  constructor(popup) {
    this.popup = popup;
    this.paging = new Paging(popup, (cursor, signal) => popup.ask(`history${query({cursor})}`, {signal}), ({id}) => id);
  }

  enter() {
    return this.paging.start();
  }

  refresh() {
    return this.paging.start();
  }

  render() {
    const {popup, paging} = this;
    const {items} = paging;
    if (!items) {
      return paging.trouble.problem ? paging.trouble.render() : outlines(popup.t('loading'));
    }
    if (items.length === 0 && !paging.next) {
      return html`<p class="empty">${popup.t('history.empty')}</p>`;
    }
    return html`<ol class="history">${repeat(items, ({id}) => id, (event) => html`<li>${entry(popup, event)}</li>`)}</ol>
      ${paging.foot()}`;
  }
}

function entry(popup, {at, userName, message, detail, href}) {
  const {relative, dateTime} = popup.words.formats;
  return html`<article tabindex="-1">
    <p><b>${popup.words.say(message)}</b></p>
    <p class="hint">
      ${userName ? html`${userName} · ` : nothing}<time datetime=${at} title=${dateTime(at)}>${relative(at)}</time>
      ${href ? html` · <a class="link" href=${href} target="_blank" rel="noopener noreferrer">${popup.t('see')}${icon('external')}</a>` : nothing}
    </p>
    ${detail ? html`<p class="detail">${detail}</p>` : nothing}
  </article>`;
}
