import {html, nothing} from 'lit';
import {icon} from 'crm-kit';
import {kindOf} from './publication.js';

const TONES = {DONE: 'success', REFUSED: 'danger', failed: 'danger', UNDECIDED: 'warning', unsure: 'warning'};
const ICONS = {DONE: 'check', REFUSED: 'alert', failed: 'alert', UNDECIDED: 'help', unsure: 'alert'};

/** What became of the last press, above the text. Nothing while all goes its usual, quick way. */
export function outcome(popup, publication) {
  const {state} = publication;
  if (state === 'idle' || state === 'sending') {
    return nothing;
  }
  return html`<div class="notice outcome ${TONES[state] ?? ''}">
    ${ICONS[state] ? icon(ICONS[state]) : html`<span class="turning small"></span>`}
    <div><p>${words(popup, publication)}</p>${actions(popup, publication)}</div>
    ${publication.pending
      ? nothing
      : html`<button type="button" class="button quiet small icon" aria-label=${popup.t('dismiss')} @click=${() => publication.forget()}>
          ${icon('close')}
        </button>`}
  </div>`;
}

function words(popup, {state, value, problem}) {
  if (state === 'failed') {
    return popup.reason(problem, ...popup.actor.places);
  }
  if (state === 'REFUSED') {
    return popup.reason({kind: kindOf(value.failure) ?? 'refused', explanation: value.explanation}, ...popup.actor.places);
  }
  return popup.t(`publication.${state}`);
}

function actions(popup, publication) {
  const {state, value} = publication;
  const button = (key, run) => html`<button type="button" class="link" @click=${run}>${popup.t(key)}</button>`;
  if (state === 'UNDECIDED') {
    return html`<p class="row">
      ${button('publication.again', () => publication.settle(true))}${button('publication.leave', () => publication.settle(false))}
    </p>`;
  }
  if (state === 'DONE' && value.post) {
    return html`<p class="row">
      <a class="link" href=${value.post.href} target="_blank" rel="noopener noreferrer">${popup.t('publication.see')}</a>
      ${button('publication.remove', () => remove(popup, publication))}
    </p>`;
  }
  return nothing;
}

async function remove(popup, publication) {
  const words = {title: popup.t('remove.title'), text: popup.t('remove.text'), confirm: popup.t('publication.remove'), danger: true};
  if (await popup.context.host.confirm(words)) {
    publication.remove();
  }
}
