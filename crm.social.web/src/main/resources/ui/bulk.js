import {LitElement, css, html, nothing} from 'lit';
import {controls, icon} from 'crm-kit';
import {batches, runs} from './shared/batches.js';
import {markStyle, networkMark} from './shared/glyphs.js';
import {Listening} from './shared/listening.js';
import {ask} from './shared/rest.js';
import {Words} from './shared/words.js';

/** For the records selected in a list: ends their links at a network, shows how far that has come, and takes it back. */
export default class SocialBulk extends LitElement {
  static properties = {context: {attribute: false}, networks: {state: true}, problem: {state: true}, busy: {state: true}};

  static styles = [
    controls,
    markStyle,
    css`
      :host { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; min-width: 0; }
      .network-mark { width: 17px; height: 17px; }
      .state { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; min-width: 0; font-size: 13px; }
      .meter { width: 120px; }
      .error { align-items: center; }
      .error .icon { width: 16px; height: 16px; }
      @media (max-width: 760px) { :host, .state { width: 100%; } .button { flex: 1; min-height: 44px; } .state .button { flex: none; } .meter { flex: 1; } }
    `,
  ];

  constructor() {
    super();
    this.networks = [];
    const read = () => this.read();
    new Listening(this, {open: read, 'social.networks-changed': read});
  }

  connectedCallback() {
    super.connectedCallback();
    this.away = new AbortController();
    const {signal} = this.away;
    batches.use(this.context.host);
    batches.addEventListener('change', () => this.requestUpdate(), {signal});
    batches.addEventListener('end', () => this.context.host.announce(this.said(batches.batch)), {signal});
    this.read();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.away.abort();
    this.farewell();
  }

  /** The selection is gone, the work is not: whoever began it learns of its end all the same. */
  farewell() {
    const {host} = this.context;
    const words = this.words;
    if (runs(batches.batch)) {
      batches.addEventListener(
        'end',
        () => {
          const undo = batches.batch.state === 'DONE' && batches.batch.unlinked > 0;
          host.toast({text: this.said(batches.batch), ...(undo && {action: {label: words.t('undo'), run: () => batches.undo()}, seconds: 30})});
        },
        {once: true},
      );
    }
  }

  willUpdate(changed) {
    if (changed.has('context')) {
      this.words = new Words(this.context, () => this.requestUpdate());
    }
  }

  async read() {
    this.networks = await ask(this.context.host, 'networks').catch(() => this.networks);
  }

  name(id) {
    return this.networks.find((network) => network.id === id)?.name ?? id;
  }

  async unlink(network) {
    const {t} = this.words;
    const {host, object, recordIds} = this.context;
    const question = {title: t('bulk.unlink.title', network.name, recordIds.length), text: t('bulk.unlink.text', network.name)};
    if (await host.confirm({...question, confirm: t('unlink'), danger: true})) {
      this.act(() => batches.unlink(network.id, object, recordIds));
    }
  }

  async act(work) {
    this.busy = true;
    this.problem = null;
    try {
      await work();
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  said({state, network, done, records, unlinked, restored, kept}) {
    const {t} = this.words;
    if (state === 'DONE' && unlinked === 0) {
      return t('bulk.none', this.name(network));
    }
    const changed = kept ? t('bulk.kept', this.name(network), kept) : '';
    return t(`bulk.${state}`, this.name(network), ...(state === 'RUNNING' ? [done, records] : state === 'DONE' ? [unlinked] : [restored, unlinked])) + changed;
  }

  render() {
    const {batch} = batches;
    return html`${runs(batch) ? nothing : this.networks.map((network) => this.button(network))}
      ${batch ? this.state(batch) : nothing}
      ${this.problem ? html`<p class="error" role="alert">${icon('alert')}${this.words.reason(this.problem, '', 'attempt')}</p>` : nothing}`;
  }

  button(network) {
    return html`<button type="button" class="button" aria-busy=${this.busy ? 'true' : 'false'} @click=${() => this.busy || this.unlink(network)}>
      ${networkMark(network)}${this.words.t('bulk.unlink', network.name)}</button>`;
  }

  state(batch) {
    const {t} = this.words;
    const undoable = batch.unlinked > 0 && ['RUNNING', 'DONE'].includes(batch.state) && new Date(batch.undoUntil) > new Date();
    return html`<div class="state numbers">
      ${runs(batch) ? html`<progress class="meter" max=${batch.state === 'RUNNING' ? batch.records : batch.unlinked} value=${batch.state === 'RUNNING' ? batch.done : batch.restored + batch.kept}
        aria-label=${t('bulk.label')}></progress>` : nothing}
      <span>${this.said(batch)}</span>
      ${undoable
        ? html`<button type="button" class="button small" aria-busy=${this.busy ? 'true' : 'false'} @click=${() => this.busy || this.act(() => batches.undo())}>${icon('undo')}${t('undo')}</button>`
        : nothing}
      ${runs(batch) ? nothing : html`<button type="button" class="button small quiet icon" aria-label=${t('close')} @click=${() => batches.forget()}>${icon('close')}</button>`}
    </div>`;
  }
}
