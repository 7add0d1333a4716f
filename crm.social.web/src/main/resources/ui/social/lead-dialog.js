import {LitElement, css, html, nothing} from 'lit';
import {avatar, controls, icon} from 'crm-kit';
import {ask, path, random128} from '../shared/rest.js';
import {tagOf} from '../shared/tag.js';
import {splitName} from './person-name.js';

const LONGEST = {family: 100, given: 100, company: 200};

/** +追加: makes a lead of an author, whose name is guessed and can be put right. Fires `made` with `{item, record, name}`. */
class LeadDialog extends LitElement {
  static properties = {tab: {attribute: false}, item: {attribute: false}, problem: {state: true}, busy: {state: true}, empty: {state: true}};

  static styles = [
    controls,
    css`
      dialog { width: min(440px, 100vw - 32px); max-height: calc(100dvh - 48px); padding: 0; border: 1px solid var(--crm-raised-line); border-radius: var(--crm-radius-l); background: var(--crm-raised);
        color: var(--crm-text); box-shadow: var(--crm-shadow-raised); }
      dialog::backdrop { background: var(--crm-backdrop); }
      form { display: grid; gap: 14px; padding: 22px 24px 18px; }
      h2 { font-size: 17px; }
      .who { display: flex; gap: 12px; align-items: center; }
      .who p { color: var(--crm-text-2); }
      .fields { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
      .company { grid-column: 1 / -1; }
      .need { margin-inline-start: 4px; color: var(--crm-danger); font-size: 11px; }
      .error .icon { width: 16px; height: 16px; margin-top: 2px; }
      footer { display: flex; gap: 8px; justify-content: end; }
      @media (max-width: 760px) { .input { min-height: 44px; font-size: 16px; } footer .button { flex: 1; min-height: 44px; } }
    `,
  ];

  /** One lead for this dialog, however often it is sent. */
  key = random128();

  firstUpdated() {
    this.renderRoot.querySelector('dialog').showModal();
  }

  async #submit(event) {
    event.preventDefault();
    const body = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, value.trim()]));
    this.empty = !body.family;
    if (this.empty) {
      this.renderRoot.getElementById('family').focus();
    } else if (!this.busy) {
      this.busy = true;
      this.problem = null;
      try {
        await this.#make(body);
      } catch (problem) {
        this.problem = problem;
        this.tab.announce(this.tab.reason(problem, 'attempt'));
        problem.kind === 'conflict' && this.tab.inbox.stale();
      }
      this.busy = false;
    }
  }

  async #make(body) {
    const {tab, item} = this;
    const where = path('inbox', tab.network.id, 'items', item.id, 'lead');
    const record = await ask(tab.context.host, where, {method: 'POST', body, headers: {'Idempotency-Key': this.key}});
    const name = [body.family, body.given].filter(Boolean).join(' ');
    this.#close();
    this.dispatchEvent(new CustomEvent('made', {detail: {item, record, name}}));
  }

  #closed() {
    this.remove();
    this.tab.dialog = null;
  }

  #close() {
    this.renderRoot.querySelector('dialog').close();
  }

  render() {
    const {tab, item} = this;
    const author = item.post?.post.author;
    const guessed = {...splitName(author?.name ?? ''), company: ''};
    return html`<dialog aria-labelledby="title" @close=${this.#closed}>
      <form novalidate @submit=${this.#submit}>
        <h2 id="title">${tab.t('lead.title')}</h2>
        <div class="who">${avatar({name: author?.name || item.handle, src: author?.picture})}<p>${tab.t('lead.text', tab.handle(item.handle))}</p></div>
        <div class="fields">${Object.keys(LONGEST).map((name) => this.#field(name, guessed[name]))}</div>
        ${this.problem ? html`<p class="error" role="alert">${icon('alert')}<span>${tab.reason(this.problem, 'attempt')}</span></p>` : nothing}
        <footer>
          <button type="button" class="button" @click=${this.#close}>${tab.t('cancel')}</button>
          <button class="button primary" aria-busy=${this.busy ? 'true' : 'false'}>${tab.t('lead.add')}</button>
        </footer>
      </form>
    </dialog>`;
  }

  #field(name, value) {
    const {tab} = this;
    const wrong = name === 'family' && this.empty;
    return html`<div class="field ${name}">
      <label for=${name}>${tab.t(`lead.${name}`)}${name === 'family' ? html`<span class="need">${tab.t('lead.need')}</span>` : nothing}</label>
      <input class="input" id=${name} name=${name} maxlength=${LONGEST[name]} autocomplete="off" .defaultValue=${value} ?required=${name === 'family'}
        aria-invalid=${wrong ? 'true' : 'false'} aria-describedby=${wrong ? 'wrong' : nothing} ?autofocus=${name === 'family'} />
      ${wrong ? html`<p class="error" id="wrong">${tab.t('lead.family.need')}</p>` : nothing}
    </div>`;
  }
}

const TAG = tagOf('crm-social-lead', import.meta.url);
customElements.define(TAG, LeadDialog);

export const createLeadDialog = (tab, item) => Object.assign(document.createElement(TAG), {tab, item});
