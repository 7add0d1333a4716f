import {css} from 'lit';

/** The popup's looks: its frame first, then each state. */
export const popupStyle = css`
  :host { position: absolute; }
  .frame { --top: clamp(16px, var(--below, 112px), max(16px, 100dvh - 576px)); position: fixed; inset: var(--top) max(16px, var(--side, 16px)) auto auto;
    width: min(440px, 100vw - 32px); max-width: none; height: fit-content; min-height: 240px; max-height: min(720px, 100dvh - var(--top) - 16px); margin: 0; padding: 0; overflow: hidden; border: 1px solid var(--crm-raised-line);
    border-radius: var(--crm-radius-l); background: var(--crm-raised); color: var(--crm-text); box-shadow: var(--crm-shadow-raised); line-height: 1.6;
    transition: opacity .16s, translate .16s; }
  .frame[open] { display: grid; grid-template-rows: auto auto minmax(0, 1fr) auto auto; }
  .frame:is([data-state="loading"], [data-state="loading-profile"], [data-state="candidates"], [data-state="profile"]) { height: 720px; }
  .frame::backdrop { background: none; overscroll-behavior: auto; }
  @starting-style { .frame[open] { opacity: 0; translate: 0 -6px; } }
  h2:focus-visible, .body:focus-visible { outline: none; }
  header { display: flex; grid-row: 1; gap: 10px; align-items: center; padding: 8px 8px 8px 16px; border-bottom: 1px solid var(--crm-line); }
  header .network-mark { color: var(--crm-info); }
  header h2 { display: flex; flex: 1; gap: 10px; align-items: baseline; overflow: hidden; font-size: var(--crm-text-l); white-space: nowrap; }
  header .record { overflow: hidden; color: var(--crm-text-3); font-size: 13px; font-weight: 400; text-overflow: ellipsis; }
  .menu { inset: auto; margin: 4px 0; position-area: block-end span-inline-start; }
  .menu .who { padding: 4px 10px 8px; color: var(--crm-text-3); font-size: var(--crm-text-s); }
  .bars { grid-row: 2; }
  .body { position: relative; grid-row: 3; overflow-y: auto; overscroll-behavior: contain; scrollbar-width: thin; }
  .frame:is([data-state="loading"], [data-state="candidates"]) .body { scrollbar-gutter: stable; }
  .frame[data-state="profile"] .body { container-type: size; }
  :lang(ja) { word-break: auto-phrase; }
  .row { display: flex; gap: 8px; align-items: center; }
  .names { display: flex; flex-wrap: wrap; gap: 0 6px; align-items: center; line-height: 1.45; }
  .handle, .when { color: var(--crm-text-3); font-size: 13px; text-decoration: none; }
  a.handle:hover, .when:hover { text-decoration: underline; }
  .facts { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; }
  .fact { display: inline-flex; gap: 4px; align-items: center; color: var(--crm-text-2); font-size: 13px; }
  .fact .icon { width: 15px; height: 15px; color: var(--crm-text-3); }
  .fact.link { font-weight: 400; }
  .mark { display: inline-grid; place-items: center; width: 16px; height: 16px; color: var(--crm-text-3); vertical-align: -1px; margin-inline-start: 4px; }
  .mark .icon { width: 14px; height: 14px; }
  .mark:is(.VERIFIED, .VERIFIED_ORGANISATION, .VERIFIED_GOVERNMENT) { vertical-align: 1px; border-radius: 50%; background: var(--crm-info); color: var(--crm-raised); }
  .mark:is(.VERIFIED, .VERIFIED_ORGANISATION, .VERIFIED_GOVERNMENT) .icon { width: 11px; height: 11px; stroke-width: 3; }
  .mark.VERIFIED_ORGANISATION { border-radius: 4px; }
  .title { padding: 16px 16px 8px; }
  .title h3 { font-size: 15px; }
  .empty { padding: 24px 32px; color: var(--crm-text-2); text-align: center; text-wrap: balance; }
  .more { display: flex; width: calc(100% - 32px); margin: 8px 16px 16px; }
  .outlines { display: grid; gap: 24px; padding: 20px 16px; }
  .outlines .person { display: grid; grid-template-columns: 36px 1fr; gap: 12px; }
  .outlines .person > div, .outline { display: grid; gap: 8px; }
  .third { width: 30%; }
  .half { width: 45%; }
  .most { width: 80%; }
  header, .bars, .body, footer, .snack { grid-column: 1; }
  .snack { grid-row: 4; display: flex; gap: 12px; align-items: center; justify-content: space-between; margin: 8px 12px; padding: 4px 6px 4px 14px; min-height: 40px;
    border-radius: var(--crm-radius); background: var(--crm-text); color: var(--crm-surface); }
  .snack .button { color: inherit; text-decoration: underline; text-underline-offset: 3px; }
  .snack .button:hover { background: color-mix(in srgb, currentColor 16%, transparent); color: inherit; }

  .trouble { display: grid; gap: 12px; justify-items: center; align-content: center; padding: 32px; color: var(--crm-text-2); text-align: center; }
  .trouble p { max-width: 25em; text-wrap: balance; }
  .trouble b { color: var(--crm-text); }
  .sign { display: grid; place-items: center; width: 44px; height: 44px; border-radius: 50%; background: var(--crm-sunken); color: var(--crm-text-2); }
  .code { color: var(--crm-text-3); font-size: var(--crm-text-s); }
  .bar { align-items: center; border-radius: 0; }
  .bar p { flex: 1; }
  .bar .code { color: inherit; }
  .turning { width: 36px; height: 36px; border: 3px solid var(--crm-line); border-top-color: var(--crm-accent); border-radius: 50%; animation: turn 1s linear infinite; }
  .turning.small { flex: none; width: 16px; height: 16px; margin-top: 3px; border-width: 2px; }

  .sign-in { display: grid; gap: 14px; padding: 20px; }
  .sign-in h3 { font-size: 17px; }
  .operations { display: grid; gap: 10px; }
  .operations li { display: flex; gap: 10px; color: var(--crm-text-2); }
  .operations .icon { margin-top: 3px; color: var(--crm-accent-text); }
  .operations span { display: grid; }
  .operations b { color: var(--crm-text); }
  .go { display: grid; gap: 8px; }
  .go .button { min-height: 40px; }
  .go .hint { display: flex; flex-wrap: wrap; gap: 0 .35em; justify-content: center; }
  .wait { display: grid; gap: 12px; justify-items: center; padding: 28px 12px 12px; color: var(--crm-text-2); text-align: center; }
  .wait h3 { color: var(--crm-text); }
  .wait .row { margin-top: 8px; }

  .people > li, .preview { border-bottom: 1px solid var(--crm-line); }
  .people .person, .preview .person { display: grid; grid-template-columns: 36px minmax(0, 1fr) auto; gap: 4px 12px; align-items: start; padding: 12px 16px; }
  .people .person > div, .preview .person > div { display: grid; gap: 4px; }
  .bio { color: var(--crm-text-2); }
  .person .bio { display: -webkit-box; overflow: hidden; font-size: 13px; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
  .elsewhere { display: flex; gap: 4px; color: var(--crm-warning); font-size: 13px; }
  .elsewhere .icon { width: 15px; height: 15px; margin-top: 3px; }
  .there { margin-top: 4px; }
  .back { margin: 8px 8px -8px; }
  .sign-in .back { justify-self: start; margin: -8px -8px 0; }
  .disclose { display: inline-flex; gap: 6px; align-items: center; }
  .candidates > .disclose, .know { margin: 12px 16px; }
  .know { padding-bottom: 12px; }
  .candidates > form { padding: 12px 16px; }
  .know form { margin-top: 8px; }
  .preview { margin-top: 12px; border: 1px solid var(--crm-line); border-radius: var(--crm-radius); }

  footer { display: grid; grid-row: 5; gap: 8px; padding: 12px 16px; border-top: 1px solid var(--crm-line); background: var(--crm-raised); }
  footer textarea.input { min-height: 38px; max-height: 168px; field-sizing: content; resize: none; }
  .send { display: flex; gap: 10px; align-items: center; }
  .actor { display: flex; flex: 1; gap: 6px; align-items: center; min-width: 0; color: var(--crm-text-2); font-size: 13px; font-weight: 400; }
  .actor > span:nth-child(2) { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  button.actor { flex: 0 1 auto; justify-content: start; margin-inline: -10px auto; }
  .actor > .icon { width: 15px; height: 15px; }
  .actors { inset: auto; margin: 4px 0; position-area: block-start span-inline-end; }
  .actors .menu-item > span:nth-child(2) { display: grid; flex: 1; }
  .avatar.s { --size: 24px; }
  .send .meter { width: 40px; }
  .left { min-width: 56px; color: var(--crm-text-2); font-size: 13px; text-align: end; white-space: nowrap; }
  .left.warning { color: var(--crm-warning); }
  .left.danger { color: var(--crm-danger); font-weight: 600; }
  .price { font-size: var(--crm-text-s); font-weight: 400; }
  .replied { display: flex; gap: 8px; align-items: center; padding-inline-start: 10px; border-inline-start: 3px solid var(--crm-accent); }
  .replied p { display: grid; flex: 1; font-size: 13px; }
  .replied span { display: -webkit-box; overflow: hidden; color: var(--crm-text-2); -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
  .outcome { padding: 8px 8px 8px 12px; }
  .outcome { align-items: center; }
  .outcome > div { display: flex; flex: 1; flex-wrap: wrap; gap: 0 16px; align-items: center; }
  .outcome .row { gap: 16px; }
  .outcome .link { color: inherit; text-decoration: underline; }
  .outcome > .button { color: inherit; }
  .elsewhere-act { display: flex; gap: 12px; align-items: center; color: var(--crm-text-2); font-size: 13px; }
  .elsewhere-act p { display: flex; flex: 1; gap: 8px; }

  @media (max-width: 639.9px) {
    .frame { inset: 0; width: 100vw; height: 100dvh !important; max-height: none; border: 0; border-radius: 0; }
    .send .meter { display: none; }
  }
`;
