import {LitElement, css, html} from 'lit';
import {controls} from 'crm-kit';
import {markStyle, networkMark} from './shared/glyphs.js';
import {Opener} from './shared/opener.js';
import {RecordLinks} from './shared/record-links.js';
import {Words} from './shared/words.js';

/** A record's buttons, one for each installed network: grey, blue when a profile is linked, with an amber dot when something needs attention. */
export default class SocialAction extends LitElement {
  static properties = {context: {attribute: false}};

  static styles = [
    controls,
    markStyle,
    css`
      :host { display: inline-flex; gap: 8px; vertical-align: middle; }
      .button { position: relative; color: var(--crm-text-3); }
      .button.linked { border-color: color-mix(in srgb, var(--crm-info) 40%, transparent); background: var(--crm-info-tint); color: var(--crm-info); }
      .button.attention::after { content: ""; position: absolute; inset: -5px -5px auto auto; width: 12px; height: 12px;
        border: 2px solid var(--crm-canvas); border-radius: 50%; background: var(--crm-warning-mark); }
      @media (max-width: 560px) { .button.icon { width: 44px; height: 44px; } }
    `,
  ];

  constructor() {
    super();
    this.record = new RecordLinks(this, (networks) => this.announce(networks));
    this.opener = new Opener(this);
  }

  willUpdate(changed) {
    if (changed.has('context')) {
      this.words = new Words(this.context, () => this.requestUpdate());
    }
  }

  /** A network that came or went while the page is open is told to those who do not see it. */
  announce(networks) {
    const missing = (from, what) => what.filter(({id}) => !from.some((one) => one.id === id));
    const tell = (key) => (network) => this.context.host.announce(this.words.t(key, network.name));
    missing(this.record.networks, networks).forEach(tell('network.added'));
    missing(networks, this.record.networks).forEach(tell('network.removed'));
  }

  render() {
    return html`${this.record.networks.map((network) => this.button(network))}${this.opener.render()}`;
  }

  button(network) {
    const link = this.record.links[network.id];
    const attention = this.record.attention(network);
    const state = this.words.t(`action.${attention ? 'attention' : link ? 'linked' : 'unlinked'}`, network.name, link && network.handlePrefix + link.handle);
    return html`<button
      type="button"
      class="button icon ${link ? 'linked' : ''} ${attention ? 'attention' : ''}"
      aria-label=${state}
      title=${state}
      aria-haspopup="dialog"
      aria-expanded=${this.opener.network === network.id}
      @click=${(event) => this.opener.open(network, event.currentTarget)}
    >${networkMark(network)}</button>`;
  }
}
