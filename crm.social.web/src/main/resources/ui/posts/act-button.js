import {html, nothing} from 'lit';
import {icon} from 'crm-kit';

/**
 * The control of an act by its decision: does it, leads to where it can be done, or says why not. Its title names the account that acts.
 * @param {object} popup
 * @param {object} decision
 * @param {{at: string, style: string, content: unknown, label?: string, pressed?: boolean, free?: boolean, terse?: boolean, run: () => void}} how
 *   `at` is where a note stands; `free` is a press that does not cost what the act does, such as taking it back; a `terse` one says its price in its title
 */
export function actButton(popup, decision, {at, style, content, label, pressed, free = pressed, terse, run}) {
  const explain = () => popup.note.explain(at, decision);
  switch (decision.decision) {
    case 'allowed':
      return html`<button
        type="button"
        class="button ${style}"
        aria-label=${label ?? nothing}
        aria-pressed=${pressed ?? nothing}
        title=${terse && !free && decision.microDollars ? `${popup.actor.line} ${popup.words.price(decision.microDollars)}` : popup.actor.line}
        @click=${run}
      >${content}${free || terse ? nothing : price(popup, decision)}</button>`;
    case 'hand-off':
      return html`<a
        class="button ${style}"
        href=${decision.page}
        target="_blank"
        rel="noopener noreferrer"
        aria-label=${label ?? nothing}
        title=${popup.why(decision)}
        @click=${explain}
      >${content}${icon('external')}</a>`;
    default:
      return html`<button
        type="button"
        class="button ${style}"
        aria-label=${label ?? nothing}
        aria-disabled="true"
        title=${popup.why(decision)}
        @click=${explain}
      >${content}</button>`;
  }
}

const price = (popup, {microDollars}) =>
  microDollars ? html`<span class="price">${popup.words.price(microDollars)}</span>` : nothing;
