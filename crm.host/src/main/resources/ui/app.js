import {send} from './core/rest.js';
import {router} from './core/router.js';
import {routeOf} from './core/routes.js';
import {session} from './core/session.js';
import {speak} from './core/texts.js';
import {App} from './shell/app.js';

/** Starts the pages: the language and who is signed in first, then the page of the address. */
async function start() {
  const {dataset} = document.documentElement;
  const theme = localStorage.getItem('crm-theme');
  if (theme) {
    dataset.theme = theme;
  }
  const {open} = routeOf(location.pathname);
  const locale = (open && localStorage.getItem('crm-locale')) || browserLocale();
  await Promise.all([speak(locale), open ? readSite() : session.read().catch(() => {})]);
  router.start();
  customElements.define('crm-app', App);
}

/** Of those that there are, the one that this browser's user likes best. */
const browserLocale = () => navigator.languages.map((tag) => tag.slice(0, 2)).find((locale) => locale === 'ja' || locale === 'en') ?? 'ja';

/** A CRM without any user begins with its set-up. */
async function readSite() {
  const site = await send('/site').catch(() => null);
  if (site?.setupRequired && location.pathname !== '/setup') {
    history.replaceState(null, '', '/setup' + location.search);
  }
}

start();
