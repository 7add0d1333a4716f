/**
 * The end of the sign-in window, after the network sent it back. The body says how it ended: `data-flow`, `data-network` and `data-state`. Tells the
 * page that waits, and closes itself when all went well; what there is to read stands in the page.
 */
const CLOSE_MS = 1_500;

const {flow, network, state} = document.body.dataset;
const channel = new BroadcastChannel('crm-social-flow');
channel.postMessage({flow, network, state});
channel.close();

const close = document.querySelector('button');
close.hidden = false;
close.addEventListener('click', () => window.close());

if (state === 'CONNECTED') {
  setTimeout(() => window.close(), CLOSE_MS);
}
