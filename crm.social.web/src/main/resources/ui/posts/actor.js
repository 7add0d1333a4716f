import {html, nothing} from 'lit';
import {arrowKeys, avatar, icon} from 'crm-kit';
import {kept} from '../shared/kept.js';

/** Who acts: the user's own account or, where they may, the organisation's. The choice is kept per tab, and for each kind of place. */
export class Actor {
  /** @param {object} popup @param {'own' | 'organisation'} [first] who acts as long as nobody chose */
  constructor(popup, first = 'own') {
    Object.assign(this, {popup, first});
  }

  get #name() {
    return `crm-social-as:${this.popup.network.id}:${this.first}`;
  }

  get #choices() {
    const {own, network} = this.popup;
    return [
      {as: 'own', connection: own},
      {as: 'organisation', connection: network.organisation},
    ].filter(({connection}) => connection?.state === 'ACTIVE');
  }

  get #chosen() {
    const choices = this.#choices;
    return choices.find(({as}) => as === (kept.get(this.#name) ?? this.first)) ?? choices[0] ?? null;
  }

  /** Through which connection; null where nobody can act. */
  get connection() {
    return this.#chosen?.connection ?? null;
  }

  /** Whether it is the user's own. */
  get own() {
    return this.#chosen?.as !== 'organisation';
  }

  /** As whom: connections of the same account see and do the same. */
  get subject() {
    return this.connection?.account.subject;
  }

  /** 「@acme として」. */
  get line() {
    return this.connection ? this.popup.t('as', this.popup.handle(this.connection.handle)) : '';
  }

  /** Where words for a refusal are looked for: see the popup's `reason`. */
  get places() {
    return this.own ? ['attempt'] : ['organisation', 'attempt'];
  }

  /** Posts as an account saw them. @param {object[]} items @param {string} [by] the user's own unless told */
  seen(items, by = this.popup.own?.account.subject) {
    return items.map((item) => ({...item, by}));
  }

  /** What may be done by who acts. The server decided for the account that looked; of another one only its grant is known before it is asked. */
  decide(act, decision, by) {
    if (!decision || by === this.subject) {
      return decision;
    }
    if (!this.connection) {
      return {decision: 'denied', kind: 'NOT_CONNECTED'};
    }
    if (!this.connection.acts.includes(act)) {
      return {decision: 'denied', kind: 'SCOPE_MISSING'};
    }
    return decision.kind === 'SCOPE_MISSING' ? {decision: 'allowed', microDollars: 0} : decision;
  }

  #choose(as) {
    kept.set(this.#name, as);
    this.popup.announce(this.line);
    this.popup.profile.conversations.reread();
  }

  /** Every act says who acts; where there is a choice, it is made here. */
  render() {
    const {name} = this.connection;
    return this.#choices.length === 1 ? html`<span class="actor" title=${name}>${this.#face()}</span>` : this.choice();
  }

  #face() {
    const {name, picture} = this.connection;
    return html`${avatar({name, src: picture, size: 's'})}<span>${this.line}</span>`;
  }

  /** Nothing where there is none. */
  choice() {
    const choices = this.#choices;
    return choices.length === 1
      ? nothing
      : html`<button type="button" class="button quiet small actor" popovertarget="actors" aria-label=${this.popup.t('as.choose', this.line)}>
            ${this.#face()}${icon('down')}
          </button>
          <div id="actors" class="menu actors" popover @click=${hide} @keydown=${(event) => arrowKeys(event, '.menu-item')}>
            ${choices.map((choice) => this.#choice(choice))}
          </div>`;
  }

  #choice({as, connection: {handle, name, picture}}) {
    const chosen = as === this.#chosen.as;
    const {popup} = this;
    return html`<button type="button" class="menu-item" aria-pressed=${chosen} @click=${() => this.#choose(as)}>
      ${avatar({name, src: picture, size: 's'})}<span><b>${popup.t('as', popup.handle(handle))}</b><span class="hint">${popup.t(`as.${as}`)}</span></span>
      ${chosen ? icon('check') : nothing}
    </button>`;
  }
}

const hide = (event) => event.currentTarget.hidePopover();
