import {css, html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {sentence} from '../core/problems.js';
import {send} from '../core/rest.js';
import {router} from '../core/router.js';
import {stream} from '../core/stream.js';
import {t, words} from '../core/texts.js';
import {importStyle} from './import-style.js';

const MOST_ROWS = 10_000;
const MOST_MEGABYTES = 8;
const TONES = {DRAFT: 'warning', RUNNING: 'info', DONE: 'success', CANCELLED: '', STOPPED: 'danger'};

/** @param {string} type @param {File} file @param {string} [encoding] @returns {Promise<object>} the kept import */
export const keep = (type, file, encoding = '') => {
  const query = new URLSearchParams({type, name: file.name.slice(-200), ...(encoding && {encoding})});
  return send(`/imports?${query}`, {method: 'POST', body: new Blob([file], {type: 'text/csv'})});
};

/** The files that were brought in this tab, by import: one can be read again in another encoding. */
export const brought = new Map();

/** The choice of a file, and one's earlier imports. */
class ImportFile extends CrmElement {
  static styles = [controls, importStyle, css`
    .drop { display: grid; gap: 10px; justify-items: center; padding: 34px 20px; border: 1.5px dashed var(--crm-control-line); border-radius: var(--crm-radius-l);
      background: var(--crm-surface); text-align: center; }
    .drop.over { border-color: var(--crm-accent); background: var(--crm-accent-tint); }
    .drop > .icon { width: 32px; height: 32px; color: var(--crm-text-3); stroke-width: 1.4; }
    .drop .acts { justify-content: center; }
    .drop .hint + .acts { margin-top: 6px; }
    .card { margin-top: 18px; overflow: clip; }
    .card > h2 { padding: 14px 18px 10px; font-size: 15px; }
    li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 12px; align-items: center; padding: 10px 18px; border-top: 1px solid var(--crm-line); }
    li a { overflow: hidden; color: var(--crm-text); font-weight: 600; line-height: 24px; text-decoration: none; text-overflow: ellipsis; white-space: nowrap; }
    li a:hover { color: var(--crm-accent-text); text-decoration: underline; }
    li .quiet-text { grid-column: 1 / -1; }
  `];

  static properties = {kind: {}, imports: {state: true}, busy: {state: true}, failure: {state: true}, over: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.listen(stream, 'import-changed', () => this.#read());
    this.listen(stream, 'open', () => this.#read());
  }

  willUpdate(changed) {
    if (changed.has('kind')) {
      this.#read();
    }
  }

  async #read() {
    const {items} = await send('/imports', {signal: this.away.signal}).catch(() => ({items: this.imports ?? []}));
    this.imports = items.filter(({type}) => type === this.kind.type);
  }

  async #bring(file) {
    if (!file || this.busy) {
      return;
    }
    this.failure = null;
    if (file.size > MOST_MEGABYTES * 1024 * 1024) {
      this.failure = t('import.too-large', MOST_MEGABYTES);
      return;
    }
    this.busy = true;
    try {
      const {state} = await keep(this.kind.type, file);
      brought.set(state.id, file);
      router.go(`/${this.kind.path}/import/${state.id}`);
    } catch (problem) {
      this.failure = problem.kind === 'too-large' ? t('import.too-large', MOST_MEGABYTES) : sentence(problem);
    }
    this.busy = false;
  }

  #drag(event, over) {
    event.preventDefault();
    this.over = over;
  }

  #dropped(event) {
    this.#drag(event, false);
    this.#bring(event.dataTransfer.files[0]);
  }

  #chosen(event) {
    this.#bring(event.target.files[0]);
    event.target.value = '';
  }

  render() {
    const {kind} = this;
    return html`
      <div class="drop ${this.over ? 'over' : ''}" @dragover=${(event) => this.#drag(event, true)} @dragleave=${(event) => this.#drag(event, false)} @drop=${this.#dropped}>
        ${icon('upload')}
        <p>${t('import.drop')}</p>
        <button class="button primary" id="choose" aria-busy=${this.busy ? 'true' : 'false'} @click=${() => this.renderRoot.querySelector('#file').click()}>${t(this.busy ? 'import.sending' : 'import.choose')}</button>
        <input type="file" id="file" hidden accept=".csv,.tsv,.txt,text/csv" @change=${this.#chosen} />
        ${this.failure ? html`<p class="error" role="alert">${icon('alert')}${this.failure}</p>` : nothing}
        <p class="hint">${t('import.limits', MOST_ROWS, MOST_MEGABYTES)}</p>
        <div class="acts">
          <a class="button small" download href="/crm/api/imports/template.csv?type=${kind.type}">${icon('download')}${t('import.template')}</a>
          <a class="button small" download href="/crm/api/${kind.path}/export.csv">${icon('download')}${t(`import.export-${kind.path}`)}</a>
        </div>
      </div>
      ${this.imports?.length ? this.#earlier() : nothing}`;
  }

  #earlier() {
    return html`<section class="card" aria-labelledby="earlier"><h2 id="earlier">${t('import.earlier')}</h2>
      <ul>${this.imports.map((one) => html`<li>
        <a href="/${this.kind.path}/import/${one.id}">${one.fileName}</a>
        <span class="badge ${TONES[one.state]}">${t(`import.state.${one.state}`)}</span>
        <span class="quiet-text numbers">${[
          words.dateTime(one.createdAt),
          one.state === 'DRAFT' ? t('import.rows', one.rows) : t('import.so-far', one.done, one.rows),
          ...(one.refused ? [t('import.refused', one.refused)] : []),
        ].join(' · ')}</span>
      </li>`)}</ul></section>`;
  }
}

define('crm-import-file', ImportFile);
