import {router} from './router.js';

const load = (page) => () => import(`../pages/${page}.js`);
const records = [['lead', 'leads'], ['contact', 'contacts'], ['deal', 'deals']];

/** The pages: a pattern of the path, its section of the navigation, the element and its module, what the element is told. */
const ROUTES = [
  [/^\/sign-in$/, 'open', 'sign-in'],
  [/^\/setup$/, 'open', 'set-up'],
  ...records.flatMap(([type, path]) => [
    [new RegExp(`^/${path}$`), path, 'record-list', {type}],
    [new RegExp(`^/${path}/new$`), path, 'new-record', {type}],
    ...(type === 'deal' ? [] : [[new RegExp(`^/${path}/import(?:/(?<importId>[\\w-]{1,64}))?$`), path, 'import', {type}]]),
    [new RegExp(`^/${path}/(?<recordId>[\\w-]{1,64})$`), path, 'record', {type}],
  ]),
  [/^\/(?<area>settings|account)(?:\/(?<page>.*))?$/, 'settings', 'settings'],
  [/^\/ext-page\/(?<contributionId>[\w./-]+)$/, '', 'extension-page'],
  [/^/, '', 'not-found'],
];

/** @param {string} path @returns what belongs to the path; `open` to those who are not signed in */
export function routeOf(path) {
  const at = path === '/' ? '/leads' : path;
  const [pattern, section, page, told] = ROUTES.find(([pattern]) => pattern.test(at));
  return {section, open: section === 'open', element: `crm-${page}`, load: load(page), told: {...told, ...pattern.exec(at).groups}};
}

/** To the sign-in page, from which one comes back to the present place. */
export function toSignIn() {
  const place = location.pathname + location.search;
  if (!routeOf(location.pathname).open) {
    router.go('/sign-in' + (place === '/' ? '' : `?to=${encodeURIComponent(place)}`), {force: true, replace: true});
  }
}
