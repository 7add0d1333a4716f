import {html, nothing} from 'lit';
import {avatar} from 'crm-kit';
import {marks} from '../posts/marks.js';
import {languageOf, richText} from '../posts/rich-text.js';
import {glyph} from '../shared/glyphs.js';
import {relations} from './relations.js';

/** Who the linked person is, フォロー, and their picture for the record. An account that is gone is known by its last handle alone. */
export function profileCard(popup) {
  const {profile, link} = popup.panel;
  const manage = html`<div class="manage">
    <button type="button" class="button quiet small" @click=${() => popup.candidates.choose()}>${popup.t('change')}</button>
    <button type="button" class="button quiet small" @click=${() => popup.linking.unlink()}>${popup.t('unlink')}</button>
  </div>`;
  if (!profile) {
    return html`<div class="card-head bare">${avatar({name: link.handle})}<p class="handle">${popup.handle(link.handle)}</p>${manage}</div>`;
  }
  return html`<div class="banner ${profile.banner ? '' : 'plain'}">${profile.banner ? html`<img src=${profile.banner} alt="" />` : nothing}</div>
    <div class="card-head">${popup.picture.render()}${manage}</div>
    <div class="who-is">
      <div class="who-line">
        <div>
          <div class="names">
            <h3>${profile.name}${marks(popup, profile)}</h3>
            <a class="handle" href=${profile.href} target="_blank" rel="noopener noreferrer">${popup.handle(profile.handle)}</a>
          </div>
          ${relations(popup, popup.following)}
        </div>
        ${popup.following.render()}
      </div>
      ${popup.following.note()}
      ${profile.bio.segments.length ? html`<p class="bio" lang=${languageOf(profile.bio)}>${richText(profile.bio)}</p>` : nothing}
      ${facts(profile)} ${counts(popup, profile)}
      ${link.basis === 'FIELD' ? html`<p class="hint">${popup.t('linked.field')}</p>` : nothing}
    </div>`;
}

function facts({place, site, siteLabel}) {
  return place || site
    ? html`<p class="facts">
        ${place ? html`<span class="fact">${glyph('place')}${place}</span>` : nothing}
        ${site
          ? html`<a class="fact link" href=${site} target="_blank" rel="noopener noreferrer">${glyph('site')}<span>${siteLabel || site}</span></a>`
          : nothing}
      </p>`
    : nothing;
}

function counts(popup, {counts: {followers, following, posts}}) {
  const {number, compact} = popup.words.formats;
  const one = (key, value) =>
    value < 0
      ? nothing
      : html`<div><dd title=${number(value)}>${value < 100_000 ? number(value) : compact(value)}</dd><dt>${popup.t(key)}</dt></div>`;
  return html`<dl class="counts numbers">${one('followers', followers)} ${one('following', following)} ${one('posts', posts)}</dl>`;
}
