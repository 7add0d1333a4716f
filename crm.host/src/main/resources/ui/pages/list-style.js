import {css} from 'lit';

/** A dense table on a wide screen, one card per row on a phone. */
export const listStyle = css`
  .tools { display: flex; flex-wrap: wrap; gap: 8px; margin-bottom: 12px; }
  .find { position: relative; flex: 1 1 220px; max-width: 360px; }
  .find .icon { position: absolute; inset: 8px auto auto 10px; color: var(--crm-text-3); pointer-events: none; }
  .find .input { padding-left: 36px; }
  .tools select { width: auto; max-width: 200px; }
  .card { overflow: clip; }
  table { width: 100%; border-collapse: collapse; }
  th { position: sticky; top: 0; z-index: 1; padding: 0 12px; height: 38px; background: var(--crm-surface); box-shadow: inset 0 -1px var(--crm-line); color: var(--crm-text-3);
    font-size: var(--crm-text-s); font-weight: 600; text-align: start; white-space: nowrap; }
  th button { display: inline-flex; gap: 2px; align-items: center; min-height: 32px; margin: 0 -6px; padding: 0 6px; border: 0; border-radius: var(--crm-radius-s); background: none; font-weight: 600; cursor: pointer; }
  th button:hover { color: var(--crm-text); }
  th[aria-sort] { color: var(--crm-accent-text); }
  th .icon { width: 14px; height: 14px; }
  td { height: 50px; padding: 2px 12px; border-top: 1px solid var(--crm-line); line-height: 1.4; }
  tbody tr:first-child td { border-top: 0; }
  tbody tr { cursor: pointer; }
  tbody tr:hover { background: var(--crm-hover); }
  tbody tr:focus-within { background: var(--crm-accent-tint); }
  .number { text-align: end; }
  .person { display: flex; gap: 11px; align-items: center; min-width: 176px; }
  .col-deal .name { min-width: 176px; }
  .col-company .one-line, .col-contact .one-line { min-width: 112px; }
  .person > div { display: grid; min-width: 0; line-height: 1.3; }
  .name { display: block; line-height: 22px; color: var(--crm-text); font-weight: 600; text-decoration: none; }
  .name:hover { color: var(--crm-accent-text); text-decoration: underline; text-underline-offset: 3px; }
  small { display: block; color: var(--crm-text-3); font-size: var(--crm-text-s); }
  .quiet-text { color: var(--crm-text-2); font-size: 13px; white-space: nowrap; }
  .col-email { width: 19%; max-width: 0; } /* what the other columns leave */
  .clip { display: block; }
  .clip, .one-line { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .one-line { max-width: 208px; }
  td:first-child, th:first-child { padding-left: 16px; }
  .box { width: 40px; }
  td.box, th.box { padding: 0; }
  .box label { display: grid; place-items: center; width: 40px; height: 100%; min-height: 38px; cursor: pointer; }
  .box input { width: 17px; height: 17px; margin: 0; accent-color: var(--crm-accent); cursor: inherit; }
  .boxed td:not(.box), .boxed th:not(.box) { padding-inline: 8px; }
  .boxed .box + td, .boxed .box + th { padding-left: 2px; }
  .boxed .one-line { max-width: 176px; }
  tbody tr.selected { background: var(--crm-accent-tint); }
  .more { display: flex; gap: 12px; align-items: center; justify-content: center; padding: 10px; border-top: 1px solid var(--crm-line); color: var(--crm-text-3); font-size: 13px; }
  @media (max-width: 1200px) { .col-phone { display: none; } }
  @media (max-width: 1080px) { .col-email { display: none; } }
  @media (max-width: 760px) {
    .head .import { width: 44px; padding: 0; }
    .head .import span { display: none; }
    .find { flex-basis: 100%; max-width: none; }
    .find .icon { inset-block-start: 12px; }
    .tools select.input { flex: 1; min-width: 0; max-width: none; padding: 5px 22px 5px 9px; font-size: 13px; }
    table, tbody { display: block; }
    thead { display: none; }
    tbody tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 12px; padding: 10px 14px; border-top: 1px solid var(--crm-line); }
    tbody tr:first-child { border-top: 0; }
    td, td.wide, td:first-child { height: auto; padding: 0; border: 0; }
    .person, .col-company .one-line, .col-contact .one-line { min-width: 0; }
    td.wide { display: none; }
    .one-line { max-width: 100%; }
    td:first-child { grid-column: 1; }
    .boxed .one-line { max-width: 100%; }
    .boxed td:not(.box) { padding-inline: 0; }
    tbody tr.selectable { grid-template-columns: 38px minmax(0, 1fr) auto; padding-left: 6px; }
    tr.selectable td.box { grid-row: 1 / span 2; grid-column: 1; align-self: start; }
    tr.selectable td.box label { width: 38px; min-height: 40px; }
    .boxed tr.selectable td.col-name { grid-column: 2; padding: 0; }
    td.col-company, td.col-contact { grid-row: 2; grid-column: 1 / -1; display: flex; gap: 8px; align-items: baseline; color: var(--crm-text-2); font-size: 13px; }
    tr.person-row td.col-company, .boxed tr.person-row td.col-company { padding-left: 47px; }
    tbody tr.selectable td.col-company { grid-column: 2 / -1; }
    td.col-status, td.col-stage { grid-row: 1; grid-column: 2; align-self: center; }
    tr.selectable td.col-status { grid-column: 3; }
    td.col-amount { grid-row: 3; grid-column: 1 / -1; text-align: start; font-weight: 600; }
  }
`;
