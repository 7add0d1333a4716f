import {css} from 'lit';

/** The measure that all pages share: a head with title and acts, and a body. */
export const pageStyle = css`
  :host { display: block; max-width: 1440px; padding: 20px 28px 40px; }
  .head { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; min-height: 40px; margin-bottom: 14px; }
  .head h1 { font-size: var(--crm-text-xl); font-weight: 700; line-height: 1.3; }
  .head .count { color: var(--crm-text-3); font-size: 13px; }
  .head .acts { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-left: auto; }
  .crumbs { display: flex; gap: 6px; align-items: center; margin: -4px 0 8px; color: var(--crm-text-3); font-size: 13px; }
  .crumbs a { display: inline-flex; gap: 2px; align-items: center; min-height: 32px; color: var(--crm-text-2); text-decoration: none; }
  .crumbs a:hover { color: var(--crm-accent-text); text-decoration: underline; }
  .empty { display: grid; gap: 10px; justify-items: center; padding: 56px 24px; color: var(--crm-text-2); text-align: center; }
  .empty > .icon { width: 40px; height: 40px; color: var(--crm-line-strong); stroke-width: 1.2; }
  .empty h2 { color: var(--crm-text); font-size: var(--crm-text-l); }
  .section { padding: 16px 18px; }
  .section > h2 { margin-bottom: 10px; font-size: 15px; }
  .section:focus { outline: none; }
  @media (max-width: 760px) { :host { padding: 14px 16px 28px; } }
`;
