/**
 * The pages: a pattern of the path, the section of the navigation it belongs to, its element, its module, and what the element is told.
 * @type {[RegExp, string, string, () => Promise<unknown>, object?][]}
 */
const list = () => import('../pages/record-list.js');
const record = () => import('../pages/record.js');
const form = () => import('../pages/new-record.js');
const settings = () => import('../pages/settings.js');

const ROUTES = [
  [/^\/sign-in$/, '', 'crm-sign-in', () => import('../pages/sign-in.js')],
  [/^\/setup$/, '', 'crm-set-up', () => import('../pages/set-up.js')],
  ...[['lead', 'leads'], ['contact', 'contacts'], ['deal', 'deals']].flatMap(([type, path]) => [
    [new RegExp(`^/${path}$`), path, 'crm-record-list', list, {type}],
    [new RegExp(`^/${path}/new$`), path, 'crm-new-record', form, {type}],
    [new RegExp(`^/${path}/(?<recordId>[\\w-]{1,64})$`), path, 'crm-record', record, {type}],
  ]),
  [/^\/(?<area>settings|account)(?:\/(?<page>.*))?$/, 'settings', 'crm-settings', settings],
  [/^\/ext-page\/(?<contributionId>[\w./-]+)$/, '', 'crm-extension-page', () => import('../pages/extension-page.js')],
];

/** @param {string} path @returns what belongs to the path; the page that says "not found" where nothing does */
export function routeOf(path) {
  const at = path === '/' ? '/leads' : path;
  for (const [pattern, section, element, load, told] of ROUTES) {
    const match = pattern.exec(at);
    if (match) {
      return {section, element, load, told: {...told, ...match.groups}, open: element === 'crm-sign-in' || element === 'crm-set-up'};
    }
  }
  return {section: '', element: 'crm-not-found', load: () => import('../pages/not-found.js'), told: {}, open: false};
}
