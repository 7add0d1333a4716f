import {css} from 'lit';

/** The looks of the linked profile: who it is, its tabs, what was done. */
export const profileStyle = css`
  .banner { height: 68px; background: var(--crm-accent-tint); }
  .banner.plain { height: 44px; }
  .banner img { width: 100%; height: 100%; object-fit: cover; }
  .card-head { display: flex; gap: 2px; align-items: end; padding: 0 16px; }
  .card-head .avatar.l { --size: 64px; border: 3px solid var(--crm-raised); }
  .card-head > .avatar.l, .face { margin-top: -30px; }
  .card-head.bare { gap: 8px; align-items: center; padding-top: 16px; }
  .face { position: relative; flex: none; padding: 0; border: 0; border-radius: 50%; background: none; cursor: pointer; }
  .face .avatar { display: grid; transition: filter .12s; }
  .face:hover .avatar { filter: brightness(.9); }
  .camera { position: absolute; inset: auto -2px 0 auto; display: grid; place-items: center; width: 24px; height: 24px; border: 1px solid var(--crm-line-strong);
    border-radius: 50%; background: var(--crm-surface); color: var(--crm-text-2); }
  .camera .icon { width: 14px; height: 14px; }
  .face:hover .camera { border-color: var(--crm-accent); color: var(--crm-accent-text); }
  .manage { display: flex; gap: 2px; margin-inline: auto -10px; padding-top: 4px; }
  .who-is { display: grid; gap: 5px; padding: 6px 16px 12px; }
  .who-line { display: flex; gap: 12px; align-items: start; justify-content: space-between; }
  .who-line > div { display: grid; gap: 5px; }
  .who-is .names { gap: 2px 8px; align-items: baseline; }
  .follow { flex: none; }
  .relations { display: flex; flex-wrap: wrap; gap: 4px 6px; }
  .who-is h3 { font-size: 17px; }
  .who-is .bio { color: var(--crm-text); }
  .counts { display: flex; flex-wrap: wrap; gap: 2px 18px; font-size: 13px; }
  .counts div { display: flex; gap: 5px; align-items: baseline; }
  .counts dd { font-size: var(--crm-text-m); font-weight: 700; }
  .counts dt { order: 1; color: var(--crm-text-2); }

  .tabs-line { position: sticky; z-index: 1; top: 0; display: flex; gap: 4px; align-items: center; justify-content: space-between; padding: 0 8px;
    border-bottom: 1px solid var(--crm-line); background: var(--crm-raised); }
  .tabs-line .tabs { gap: 0; min-width: 0; border: 0; }
  .tabs-line .tab { padding: 0 9px; }
  .tabs-line .button .icon { width: 16px; height: 16px; }
  .panel { min-height: calc(100cqh - 41px); }
  .panel:focus-visible { outline: none; }
  .panel > .trouble { padding-block: 40px; }

  .history { padding: 4px 0; }
  .history article { display: grid; gap: 2px; padding: 10px 16px; border-bottom: 1px solid var(--crm-line); }
  .history .link .icon { width: 13px; height: 13px; margin-inline-start: 3px; vertical-align: -2px; }
  .history .detail { margin-top: 4px; padding: 8px 12px; border-radius: var(--crm-radius); background: var(--crm-canvas); white-space: pre-wrap; overflow-wrap: anywhere; }

  .outline-head { display: grid; gap: 10px; padding: 0 16px 20px; border-bottom: 1px solid var(--crm-line); }
  .outline-head .round { width: 64px; height: 64px; margin-top: -30px; outline: 3px solid var(--crm-raised); }

  @media (max-height: 799.9px) { .banner { height: 44px; } }
  @media (max-width: 639.9px) {
    .tabs-line { padding: 0 6px 0 9px; }
    .tabs-line .tab { padding: 0 7px; }
    .tabs-line .tab::after { inset-inline: 7px; }
  }
`;
