/**
 * The end of the sign-in window, after the network sent it back. The body says how it ended: `data-flow`, `data-network`, `data-state` and, where it is
 * known, `data-name`, the network's name. Tells the page that waits, says it in words in `<main>`, and closes itself when all went well.
 */
const CLOSE_MS = 1_500;

const {flow, network, state, name} = document.body.dataset;
const channel = new BroadcastChannel('crm-social-flow');
channel.postMessage({flow, network, state});
channel.close();

if (state === 'CONNECTED') {
  setTimeout(() => window.close(), CLOSE_MS);
}
show(await texts());

async function texts() {
  const locale = document.documentElement.lang === 'en' ? 'en' : 'ja';
  const answer = await fetch(`/crm/api/ui/i18n/crm.social.web/${locale}.json`).catch(() => null);
  return answer?.ok ? answer.json() : {};
}

function show(messages) {
  const say = (key) => (messages[key] ?? '').replaceAll('{0}', name || network || '');
  const main = document.querySelector('main') ?? document.body.appendChild(document.createElement('main'));
  const heading = element('h1', say(state === 'CONNECTED' ? 'window.connected' : 'window.ended'));
  const text = element('p', say(state === 'CONNECTED' ? 'window.closes' : `flow.${state}`));
  const close = element('button', say('close'));
  close.type = 'button';
  close.addEventListener('click', () => window.close());
  main.replaceChildren(heading, text, close);
  document.title = heading.textContent;
  main.className = state === 'CONNECTED' ? 'connected' : 'ended';
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
