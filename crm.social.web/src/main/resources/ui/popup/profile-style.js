import {css} from 'lit';

/** The looks of the linked profile: who it is, its tabs, posts, people, conversations. */
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

  .tabs-line, .where { position: sticky; z-index: 1; top: 0; display: flex; align-items: center; border-bottom: 1px solid var(--crm-line); background: var(--crm-raised); }
  .tabs-line { gap: 4px; justify-content: space-between; padding: 0 8px; }
  .tabs-line .tabs { gap: 0; min-width: 0; border: 0; }
  .tabs-line .tab { padding: 0 9px; }
  .tabs-line .button .icon { width: 16px; height: 16px; }
  .panel { min-height: calc(100cqh - 41px); }
  .panel:focus-visible { outline: none; }
  .panel > .trouble { padding-block: 40px; }
  .where { gap: 4px; min-height: 42px; padding: 0 8px; }
  .where h3 { font-size: 15px; }
  article { scroll-margin-top: 42px; }
  article:focus-visible { outline-offset: -3px; border-radius: var(--crm-radius); }

  .post { position: relative; display: grid; gap: 4px; padding: 10px 16px 6px; border-bottom: 1px solid var(--crm-line); }
  .post.opens { cursor: pointer; }
  .post.opens:hover { background: color-mix(in srgb, var(--crm-hover) 60%, transparent); }
  .post.answered { background: var(--crm-accent-tint); }
  .post .names { min-width: 0; }
  .post .when { margin-inline-start: auto; }
  .post .text { white-space: pre-wrap; overflow-wrap: anywhere; }
  :is(.text, .bio) .link { font-weight: 400; text-decoration: underline color-mix(in srgb, currentColor 45%, transparent); text-underline-offset: 3px; overflow-wrap: anywhere; }
  .by { display: flex; gap: 5px; align-items: center; color: var(--crm-text-3); font-size: 13px; }
  .by .icon { width: 15px; height: 15px; }
  .quoted { display: grid; gap: 4px; margin-top: 4px; padding: 10px 12px; border: 1px solid var(--crm-line); border-radius: var(--crm-radius); }
  .media { display: grid; grid-template-columns: 1fr 1fr; gap: 2px; margin-top: 4px; overflow: hidden; border-radius: var(--crm-radius); }
  .media.n1, .media.n3 > :first-child { grid-column: 1 / -1; }
  .media.n1 { grid-template-columns: 1fr; }
  .media > * { position: relative; padding: 0; border: 0; background: none; cursor: zoom-in; }
  .media > a { cursor: pointer; }
  .media img { width: 100%; height: 100%; max-height: 240px; aspect-ratio: 16 / 9; background: var(--crm-sunken); object-fit: cover; }
  .media .badge { position: absolute; inset: auto auto 8px 8px; }
  .media > :focus-visible { outline-offset: -3px; }
  .reactions { display: flex; flex-wrap: wrap; gap: 0 6px; align-items: center; min-height: 32px; margin-inline-start: -10px; }
  .reactions > .fact:first-child { margin-inline-start: 10px; }
  .reactions .fact, .reactions .button { color: var(--crm-text-3); font-weight: 400; }
  .reactions .button:hover { color: var(--crm-text); }
  .reactions .button .icon { width: 16px; height: 16px; }
  .reactions .repost.done { color: var(--crm-success); font-weight: 600; }
  .reactions .like.done { color: var(--crm-warning); font-weight: 600; }
  .reactions .like.done .icon:first-child { fill: currentColor; }
  .note { margin-bottom: 6px; padding: 6px 6px 6px 12px; font-size: 13px; cursor: auto; }
  .note > div { display: flex; flex: 1; flex-wrap: wrap; gap: 0 14px; align-items: center; min-height: 32px; }
  .note > svg.icon { margin-top: 7px; }
  .note > .button.icon { margin: 0; }
  .note .link { display: inline-flex; gap: 4px; align-items: center; color: inherit; text-decoration: underline; }
  .note .link svg.icon { width: 15px; height: 15px; margin: 0; }
  .note > .button { color: inherit; }
  .on { overflow: hidden; }

  .conversation { overflow-anchor: none; }
  .conversation .post { padding-inline-start: 62px; }
  .conversation .post > .names > .avatar { position: absolute; inset: 10px auto auto 16px; --size: 34px; }
  .conversation .post.joined { border-bottom-color: transparent; }
  .conversation .post.joined::before { content: ""; position: absolute; inset: 50px auto -8px 32px; width: 2px; border-radius: 1px; background: var(--crm-line-strong); }
  .post.focal > .text { font-size: var(--crm-text-l); line-height: 1.65; }
  .replies { min-height: 100cqh; }
  .replies h4 { margin: 0; padding: 12px 16px 0; color: var(--crm-text-2); font-size: 13px; }
  .peek { display: grid; align-items: end; height: 56px; overflow: hidden; }

  .history { padding: 4px 0; }
  .history article { display: grid; gap: 2px; padding: 10px 16px; border-bottom: 1px solid var(--crm-line); }
  .history .link .icon { width: 13px; height: 13px; margin-inline-start: 3px; vertical-align: -2px; }
  .history .detail { margin-top: 4px; padding: 8px 12px; border-radius: var(--crm-radius); background: var(--crm-canvas); white-space: pre-wrap; overflow-wrap: anywhere; }

  .viewer { width: fit-content; max-width: min(1100px, 100vw - 32px); max-height: calc(100dvh - 32px); padding: 0; overflow: hidden; border: 1px solid var(--crm-raised-line);
    border-radius: var(--crm-radius-l); background: var(--crm-raised); color: var(--crm-text); box-shadow: var(--crm-shadow-raised); }
  .viewer[open] { display: grid; grid-template-rows: minmax(0, 1fr) auto; }
  .viewer::backdrop { background: var(--crm-backdrop); }
  .viewer img { max-width: 100%; max-height: calc(100dvh - 100px); margin: auto; object-fit: contain; }
  .viewer .row { padding: 8px 8px 8px 16px; }
  .viewer p { flex: 1; min-width: 120px; color: var(--crm-text-2); }
  .viewer .next .icon { transform: scaleX(-1); }

  .outline-head { display: grid; gap: 10px; padding: 0 16px 20px; border-bottom: 1px solid var(--crm-line); }
  .outline-head .round { width: 64px; height: 64px; margin-top: -30px; outline: 3px solid var(--crm-raised); }

  @media (max-height: 799.9px) { .banner { height: 44px; } }
  @media (max-width: 639.9px) {
    .tabs-line { padding: 0 6px 0 9px; }
    .tabs-line .tab { padding: 0 7px; }
    .tabs-line .tab::after { inset-inline: 7px; }
  }
`;
