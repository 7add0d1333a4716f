import {css, html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {send} from '../core/rest.js';
import {t} from '../core/texts.js';
import {failed} from './failed.js';
import {pageStyle} from './page-style.js';
import {profileName} from './profile-name.js';
import {tableStyle} from './table-style.js';

/** 権限設定: the permission profiles. */
class Profiles extends CrmElement {
  static styles = [controls, pageStyle, tableStyle, css`:host { max-width: none; padding: 0; } .head + p { margin: -6px 0 14px; }`];

  static properties = {profiles: {state: true}, failure: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  async #read() {
    this.failure = null;
    try {
      this.profiles = (await send('/profiles', {signal: this.away.signal})).items;
    } catch (problem) {
      this.failure = this.away.signal.aborted ? null : problem;
    }
  }

  render() {
    return html`<div class="head"><h1>${t('profiles.title')}</h1><div class="acts"><a class="button primary" href="/settings/profiles/new">${icon('plus')}${t('profile.new')}</a></div></div>
      <p class="hint">${t('profiles.text')}</p>
      ${this.failure ? failed(this.failure, () => this.#read()) : nothing}
      ${this.profiles ? html`<div class="card"><table aria-label=${t('profiles.title')}>
        <thead><tr><th>${t('profile.name')}</th><th>${t('profile.kind')}</th><th>${t('profile.users')}</th><th class="end"><span class="hidden-text">${t('edit')}</span></th></tr></thead>
        <tbody>${this.profiles.map((profile) => this.#row(profile))}</tbody></table></div>` : nothing}`;
  }

  #row(profile) {
    const name = profileName(profile);
    return html`<tr>
      <td><b>${name}</b>${profile.description ? html`<small>${profile.description}</small>` : nothing}</td>
      <td><span class="badge ${profile.system ? '' : 'accent'}">${t(profile.system ? 'profile.system' : 'profile.custom')}</span></td>
      <td class="wide numbers">${t('users.count', profile.users)}</td>
      <td class="end"><a class="button small" href="/settings/profiles/${profile.id}" aria-label=${t('profile.edit', name)}>${t('edit')}</a></td>
    </tr>`;
  }
}

define('crm-profiles', Profiles);
