/**
 * The end of the sign-in window, after the network sent it back. The body says how it ended: `data-flow`, `data-network` and `data-state`. Tells the
 * page that waits, says it in words, and closes itself when all went well.
 */
const CLOSE_MS = 1_500;

const {flow, network, state} = document.body.dataset;
const channel = new BroadcastChannel('crm-social-flow');
channel.postMessage({flow, network, state});
channel.close();

if (state === 'CONNECTED') {
  setTimeout(() => window.close(), CLOSE_MS);
}
const locale = document.documentElement.lang === 'en' ? 'en' : 'ja';
const [messages, networks] = await Promise.all([
  read(`/crm/api/ui/i18n/crm.social.web/${locale}.json`, {}),
  read('/social/api/networks', []),
]);
show(messages, networks.find(({id}) => id === network)?.name ?? network);

async function read(path, otherwise) {
  const answer = await fetch(path).catch(() => null);
  return answer?.ok ? answer.json() : otherwise;
}

function show(messages, name) {
  const say = (key) => (messages[key] ?? '').replaceAll('{0}', name);
  const main = document.body.appendChild(document.createElement('main'));
  // Without a session there are no texts: then the page's own title has to do.
  const heading = element('h1', say(state === 'CONNECTED' ? 'window.connected' : 'window.ended') || document.title);
  const text = element('p', say(state === 'CONNECTED' ? 'window.closes' : `flow.${state}`));
  const close = element('button', say('close') || '×');
  close.type = 'button';
  close.addEventListener('click', () => window.close());
  main.append(heading, text, close);
  document.title = heading.textContent;
  main.className = state === 'CONNECTED' ? 'connected' : 'ended';
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
