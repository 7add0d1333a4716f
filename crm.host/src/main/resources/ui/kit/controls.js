import {css} from 'lit';

/**
 * The controls that pages and extension elements share: `static styles = [controls, css`…`]`. Its classes: `button` (`primary`, `quiet`, `danger`,
 * `icon`, `small`), `field`, `input`, `hint`, `error`, `check`, `switch`, `tabs`, `menu`, `card`, `badge`, `notice`, `avatar`, `skeleton`, `meter`.
 */
export const controls = css`
  *, ::before, ::after { box-sizing: border-box; }
  [hidden] { display: none !important; }
  h1, h2, h3, p, ul, ol, dl, dd, figure, fieldset { margin: 0; padding: 0; border: 0; min-width: 0; }
  ul, ol { list-style: none; }
  h1, h2, h3 { font-size: inherit; line-height: 1.35; text-wrap: balance; font-feature-settings: "palt"; }
  p { text-wrap: pretty; }
  img { display: block; max-width: 100%; }
  button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
  dialog, dialog::backdrop { overscroll-behavior: contain; }
  dialog::backdrop { overflow: hidden; }
  :focus { outline: none; }
  :focus-visible { outline: 3px solid var(--crm-focus); outline-offset: 2px; }

  .icon { flex: none; width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; }

  .button { display: inline-flex; align-items: center; justify-content: center; gap: 6px; min-height: var(--crm-control); padding: 4px 14px;
    border: 1px solid var(--crm-line-strong); border-radius: var(--crm-radius); background: var(--crm-surface); color: var(--crm-text);
    box-shadow: var(--crm-shadow); font-weight: 600; line-height: 1.3; text-decoration: none; white-space: nowrap; cursor: pointer;
    transition: background-color .12s, border-color .12s; user-select: none; }
  .button:hover { background: var(--crm-hover); border-color: var(--crm-control-line); }
  .button.primary { background: var(--crm-accent); border-color: var(--crm-accent); color: var(--crm-on-accent); }
  .button.primary:hover { background: var(--crm-accent-hover); border-color: var(--crm-accent-hover); }
  .button.danger { color: var(--crm-danger); }
  .button.danger:hover { background: var(--crm-danger-tint); border-color: var(--crm-danger); }
  .button.danger.primary { background: var(--crm-danger); border-color: var(--crm-danger); color: var(--crm-on-danger); }
  .button.danger.primary:hover { background: var(--crm-danger-hover); border-color: var(--crm-danger-hover); }
  .button.quiet { background: none; border-color: transparent; box-shadow: none; color: var(--crm-text-2); }
  .button.quiet:hover { background: var(--crm-hover); color: var(--crm-text); }
  .button.quiet.danger { color: var(--crm-danger); }
  .button.quiet.danger:hover { background: var(--crm-danger-tint); }
  .button.icon { width: var(--crm-control); height: var(--crm-control); padding: 0; stroke: none; }
  .button.small { min-height: 32px; padding: 2px 10px; font-size: 13px; }
  .button.small.icon { width: 32px; height: 32px; padding: 0; }
  .button:disabled, .button[aria-disabled="true"] { opacity: .55; cursor: default; }
  .button[aria-busy="true"] { cursor: progress; }
  .button[aria-busy="true"]::before { content: ""; width: 14px; height: 14px; border: 2px solid; border-right-color: transparent;
    border-radius: 50%; animation: turn .8s linear infinite; }
  .link { color: var(--crm-accent-text); font-weight: 600; text-decoration: none; text-underline-offset: 3px; }
  .link:hover { text-decoration: underline; }
  button.link { min-height: 32px; padding: 0 2px; border: 0; background: none; cursor: pointer; }

  .field { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; align-content: start; }
  .field > label, .label { color: var(--crm-text-2); font-size: 13px; font-weight: 600; }
  .input { width: 100%; min-height: var(--crm-control); padding: 5px 10px; border: 1px solid var(--crm-control-line);
    border-radius: var(--crm-radius); background: var(--crm-surface); line-height: 1.5; }
  .input::placeholder { color: var(--crm-text-3); opacity: 1; }
  .input:focus-visible { outline-offset: 0; border-color: var(--crm-accent); }
  .input[aria-invalid="true"] { border-color: var(--crm-danger); box-shadow: inset 0 0 0 1px var(--crm-danger); }
  .input:disabled { background: var(--crm-sunken); color: var(--crm-text-3); }
  textarea.input { min-height: 72px; resize: vertical; }
  select.input { appearance: none; padding-right: 28px; background-image: linear-gradient(45deg, #0000 50%, currentColor 50%), linear-gradient(135deg, currentColor 50%, #0000 50%);
    background-position: calc(100% - 16px) 54%, calc(100% - 12px) 54%; background-size: 4px 4px; background-repeat: no-repeat; cursor: pointer; }
  .hint { color: var(--crm-text-3); font-size: var(--crm-text-s); }
  .error { display: flex; gap: 4px; align-items: start; color: var(--crm-danger); font-size: 13px; }
  .check { display: flex; gap: 10px; align-items: start; min-height: 32px; padding: 5px 0; cursor: pointer; }
  .check input { flex: none; width: 18px; height: 18px; margin: 2px 0 0; accent-color: var(--crm-accent); cursor: inherit; }
  .switch { appearance: none; position: relative; flex: none; width: 38px; height: 22px; margin: 0; border: 1px solid var(--crm-control-line);
    border-radius: 11px; background: var(--crm-sunken); cursor: pointer; transition: background-color .15s; }
  .switch::after { content: ""; position: absolute; inset: 2px auto 2px 2px; width: 16px; border-radius: 50%; background: var(--crm-control-line);
    transition: transform .15s; }
  .switch:checked { border-color: var(--crm-accent); background: var(--crm-accent); }
  .switch:checked::after { background: var(--crm-on-accent); transform: translateX(16px); }

  .tabs { display: flex; gap: 4px; overflow-x: auto; border-bottom: 1px solid var(--crm-line); scrollbar-width: none; }
  .tab { position: relative; flex: none; min-height: 40px; padding: 0 12px; border: 0; background: none; color: var(--crm-text-2); font-weight: 600;
    text-decoration: none; white-space: nowrap; cursor: pointer; }
  .tab:hover { color: var(--crm-text); }
  .tab:focus-visible { outline-offset: -3px; border-radius: var(--crm-radius-s); }
  .tab[aria-selected="true"] { color: var(--crm-accent-text); }
  .tab[aria-selected="true"]::after { content: ""; position: absolute; inset: auto 8px 0; height: 3px;
    border-radius: 3px 3px 0 0; background: var(--crm-accent); }

  .menu { min-width: 200px; padding: 6px; border: 1px solid var(--crm-raised-line); border-radius: var(--crm-radius-l); background: var(--crm-raised);
    color: var(--crm-text); box-shadow: var(--crm-shadow-raised); }
  .menu-item { display: flex; gap: 10px; align-items: center; width: 100%; min-height: 36px; padding: 4px 10px; border: 0;
    border-radius: var(--crm-radius-s); background: none; color: inherit; text-align: start; text-decoration: none; cursor: pointer; }
  .menu-item:hover, .menu-item[aria-selected="true"] { background: var(--crm-hover); }
  .menu-item:focus-visible { outline-offset: -3px; }
  .menu-item .icon { color: var(--crm-text-3); }

  .card { border: 1px solid var(--crm-line); border-radius: var(--crm-radius-l); background: var(--crm-surface); box-shadow: var(--crm-shadow); }
  .badge { display: inline-flex; align-items: center; gap: 4px; padding: 1px 8px; border-radius: 999px; background: var(--crm-sunken);
    color: var(--crm-text-2); font-size: var(--crm-text-s); font-weight: 600; line-height: 1.6; white-space: nowrap; }
  .badge.info, .notice.info { background: var(--crm-info-tint); color: var(--crm-info); }
  .badge.success, .notice.success { background: var(--crm-success-tint); color: var(--crm-success); }
  .badge.warning, .notice.warning { background: var(--crm-warning-tint); color: var(--crm-warning); }
  .badge.danger, .notice.danger { background: var(--crm-danger-tint); color: var(--crm-danger); }
  .badge.plum { background: var(--crm-plum-tint); color: var(--crm-plum); }
  .badge.accent { background: var(--crm-accent-tint); color: var(--crm-accent-text); }
  .notice { display: flex; gap: 10px; align-items: start; padding: 10px 14px; border-radius: var(--crm-radius); background: var(--crm-sunken);
    color: var(--crm-text-2); }
  .notice .icon { margin-top: 2px; }

  .avatar { --size: 36px; display: inline-grid; vertical-align: top; flex: none; place-items: center; width: var(--size); height: var(--size); overflow: hidden;
    border-radius: 50%; background: var(--crm-sunken); color: var(--crm-text-2); font-size: calc(var(--size) * .4); font-weight: 600; line-height: 1;
    user-select: none; }
  .avatar.s { --size: 28px; }
  .avatar.l { --size: 60px; }
  .avatar img { width: 100%; height: 100%; object-fit: cover; }
  .avatar.c0 { background: var(--crm-accent-tint); color: var(--crm-accent-text); }
  .avatar.c1 { background: var(--crm-info-tint); color: var(--crm-info); }
  .avatar.c2 { background: var(--crm-plum-tint); color: var(--crm-plum); }
  .avatar.c3 { background: var(--crm-warning-tint); color: var(--crm-warning); }
  .avatar.c4 { background: var(--crm-success-tint); color: var(--crm-success); }

  .skeleton { display: block; height: 12px; border-radius: 6px; background: var(--crm-line); animation: breathe 1.4s ease-in-out infinite; }
  .skeleton.round { width: 36px; height: 36px; border-radius: 50%; }
  .meter { appearance: none; display: block; width: 100%; height: 6px; overflow: hidden; border: 0; border-radius: 3px; background: var(--crm-sunken);
    color: var(--crm-accent); }
  .meter::-webkit-progress-bar { background: var(--crm-line); }
  .meter::-webkit-progress-value { background: currentColor; }
  .meter::-moz-progress-bar { background: currentColor; }
  .meter.warning { color: var(--crm-warning-mark); }
  .meter.danger { color: var(--crm-danger); }
  .kbd { padding: 0 5px; border: 1px solid var(--crm-line-strong); border-radius: 4px; background: var(--crm-surface); color: var(--crm-text-2);
    font: 11px/1.6 var(--crm-font-mono); }
  .numbers { font-variant-numeric: tabular-nums; }
  .hidden-text { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

  @keyframes turn { to { transform: rotate(1turn); } }
  @keyframes breathe { 50% { opacity: .45; } }
  @media (prefers-reduced-motion: reduce) {
    *, ::before, ::after { animation-duration: .01ms !important; animation-iteration-count: 1 !important; transition-duration: .01ms !important; }
    .button[aria-busy="true"]::before { border-style: dotted; border-right-color: currentColor; }
  }
`;
