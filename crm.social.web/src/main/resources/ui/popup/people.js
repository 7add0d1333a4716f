import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {avatar, icon} from 'crm-kit';
import {marks} from '../posts/marks.js';
import {Paging} from '../posts/paging.js';
import {languageOf, plainText} from '../posts/rich-text.js';
import {people as outlines} from '../posts/skeleton.js';
import {query} from '../shared/rest.js';
import {relations} from './relations.js';

/** フォロワー or フォローしている人: read when somebody asks for them, page by page. */
export class People {
  /** @param {object} popup @param {'followers' | 'following'} which */
  constructor(popup, which) {
    this.popup = popup;
    this.which = which;
    this.paging = new Paging(popup, (cursor, signal) => popup.ask(`${which}${query({cursor})}`, {signal}), ({key}) => key.subject);
  }

  enter() {
    const {items, reading, trouble} = this.paging;
    if (!items && !reading && !trouble.problem) {
      this.paging.start();
    }
  }

  refresh() {
    return this.paging.start();
  }

  render() {
    const {popup, paging} = this;
    const {items} = paging;
    if (!items) {
      return paging.trouble.problem ? paging.trouble.render() : outlines(popup.t('loading'), 5);
    }
    if (items.length === 0 && !paging.next) {
      return html`<p class="empty">${popup.t(`${this.which}.empty`)}</p>`;
    }
    return html`<ul class="people">${repeat(items, ({key}) => key.subject, (profile) => html`<li>${card(popup, profile)}</li>`)}</ul>
      ${paging.foot()}`;
  }
}

function card(popup, profile) {
  const {name, handle, picture, bio, href} = profile;
  const text = plainText(bio);
  return html`<article class="person" tabindex="-1" aria-label=${name}>
    ${avatar({name, src: picture})}
    <div>
      <p class="names"><b>${name}</b>${marks(popup, profile)} <span class="handle">${popup.handle(handle)}</span></p>
      ${relations(popup, profile)} ${text ? html`<p class="bio" lang=${languageOf(bio)}>${text}</p>` : nothing}
    </div>
    <a class="button quiet small icon" href=${href} target="_blank" rel="noopener noreferrer" aria-label=${popup.t('see.whom', name)} title=${popup.t('see')}>
      ${icon('external')}
    </a>
  </article>`;
}
