import {css} from 'lit';

/** The looks of a column and of its cards. */
export const columnStyle = css`
  :host { position: static; display: flex; min-width: 0; min-height: 0; }
  section { display: flex; flex: 1; flex-direction: column; min-width: 0; }
  h2 { display: flex; gap: 8px; align-items: center; padding: 10px 4px 8px; font-size: var(--crm-text-m); }
  h2:focus-visible { outline: none; }
  h2 .count { padding: 0 7px; border-radius: 999px; background: var(--crm-sunken); color: var(--crm-text-2); font-size: var(--crm-text-s); font-weight: 600; line-height: 20px; }
  .scroll { position: relative; flex: 1; min-height: 0; margin: 0 -6px; padding: 3px 6px 12px; overflow-y: auto; overscroll-behavior: contain; scrollbar-width: thin; scrollbar-gutter: stable; }
  .part { display: flow-root; }
  .news { position: relative; z-index: 1; display: flex; justify-content: center; height: 0; overflow: visible; }
  .news .button { min-height: 28px; margin-top: -9px; border-radius: 999px; box-shadow: var(--crm-shadow-raised); font-size: var(--crm-text-s); }
  .news .icon { width: 15px; height: 15px; }
  .note > svg.icon { display: none; }

  .card { display: grid; gap: 6px; margin-bottom: 10px; padding: 12px 12px 6px; overflow-wrap: anywhere; box-shadow: none; scroll-margin: 8px; }
  .card.opens { cursor: pointer; }
  .card.opens:hover { border-color: var(--crm-line-strong); }
  .card:focus-visible { outline-offset: 0; border-radius: var(--crm-radius-l); }
  .head { display: grid; grid-template-columns: 36px minmax(0, 1fr); gap: 10px; align-items: center; }
  .names .mark { margin-inline-start: 0; }
  .head p { line-height: 1.4; }
  .line { display: flex; gap: 0 8px; justify-content: space-between; font-size: var(--crm-text-s); }
  .line .handle { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .handle, .when { color: var(--crm-text-3); text-decoration: none; }
  .when { flex: none; }
  a.when:hover { text-decoration: underline; }
  .record { display: flex; gap: 6px; align-items: center; min-width: 0; min-height: 26px; margin: 0; padding: 0; border: 0; overflow: hidden; background: none; color: var(--crm-accent-text); font-size: 13px; font-weight: 600;
    text-align: start; text-decoration: none; cursor: pointer; }
  .record:hover span { text-decoration: underline; text-underline-offset: 3px; }
  .record:focus-visible { outline-offset: -1px; border-radius: var(--crm-radius-s); }
  .record .icon { width: 16px; height: 16px; }
  .record > span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .record small { flex: none; color: var(--crm-text-3); font-size: var(--crm-text-s); font-weight: 400; }
  .said { display: grid; gap: 6px; min-width: 0; }
  .text { white-space: pre-wrap; }
  .text .link { word-break: keep-all; }
  .reactions { flex-wrap: nowrap; gap: 2px; margin-inline: -8px; }
  .reactions .button { min-width: 36px; padding-inline: 8px; }
  .talk { margin-inline-start: auto; }
  .gone { display: flex; gap: 8px; padding: 8px 10px; border-radius: var(--crm-radius-s); background: var(--crm-sunken); color: var(--crm-text-2); font-size: 13px; }
  .gone .icon { width: 16px; height: 16px; margin-top: 2px; }

  .none { display: grid; gap: 6px; justify-items: center; padding: 28px 12px; border: 1px dashed var(--crm-line-strong); border-radius: var(--crm-radius-l); color: var(--crm-text-2); text-align: center; text-wrap: balance; }
  .end { display: grid; justify-items: stretch; min-height: 1px; }
  .end .button { justify-self: center; margin: 4px 0 12px; }
  .outline { grid-template-columns: 36px 1fr; align-items: center; }
  .outline .skeleton:nth-child(n + 3) { grid-column: 1 / -1; }
  .half { width: 55%; }
  .most { width: 80%; }

  @media (max-width: 760px) {
    :host(:not([chosen])) { display: none; }
    h2 { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); }
    .scroll { overflow: visible; margin: 0; padding: 0; }
    .news { position: sticky; top: 112px; }
    .news .button { min-height: 36px; }
    .record { min-height: 40px; }
  }
`;
