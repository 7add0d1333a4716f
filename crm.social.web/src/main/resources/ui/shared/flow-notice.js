import {css, html, nothing} from 'lit';
import {icon} from 'crm-kit';

/** Where there is no room beside the words, the buttons stand below them. */
export const flowStyle = css`
  .flow { display: flex; flex: 1; flex-wrap: wrap; gap: 8px; align-items: center; }
  .flow p { flex: 1 1 16em; }
`;

/**
 * What a sign-in in a window of its own waits for, or how it ended; nothing where there is nothing to say.
 * @param {import('./sign-in-flow.js').SignInFlow} flow @param {(key: string) => string} t says the network's name
 */
export function flowNotice(flow, t) {
  const {state} = flow;
  if (state === 'idle') {
    return nothing;
  }
  if (!flow.waits) {
    return html`<p class="notice warning" role="status">${icon('alert')}<span>${t(`flow.${state}`)}</span></p>`;
  }
  return html`<div class="notice info">${icon('external')}<div class="flow"><p><b>${t(`flow.${state}`)}</b><br />${t(`flow.${state}.text`)}</p>
    ${state === 'blocked'
      ? html`<a class="button small" href=${flow.address} target="_blank" rel="noopener" @click=${() => flow.opened()}>${t('flow.open')}</a>`
      : nothing}
    <button type="button" class="button small" @click=${() => flow.cancel()}>${t('cancel')}</button></div></div>`;
}
