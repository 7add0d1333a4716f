import {css} from 'lit';

/** What the steps of an import share. */
export const importStyle = css`
  :host { display: block; max-width: 960px; }
  .section { padding: 16px 18px; }
  .section + .section { margin-top: 14px; }
  .section > h2 { display: flex; gap: 8px; align-items: center; margin-bottom: 10px; font-size: 15px; }
  .facts { display: flex; flex-wrap: wrap; gap: 4px 18px; align-items: center; color: var(--crm-text-2); font-size: 13px; }
  .acts { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  .quiet-text { color: var(--crm-text-2); font-size: 13px; }
  table { width: 100%; border-collapse: collapse; }
  th { height: 36px; padding: 0 12px; color: var(--crm-text-3); font-size: var(--crm-text-s); font-weight: 600; text-align: start; white-space: nowrap; }
  td { padding: 8px 12px; border-top: 1px solid var(--crm-line); vertical-align: top; line-height: 1.5; }
  th:first-child, td:first-child { padding-left: 18px; }
  .number { text-align: end; font-variant-numeric: tabular-nums; }
  .error .icon { width: 16px; height: 16px; margin-top: 2px; }
  @media (max-width: 760px) {
    .acts .button { flex: 1; min-height: 44px; }
    .input { min-height: 44px; font-size: 16px; }
  }
`;
