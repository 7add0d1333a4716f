import {css} from 'lit';

/** The looks of posts, their pictures and conversations. */
export const postStyle = css`
  .where { position: sticky; z-index: 1; top: 0; display: flex; gap: 4px; align-items: center; min-height: 42px; padding: 0 8px;
    border-bottom: 1px solid var(--crm-line); background: var(--crm-raised); }
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
  .text .link.tag { display: inline-block; max-width: 100%; }
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

  .viewer { width: fit-content; max-width: min(1100px, 100vw - 32px); max-height: calc(100dvh - 32px); padding: 0; overflow: hidden; border: 1px solid var(--crm-raised-line);
    border-radius: var(--crm-radius-l); background: var(--crm-raised); color: var(--crm-text); box-shadow: var(--crm-shadow-raised); }
  .viewer[open] { display: grid; grid-template-rows: minmax(0, 1fr) auto; }
  .viewer::backdrop { background: var(--crm-backdrop); }
  .viewer img { max-width: 100%; max-height: calc(100dvh - 100px); margin: auto; object-fit: contain; }
  .viewer .row { padding: 8px 8px 8px 16px; }
  .viewer p { flex: 1; min-width: 120px; color: var(--crm-text-2); }
  .viewer .next .icon { transform: scaleX(-1); }
`;
