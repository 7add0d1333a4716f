import {html, nothing} from 'lit';
import {icon} from 'crm-kit';

/** サインイン: what is asked for and what is not, the wait for the window, and how it ended. */
export function signIn(popup) {
  const {flow} = popup;
  return html`<section class="sign-in">
    ${flow.waits ? wait(popup) : [ended(popup), offer(popup)]}
  </section>`;
}

function offer(popup) {
  const t = (key) => popup.t(key);
  const again = popup.panel.view === 'SIGN_IN_AGAIN';
  return html`
    ${popup.askedToSignIn
      ? html`<button type="button" class="button quiet small back" @click=${() => popup.signInAgain(false)}>${icon('back')}${t('back')}</button>`
      : nothing}
    <h3>${t('auth.title')}</h3>
    <p>${t(again ? 'auth.again' : popup.askedToSignIn ? 'auth.more' : 'auth.text')}</p>
    <ul class="operations">
      <li>${icon('check')}<span><b>${t('auth.reads')}</b>${t('auth.reads.what')}</span></li>
      <li>${icon('pencil')}<span><b>${t('auth.writes')}</b>${t('auth.writes.what')}</span></li>
      <li>${icon('lock')}<span><b>${t('auth.never')}</b>${t('auth.never.what')}</span></li>
    </ul>
    <p class="notice info">${icon('info')}<span>${t('auth.official')}</span></p>
    <div class="go">
      <button type="button" class="button primary" @click=${() => popup.flow.start(popup.network.id)}>${t('signin')}</button>
      <p class="hint">${again || popup.askedToSignIn ? nothing : html`<span>${t('auth.once')}</span>`} <span>${t('auth.later')}</span></p>
    </div>
  `;
}

function ended(popup) {
  const {state} = popup.flow;
  return state === 'idle'
    ? nothing
    : html`<p class="notice warning" role="alert">${icon('alert')}<span>${popup.t(`flow.${state}`)}</span></p>`;
}

function wait(popup) {
  const {flow} = popup;
  const t = (key) => popup.t(key);
  const blocked = flow.state === 'blocked';
  return html`<div class="wait">
    ${blocked ? html`<span class="sign">${icon('external')}</span>` : html`<span class="turning"></span>`}
    <h3>${t(blocked ? 'flow.blocked' : 'flow.waiting')}</h3>
    <p>${t(blocked ? 'flow.blocked.text' : 'flow.waiting.text')}</p>
    <div class="row">
      <button type="button" class="button" @click=${() => flow.cancel()}>${t('cancel')}</button>
      ${blocked
        ? html`<a class="button primary" href=${flow.address} target="_blank" rel="noopener" @click=${() => flow.opened()}>${t('flow.open')}</a>`
        : html`<button type="button" class="button" @click=${() => flow.start(popup.network.id)}>${t('flow.again')}</button>`}
    </div>
  </div>`;
}
