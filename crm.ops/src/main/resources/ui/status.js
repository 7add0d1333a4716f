import {LitElement, css, html} from 'lit';
import {controls, formats, icon, translate} from 'crm-kit';

const WORDS = {NOTE: 'OK', WARN: 'WARN', CRITICAL: 'CRITICAL'};
const ICONS = {NOTE: 'check', WARN: 'alert', CRITICAL: 'alert'};

/** The state of this node: one row per inspection, with what it found in words. */
export default class OpsStatus extends LitElement {
  static properties = {context: {attribute: false}, status: {state: true}, texts: {state: true}, failed: {state: true}};

  static styles = [
    controls,
    css`
      :host { display: block; }
      .about { margin-bottom: 12px; }
      .card > div { padding: 14px 16px; }
      .card > div + div { border-top: 1px solid var(--crm-line); }
      .head { display: flex; gap: 8px; align-items: center; justify-content: space-between; }
      h2 { font-size: 15px; }
      ul { margin: 8px 0 0; padding: 0; list-style: none; display: grid; gap: 8px; }
      li { overflow-wrap: anywhere; }
      .muted { color: var(--crm-text-2); font-size: 13px; }
      .notice span { overflow-wrap: anywhere; min-width: 0; }
    `,
  ];

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.read(), 5_000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  willUpdate() {
    if (this.language !== this.context.locale) {
      this.language = this.context.locale;
      this.texts = new Map();
      this.read();
    }
  }

  async read() {
    const {host, locale} = this.context;
    try {
      const answer = await host.fetch('/ops/api/status');
      if (!answer.ok) {
        throw new Error(answer.status);
      }
      const status = await answer.json();
      const bundles = [...new Set(status.parts.flatMap(({bundle, findings}) => [bundle, ...findings.map((one) => one.bundle)]))];
      const read = async (bundle) => [bundle, await (await host.fetch(`/crm/api/ui/i18n/${encodeURIComponent(bundle)}/${locale}.json`)).json()];
      const missing = bundles.filter((bundle) => !this.texts.has(bundle));
      const came = await Promise.all(missing.map(read));
      if (locale === this.language) {
        Object.assign(this, {status, texts: new Map([...this.texts, ...came]), failed: false});
      }
    } catch {
      this.failed = true;
    }
  }

  render() {
    const t = translate(this.context.messages, this.context.locale);
    if (this.failed) {
      return html`<p class="notice warning" role="alert">${icon('alert')}<span>${t('status.failed')}</span>
        <button type="button" class="button small" @click=${() => this.read()}>${t('status.retry')}</button></p>`;
    }
    if (!this.status) {
      return html`<p class="muted">${t('status.loading')}</p>`;
    }
    const {version, java, since, parts} = this.status;
    return html`<p class="muted about">${t('status.version', version, java, formats(this.context.locale).dateTime(new Date(since)))}</p>
      <div class="card">${parts.map((part) => this.part(part, t))}</div>`;
  }

  part({name, bundle, severity, findings}, t) {
    const say = (from, key, args = []) => translate(this.texts.get(from) ?? {}, this.context.locale)(key, ...args);
    return html`<div data-part=${name} data-severity=${severity}>
      <div class="head"><h2>${say(bundle, `inspection.${name}`)}</h2><span class="muted">${t(`status.${WORDS[severity]}`)}</span></div>
      ${findings.length
        ? html`<ul>${findings.map((one) => html`<li>${one.severity === 'NOTE'
            ? say(one.bundle, one.key, one.arguments)
            : html`<p class="notice warning">${icon(ICONS[one.severity])}<span>${say(one.bundle, one.key, one.arguments)}</span></p>`}</li>`)}</ul>`
        : html`<p class="muted">${t('status.fine')}</p>`}
    </div>`;
  }
}
