import {html, nothing} from 'lit';
import {icon} from '../kit.js';
import {CrmElement} from '../core/element.js';
import {sentence} from '../core/problems.js';
import {title} from '../core/shell.js';
import {speak, t, words} from '../core/texts.js';

/** What the pages before signing in share: the brand, the languages and labelled fields. */
export class EntryPage extends CrmElement {
  static properties = {query: {}, failure: {state: true}, errors: {state: true}, busy: {state: true}};

  static initial = {errors: {}};

  render() {
    return html`
      <div class="brand"><span class="mark">${icon('bookmark')}</span>${t('app.name')}</div>
      <div class="card">${this.card()}</div>
      <div class="languages" role="group" aria-label=${t('user.language')}>
        ${['ja', 'en'].map((locale) => html`<button class="button quiet small" lang=${locale} aria-pressed=${locale === words.locale ? 'true' : 'false'} @click=${() => this.#speak(locale)}>${t(`language.${locale}`)}</button>`)}
      </div>`;
  }

  async #speak(locale) {
    localStorage.setItem('crm-locale', locale);
    await speak(locale);
    title(t(this.titleKey));
  }

  alarm() {
    return this.failure ? html`<p class="notice ${this.failure.kind === 'conflict' ? 'warning' : 'danger'}" role="alert">${icon('alert')}<span>${sentence(this.failure)}</span></p>` : nothing;
  }

  /** @param {string} name also of the text `field.<name>` @param {object} [more] */
  input(name, {type = 'text', autocomplete = 'off', label = `field.${name}`, hint, value = '', focus = false} = {}) {
    const error = this.errors[name];
    const notes = [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(' ');
    return html`<div class="field"><label for=${name}>${t(label)}</label>
      <input class="input" id=${name} name=${name} type=${type} autocomplete=${autocomplete} autocapitalize="none" spellcheck="false" .defaultValue=${value} ?autofocus=${focus}
        aria-invalid=${error ? 'true' : nothing} aria-describedby=${notes || nothing} />
      ${error ? html`<div class="error" id="${name}-error">${icon('alert')}<span>${t(`field-error.${error}`)}</span></div>` : nothing}
      ${hint ? html`<div class="hint" id="${name}-hint">${hint}</div>` : nothing}</div>`;
  }

  /** Runs an act of the form; what is typed stays where it fails. */
  async attempt(act) {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.failure = null;
    this.errors = {};
    try {
      await act();
    } catch (problem) {
      this.errors = Object.fromEntries((problem.errors ?? []).map(({field, code}) => [field, code]));
      this.failure = problem.kind === 'invalid' ? null : problem;
    }
    this.busy = false;
    await this.updateComplete;
    this.renderRoot.querySelector('[aria-invalid=true]')?.focus();
  }
}
