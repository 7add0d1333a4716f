import {LitElement, css, html, nothing} from 'lit';
import {controls, icon} from 'crm-kit';
import {Opener} from './shared/opener.js';
import {RecordLinks} from './shared/record-links.js';
import {Words} from './shared/words.js';

const ICONS = {lost: icon('alert'), linked: icon('check'), unlinked: nothing};

/** What stands beside a handle field: whether a profile is linked. It opens the popup. */
export default class SocialFieldHint extends LitElement {
  static properties = {context: {attribute: false}};

  static styles = [
    controls,
    css`
      :host { display: inline-flex; vertical-align: baseline; }
      button.link { display: inline-flex; gap: 4px; align-items: baseline; min-height: 24px; font-size: 13px; line-height: 24px; }
      .link .icon { align-self: center; width: 15px; height: 15px; stroke-width: 2.2; }
      button.linked { color: var(--crm-success); }
      button.lost { color: var(--crm-warning); }
    `,
  ];

  constructor() {
    super();
    this.record = new RecordLinks(this);
    this.opener = new Opener(this);
  }

  willUpdate(changed) {
    if (changed.has('context')) {
      this.words = new Words(this.context, () => this.requestUpdate());
    }
  }

  render() {
    const network = this.record.networks.find(({id}) => id === this.context.field);
    return html`${network?.configured ? this.button(network) : nothing}${this.opener.render()}`;
  }

  button(network) {
    const state = this.record.lost(network) ? 'lost' : this.record.links[network.id] ? 'linked' : 'unlinked';
    return html`<button
      type="button"
      class="link ${state}"
      aria-haspopup="dialog"
      aria-expanded=${this.opener.network === network.id}
      @click=${(event) => this.opener.open(network, event.currentTarget)}
    >${ICONS[state]}${this.words.t(`field.${state}`, network.name)}</button>`;
  }
}
