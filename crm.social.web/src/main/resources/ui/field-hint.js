import {LitElement, css, html, nothing} from 'lit';
import {controls, icon} from 'crm-kit';
import {Opener} from './shared/opener.js';
import {RecordLinks} from './shared/record-links.js';
import {Words} from './shared/words.js';

const ICONS = {stuck: icon('alert'), lost: icon('alert'), linked: icon('check'), waiting: nothing, unlinked: nothing};

/** What stands beside a handle field: whether a profile is linked, or why not yet. It opens the popup. */
export default class SocialFieldHint extends LitElement {
  static properties = {context: {attribute: false}};

  static styles = [
    controls,
    css`
      :host { display: inline-flex; vertical-align: baseline; }
      button.link { display: inline-flex; gap: 4px; align-items: baseline; min-height: 24px; font-size: 13px; line-height: 24px; }
      .link .icon { align-self: start; width: 15px; height: 15px; margin-top: 4.5px; stroke-width: 2.2; }
      button.linked { color: var(--crm-success); }
      button.lost, button.stuck { color: var(--crm-warning); }
      button.stuck, button.waiting { padding: 3px 2px; font-weight: 500; line-height: 1.5; white-space: normal; text-align: start; text-wrap: pretty; }
      :is(.stuck, .waiting) .icon { margin-top: 2px; }
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
    const state = this.state(network);
    const waiting = this.record.waiting[network.id];
    const sentence = waiting ? this.why(network, waiting) : this.words.t(`field.${state}`, network.name);
    return html`<button
      type="button"
      class="link ${state}"
      aria-haspopup="dialog"
      aria-expanded=${this.opener.network === network.id}
      @click=${(event) => this.opener.open(network, event.currentTarget)}
    >${ICONS[state]}${sentence}</button>`;
  }

  state(network) {
    if (this.record.waiting[network.id]) {
      return this.record.stuck(network) ? 'stuck' : 'waiting';
    }
    return this.record.lost(network) ? 'lost' : this.record.links[network.id] ? 'linked' : 'unlinked';
  }

  /** Why the value in the field is nobody's link: what it waits for, and for whom. */
  why(network, {state, reason, savedByName, retryAt}) {
    const about = reason ? (reason === 'RATE_LIMITED' ? 'limited' : 'later') : state;
    return this.words.t(`field.waiting.${about}`, network.name, savedByName, retryAt ? this.words.moment(retryAt) : '');
  }
}
