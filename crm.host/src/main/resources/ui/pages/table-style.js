import {css} from 'lit';

/** Short tables of the settings; on a phone each row is a card of its own lines. */
export const tableStyle = css`
  .card { overflow: clip; }
  table { width: 100%; border-collapse: collapse; }
  th { height: 38px; padding: 0 16px; color: var(--crm-text-3); font-size: var(--crm-text-s); font-weight: 600; text-align: start; white-space: nowrap; }
  td { height: 50px; padding: 6px 16px; border-top: 1px solid var(--crm-line); }
  td b { font-weight: 600; }
  .end { text-align: end; white-space: nowrap; }
  .who { display: flex; gap: 11px; align-items: center; }
  .who small, td small { display: block; color: var(--crm-text-3); font-size: var(--crm-text-s); }
  .quiet-text { color: var(--crm-text-2); font-size: 13px; }
  .gone td { color: var(--crm-text-3); }
  @media (max-width: 640px) {
    table, tbody { display: block; }
    thead { display: none; }
    tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 10px; align-items: center; padding: 10px 14px; border-top: 1px solid var(--crm-line); }
    tbody tr:first-child { border-top: 0; }
    td { height: auto; padding: 0; border: 0; }
    td.wide { display: none; }
    .who + small, td.quiet-text { padding-left: 47px; }
    td.end { grid-column: 2; grid-row: 1 / span 2; }
  }
`;
