import {html, nothing} from 'lit';
import {arrowKeys, icon} from 'crm-kit';
import {ask, path} from '../shared/rest.js';

/** What is seldom needed: whose connection it is, where it is managed at the network, and 接続の解除. */
export function menu(popup) {
  const {connection} = popup.panel;
  const {helpPage} = popup.network;
  return html`<button type="button" class="button quiet icon" popovertarget="menu" aria-label=${popup.t('menu')} title=${popup.t('menu')}>
      ${icon('more')}
    </button>
    <div id="menu" class="menu" popover @click=${hide} @keydown=${(event) => arrowKeys(event, '.menu-item')}>
      <p class="who">${popup.t('connected', popup.handle(connection.handle))}</p>
      ${helpPage
        ? html`<a class="menu-item" href=${helpPage} target="_blank" rel="noopener noreferrer">${icon('external')}${popup.t('access')}</a>`
        : nothing}
      <button type="button" class="menu-item" @click=${() => disconnect(popup)}>${icon('plug')}${popup.t('disconnect')}</button>
    </div>`;
}

const hide = (event) => event.currentTarget.hidePopover();

async function disconnect(popup) {
  const {host} = popup.context;
  const {connection} = popup.panel;
  const text = popup.t('disconnect.text', popup.handle(connection.handle));
  if (await host.confirm({title: popup.t('disconnect.title'), text, confirm: popup.t('disconnect'), danger: true})) {
    await popup.attempt(async () => {
      const {outcome} = await ask(host, path('connections', connection.id), {method: 'DELETE'});
      popup.snack.show(popup.t(`disconnected.${outcome}`), null, 10);
      await popup.load();
    });
  }
}
