import {css, html, nothing} from 'lit';
import {controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {sentence} from '../core/problems.js';
import {send} from '../core/rest.js';
import {announce, confirm} from '../core/shell.js';
import {t, words} from '../core/texts.js';
import {importStyle} from './import-style.js';
import {listAddress} from './kinds.js';

const TONES = {RUNNING: 'info', DONE: 'success', CANCELLED: 'warning', STOPPED: 'danger'};
const PAGE = 100;

/** How a started import stands, and which rows were refused. Says `changed` when it should be read again. */
class ImportProgress extends CrmElement {
  static styles = [controls, importStyle, css`
    .meter { height: 8px; margin-bottom: 10px; border-radius: 4px; }
    .counts { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 10px; margin-bottom: 14px; }
    .counts div { padding: 10px 12px; border-radius: var(--crm-radius); background: var(--crm-sunken); }
    .counts dt { color: var(--crm-text-2); font-size: var(--crm-text-s); }
    .counts dd { font-size: 20px; font-weight: 600; line-height: 1.3; }
    .counts .bad { background: var(--crm-danger-tint); color: var(--crm-danger); }
    .counts .bad dt { color: inherit; }
    .section.table { padding: 0; overflow: clip; }
    .section.table > h2 { flex-wrap: wrap; margin: 0; padding: 12px 18px; }
    .table th.number, .table td.number { width: 84px; }
    .table > h2 .button { margin-left: auto; }
    td.value { max-width: 260px; overflow-wrap: anywhere; color: var(--crm-text-2); }
    .more { display: flex; justify-content: center; padding: 10px; border-top: 1px solid var(--crm-line); }
    .facts { margin-bottom: 14px; }
    @media (max-width: 760px) {
      .counts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
      .table table, .table tbody { display: block; }
      .table thead { display: none; }
      .table tbody tr { display: grid; grid-template-columns: 64px minmax(0, 1fr); gap: 2px 12px; padding: 10px 18px; border-top: 1px solid var(--crm-line); }
      .table td, .table td:first-child { padding: 0; border: 0; }
      .table td.number { width: auto; text-align: start; }
      .table td.number::before { content: attr(data-label) ' '; color: var(--crm-text-3); font-size: var(--crm-text-s); }
      .table td.value { max-width: none; }
      .table td.value, .table td.reason { grid-column: 2; }
    }
  `];

  static properties = {kind: {}, one: {}, errors: {state: true}, next: {state: true}, failure: {state: true}};

  static initial = {errors: [], next: null};

  willUpdate(changed) {
    if (!changed.has('one')) {
      return;
    }
    const {id, refused, state} = this.one.state;
    if (this.shown !== id) {
      Object.assign(this, {shown: id, errors: [], known: 0, before: state});
    }
    if (refused > this.known && this.errors.length < PAGE) {
      this.#read(0);
    }
    this.known = refused;
    if (this.before !== state) {
      this.before = state;
      announce(t(`import.state.${state}`));
    }
  }

  async #read(after) {
    try {
      const {items, next} = await send(`/imports/${this.one.state.id}/errors?after=${after}`, {signal: this.away.signal});
      this.errors = after ? [...this.errors, ...items] : items;
      this.next = next;
      this.failure = null;
    } catch (problem) {
      this.failure = this.away.signal.aborted ? null : sentence(problem);
    }
  }

  async #cancel() {
    const {id} = this.one.state;
    if (!(await confirm({title: t('import.cancel-title'), text: t('import.cancel-text'), confirm: t('import.cancel'), danger: true}))) {
      return;
    }
    await send(`/imports/${id}/cancel`, {method: 'POST'}).catch((problem) => (this.failure = sentence(problem)));
    this.dispatchEvent(new Event('changed'));
  }

  render() {
    const {state: now} = this.one;
    const running = now.state === 'RUNNING';
    return html`
      <section class="card section">
        <h2><span class="badge ${TONES[now.state]}" id="state">${t(`import.state.${now.state}`)}</span></h2>
        ${now.done < now.rows ? html`<progress class="meter" max=${now.rows} value=${now.done} aria-label=${t('import.progress')}></progress>` : nothing}
        <p class="facts numbers"><span id="done">${t('import.so-far', now.done, now.rows)}</span><span>${words.dateTime(now.endedAt ?? now.createdAt)}</span></p>
        <dl class="counts numbers">
          ${this.#count('created', now.created)} ${this.#count('updated', now.updated)}
          ${this.#count('unchanged', now.done - now.created - now.updated - now.refused)} ${this.#count('refused', now.refused, now.refused ? 'bad' : '')}
        </dl>
        <div class="acts">${running
          ? html`<button class="button danger" id="cancel" @click=${this.#cancel}>${t('import.cancel')}</button><span class="hint">${t('import.may-leave')}</span>`
          : html`<a class="button primary" href=${listAddress(this.kind)}>${t(`import.to-${this.kind.path}`)}</a><a class="button" href="/${this.kind.path}/import">${t('import.another')}</a>`}
        </div>
        ${this.failure ? html`<p class="error" role="alert">${icon('alert')}${this.failure}</p>` : nothing}
      </section>
      ${now.refused ? this.#refused(now) : nothing}`;
  }

  #count(name, number, tone = '') {
    return html`<div class=${tone}><dt>${t(`import.count.${name}`)}</dt><dd id=${name}>${words.number(number)}</dd></div>`;
  }

  #refused({id}) {
    return html`<section class="card section table"><h2>${t('import.errors')}
        <a class="button small" download href="/crm/api/imports/${id}/errors.csv">${icon('download')}${t('import.errors-file')}</a></h2>
      <table aria-label=${t('import.errors')}>
        <thead><tr><th scope="col" class="number">${t('import.error-line')}</th><th scope="col">${t('import.error-column')}</th><th scope="col">${t('import.error-value')}</th><th scope="col">${t('import.error-reason')}</th></tr></thead>
        <tbody>${this.errors.flatMap(({line, errors}) => errors.map((error) => html`<tr>
          <td class="number" data-label=${t('import.error-line')}>${words.number(line)}</td><td>${error.column ?? t('import.whole-row')}</td>
          <td class="value">${error.value}</td><td class="reason">${t(`import.code.${error.code}`)}</td></tr>`))}</tbody>
      </table>
      ${this.next ? html`<div class="more"><button class="button small" @click=${() => this.#read(this.next)}>${t('list.more')}</button></div>` : nothing}
    </section>`;
  }
}

define('crm-import-progress', ImportProgress);
