import {css, html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {sentence} from '../core/problems.js';
import {send} from '../core/rest.js';
import {router} from '../core/router.js';
import {t} from '../core/texts.js';
import {brought, keep} from './import-file.js';
import {importStyle} from './import-style.js';

const SAMPLES = 3;
const ENCODINGS = ['UTF-8', 'Shift_JIS', 'UTF-16LE', 'UTF-16BE'];
const KEYS = {NOTHING: '', ID: 'id', EMAIL: 'email'};

/** What each column of a kept file means, and by what its rows find their records. */
class ImportColumns extends CrmElement {
  static styles = [controls, importStyle, css`
    .section.table { padding: 0; overflow: clip; }
    .section.table > h2 { margin: 0; padding: 14px 18px 4px; }
    td.meaning { width: 260px; padding-block: 7px; }
    td.sample { width: 50%; max-width: 340px; color: var(--crm-text-2); font-size: 13px; }
    .sample p, .heading { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .heading { max-width: 220px; font-weight: 600; }
    .sample p + p { color: var(--crm-text-3); }
    tr.out .heading { color: var(--crm-text-3); font-weight: 400; }
    .facts-only { padding-block: 10px; }
    .encoding { display: inline-flex; gap: 8px; align-items: center; }
    .encoding .input { width: auto; min-height: 32px; padding-block: 2px; font-size: 13px; }
    fieldset { display: grid; margin-bottom: 6px; }
    .check small { display: block; color: var(--crm-text-3); font-size: var(--crm-text-s); }
    .foot { position: sticky; bottom: 0; margin-top: 2px; padding: 12px 0; background: var(--crm-canvas); }
    @media (max-width: 760px) {
      table, tbody { display: block; }
      thead { display: none; }
      tbody tr { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; padding: 10px 18px; border-top: 1px solid var(--crm-line); }
      td, td:first-child, td.meaning, td.sample { width: auto; max-width: none; padding: 0; border: 0; }
      .heading { max-width: none; }
      .sample p + p { display: none; }
      .foot { bottom: calc(58px + env(safe-area-inset-bottom)); }
    }
  `];

  static properties = {kind: {}, one: {}, mapping: {state: true}, matchBy: {state: true}, labels: {state: true}, busy: {state: true}, failure: {state: true}};

  async connectedCallback() {
    super.connectedCallback();
    const {items} = await send('/handle-fields').catch(() => ({items: []}));
    this.labels = Object.fromEntries(items.map(({network, label}) => [`handles.${network}`, label]));
  }

  willUpdate(changed) {
    if (changed.has('one') && this.one.state.id !== this.shown) {
      this.shown = this.one.state.id;
      this.mapping = this.one.columns.map(({field}) => field);
      this.matchBy = this.mapping.includes('id') ? 'ID' : this.mapping.includes('email') ? 'EMAIL' : 'NOTHING';
    }
  }

  #label(field) {
    return this.labels?.[field] ?? t(`field.${field}`);
  }

  /** No field is meant twice: who takes one away from another column leaves that one out. */
  #chose(column, field) {
    this.mapping = this.mapping.map((old, index) => (index === column ? field : field && old === field ? '' : old));
    if (!this.#can(this.matchBy)) {
      this.matchBy = 'NOTHING';
    }
  }

  #can(matchBy) {
    return matchBy === 'NOTHING' || this.mapping.includes(KEYS[matchBy]);
  }

  async #act(work) {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.failure = null;
    try {
      await work(this.one.state.id);
    } catch (problem) {
      this.failure = sentence(problem);
    }
    this.busy = false;
  }

  #start() {
    return this.#act(async (id) => {
      const {mapping, matchBy} = this;
      await send(`/imports/${id}/start`, {method: 'POST', body: {mapping, matchBy}});
      this.dispatchEvent(new Event('started'));
    });
  }

  #drop() {
    return this.#act(async (id) => {
      await send(`/imports/${id}/cancel`, {method: 'POST'});
      router.go(`/${this.kind.path}/import`, {replace: true});
    });
  }

  /** The file as it is read in another encoding takes the place of this draft. */
  #again(encoding) {
    return this.#act(async (id) => {
      const file = brought.get(id);
      const {state} = await keep(this.kind.type, file, encoding);
      brought.set(state.id, file);
      await send(`/imports/${id}/cancel`, {method: 'POST'});
      router.go(`/${this.kind.path}/import/${state.id}`, {replace: true});
    });
  }

  render() {
    const {one, mapping} = this;
    const none = mapping.every((field) => !field);
    return html`
      <section class="card section facts-only"><p class="facts numbers"><span>${t('import.rows', one.state.rows)}</span>${this.#encoding()}</p></section>
      <section class="card section table"><h2>${t('import.columns')}</h2>
        <table aria-label=${t('import.columns')}>
          <thead><tr><th scope="col">${t('import.heading')}</th><th scope="col">${t('import.sample')}</th><th scope="col">${t('import.field')}</th></tr></thead>
          <tbody>${one.columns.map((column, index) => this.#column(column, index))}</tbody>
        </table>
      </section>
      <section class="card section"><h2 id="match">${t('import.match')}</h2>
        <fieldset role="radiogroup" aria-labelledby="match">${Object.keys(KEYS).map((key) => this.#key(key))}</fieldset>
        <p class="hint">${t('import.blank')}</p>
      </section>
      <div class="foot">
        ${this.failure ? html`<p class="error" role="alert">${icon('alert')}${this.failure}</p>` : nothing}
        <div class="acts">
          <button class="button primary" id="start" aria-busy=${this.busy ? 'true' : 'false'} ?disabled=${none} @click=${this.#start}>${t('import.start', one.state.rows)}</button>
          <button class="button" @click=${this.#drop}>${t('import.drop-draft')}</button>
          ${none ? html`<span class="hint">${t('import.no-field')}</span>` : nothing}
        </div>
      </div>`;
  }

  #encoding() {
    const {encoding, state} = this.one;
    return brought.has(state.id)
      ? html`<label class="encoding">${t('import.encoding')}<select class="input" @change=${(event) => this.#again(event.target.value)}>
          ${ENCODINGS.map((one) => html`<option .selected=${one === encoding}>${one}</option>`)}</select></label>`
      : html`<span>${t('import.encoding')} ${encoding}</span>`;
  }

  #column({heading}, index) {
    const field = this.mapping[index];
    const name = heading || t('import.unnamed', index + 1);
    const samples = this.one.preview.slice(0, SAMPLES).map(({cells}) => cells[index] ?? '');
    return html`<tr class=${field ? '' : 'out'}>
      <td><p class="heading" title=${name} translate=${heading ? 'no' : nothing}>${name}</p></td>
      <td class="sample">${samples.map((cell) => html`<p title=${cell} translate=${cell ? 'no' : nothing}>${cell || t('import.empty-cell')}</p>`)}</td>
      <td class="meaning"><select class="input" aria-label=${t('import.field-of', name)} @change=${(event) => this.#chose(index, event.target.value)}>
        ${['', ...this.one.fields].map((one) => html`<option value=${one} .selected=${one === field}>${one ? this.#label(one) : t('import.left-out')}</option>`)}
      </select></td>
    </tr>`;
  }

  #key(key) {
    const can = this.#can(key);
    return html`<label class="check"><input type="radio" name="match" .checked=${this.matchBy === key} ?disabled=${!can} @change=${() => (this.matchBy = key)} />
      <span>${t(`import.match.${key}`)}<small>${t(can ? `import.match.${key}.text` : `import.match.${key}.missing`)}</small></span></label>`;
  }
}

define('crm-import-columns', ImportColumns);
