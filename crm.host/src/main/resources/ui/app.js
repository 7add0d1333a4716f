import {shell} from './core/shell.js';
import {session} from './core/session.js';
import {speak} from './core/texts.js';
import {send} from './core/rest.js';
import {router} from './core/router.js';
import './shell/app.js';

const OPEN_PAGES = ['/sign-in', '/setup'];

/** Starts the pages: the language first, then who is signed in. */
async function start() {
  const theme = localStorage.getItem('crm-theme');
  if (theme) {
    document.documentElement.dataset.theme = theme;
  }
  const open = OPEN_PAGES.includes(location.pathname);
  const preferred = open ? localStorage.getItem('crm-locale') : null;
  await Promise.all([speak(preferred ?? (document.documentElement.lang || 'ja')), open ? readSite() : session.read().catch(() => {})]);
  router.start();
  shell.dispatchEvent(new Event('ready'));
}

async function readSite() {
  const site = await send('/site').catch(() => null);
  if (site?.setupRequired && location.pathname !== '/setup') {
    history.replaceState(null, '', '/setup' + location.search);
  }
}

start();
