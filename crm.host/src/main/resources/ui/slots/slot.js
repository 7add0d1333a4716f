import {css, html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {controls} from '../kit.js';
import {contributions} from '../core/contributions.js';
import {CrmElement, define} from '../core/element.js';
import './contribution.js';

/** A place for extensions: shows what they contribute there, as it comes and goes. `heading` is where the focus goes when its element went away. */
class Slot extends CrmElement {
  static styles = [controls, css`
    :host { display: block; }
    :host([compact]), :host([compact]) .list { display: contents; }
    .list { display: grid; gap: 12px; }
    .heading:focus-visible { border-radius: 2px; }
  `];

  static properties = {
    location: {}, object: {}, recordId: {}, recordName: {}, recordIds: {}, field: {}, query: {}, only: {}, heading: {},
    compact: {type: Boolean, reflect: true}, list: {state: true},
  };

  connectedCallback() {
    super.connectedCallback();
    this.listen(contributions, 'change', () => this.requestUpdate());
  }

  willUpdate() {
    const focused = this.renderRoot?.activeElement?.contribution?.id;
    this.list = contributions.at(this.location, this.object).filter((one) => !this.only || one.id === this.only);
    this.orphaned = focused !== undefined && !this.list.some((one) => one.id === focused);
    const {location, object, recordId, recordName, field, query} = this;
    const place = JSON.stringify({location, object, recordId, recordName, field, query});
    if (this.known !== place || this.place.recordIds !== this.recordIds) {
      this.known = place;
      this.place = {...JSON.parse(place), ...(this.recordIds && {recordIds: this.recordIds})};
    }
  }

  updated() {
    if (this.orphaned) {
      this.renderRoot.querySelector('.heading')?.focus();
    }
  }

  render() {
    return html`
      ${this.heading ? html`<span class="heading hidden-text" tabindex="-1">${this.heading}</span>` : nothing}
      <div class="list">${repeat(this.list, (one) => one.id, (one) => html`
        <crm-contribution .contribution=${one} .place=${this.place} ?compact=${this.compact}></crm-contribution>`)}
      </div>`;
  }
}

define('crm-slot', Slot);
