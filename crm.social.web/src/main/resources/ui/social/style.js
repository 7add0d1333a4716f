import {css} from 'lit';

/** The looks of the Social tab around its columns. */
export const tabStyle = css`
  :host { display: block; contain: inline-size; }
  .page { display: flex; flex-direction: column; height: max(420px, 100dvh - var(--above, 74px) - 16px); margin-bottom: -24px; }
  .tools { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  .choice { display: inline-flex; padding: 2px; border-radius: var(--crm-radius); background: var(--crm-sunken); }
  .choice button { display: inline-flex; gap: 6px; align-items: center; min-height: 30px; padding: 2px 12px; border: 1px solid transparent; border-radius: 6px; background: none; color: var(--crm-text-2); font-weight: 600; white-space: nowrap; cursor: pointer; }
  .choice button:hover { color: var(--crm-text); }
  .choice button[aria-pressed="true"] { border-color: var(--crm-line-strong); background: var(--crm-surface); color: var(--crm-text); }
  .choice .network-mark { width: 16px; height: 16px; }
  .find { position: relative; flex: 1 1 180px; max-width: 320px; }
  .find .icon { position: absolute; inset: 8px auto auto 10px; color: var(--crm-text-3); pointer-events: none; }
  .find .input { padding-left: 36px; }
  .tools select.input { width: auto; }
  .acting { display: flex; flex: 1; justify-content: end; min-width: 0; }
  .actor { display: flex; flex: 0 1 auto; gap: 6px; align-items: center; min-width: 0; color: var(--crm-text-2); font-size: 13px; font-weight: 400; }
  .actor > span:nth-child(2) { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .actor > .icon { width: 15px; height: 15px; }
  .actors { inset: auto; margin: 4px 0; position-area: block-end span-inline-start; }
  .actors .menu-item > span:nth-child(2) { display: grid; flex: 1; }
  .columns { display: grid; flex: 1; grid-template-columns: repeat(4, minmax(228px, 1fr)); gap: 16px; min-height: 0; overflow-x: auto; margin: 6px -6px 0; padding: 0 6px; }
  .tabs { display: none; }
  .bar { align-items: center; margin-bottom: 10px; }
  .bar p { flex: 1; }

  .trouble { display: grid; gap: 12px; justify-items: center; padding: 72px 24px; color: var(--crm-text-2); text-align: center; }
  .trouble p { max-width: 28em; text-wrap: balance; }
  .sign { display: grid; place-items: center; width: 48px; height: 48px; border-radius: 50%; background: var(--crm-sunken); }
  .code { color: var(--crm-text-3); font-size: var(--crm-text-s); }

  .welcome { display: grid; gap: 14px; justify-items: center; max-width: 720px; margin: 24px auto 0; padding: 40px 32px; text-align: center; }
  .welcome h2 { font-size: var(--crm-text-xl); }
  .welcome > p { max-width: 36em; color: var(--crm-text-2); text-wrap: balance; }
  .welcome .notice { text-align: start; }
  .begin { display: flex; flex-wrap: wrap; gap: 8px; justify-content: center; }
  .begin .button { min-height: 40px; }
  .begin .network-mark { width: 17px; height: 17px; }
  .fan { display: grid; grid-template-columns: repeat(3, minmax(0, 132px)); gap: 12px; justify-content: center; width: 100%; margin-bottom: 6px; }
  .fan span { display: grid; gap: 6px; align-content: start; padding: 10px; border-radius: var(--crm-radius); background: var(--crm-sunken); }
  .fan b { color: var(--crm-text-3); font-size: 11px; line-height: 1.3; }
  .fan i { height: 26px; border-radius: var(--crm-radius-s); background: var(--crm-surface); }
  .fan span:nth-child(2) i:last-child, .fan span:nth-child(3) i:first-of-type { height: 40px; }

  @media (max-width: 760px) {
    .page { height: auto; margin: 0; }
    .tools { display: grid; grid-template-columns: minmax(0, 1fr) auto; }
    .choice { grid-column: 1; justify-self: start; }
    .choice button { min-height: 38px; }
    .choice.networks { grid-column: 1 / -1; }
    .acting { grid-row: 1; grid-column: 2; }
    .tools:has(.networks) .acting { grid-row: 2; }
    .acting:has(> .hint) { grid-row: auto !important; grid-column: 1 / -1; justify-content: start; }
    .bar { flex-wrap: wrap; }
    .bar p { flex-basis: calc(100% - 40px); }
    .bar .button { flex: 1; }
    .find { grid-column: 1; max-width: none; }
    .find .icon { inset-block-start: 12px; }
    .tabs { position: sticky; z-index: 2; top: 52px; display: flex; margin: 10px -16px 12px; padding: 0 8px; background: var(--crm-canvas); }
    .columns { display: block; overflow: visible; margin: 0; padding: 0; }
  }
`;
