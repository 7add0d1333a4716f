import {css} from 'lit';

/** How dialogs of the CRM look; on a phone they come from the lower edge. */
export const dialog = css`
  dialog { width: min(560px, 100vw - 32px); max-height: min(720px, 100dvh - 48px); padding: 0; border: 1px solid var(--crm-line); border-radius: var(--crm-radius-l);
    background: var(--crm-raised); color: var(--crm-text); box-shadow: var(--crm-shadow-raised); }
  dialog::backdrop { background: var(--crm-backdrop); }
  dialog form { display: grid; gap: 14px; padding: 22px 24px 18px; }
  dialog h2 { font-size: 17px; }
  dialog .top { display: flex; gap: 12px; align-items: center; justify-content: space-between; }
  dialog p { color: var(--crm-text-2); }
  dialog footer { display: flex; flex-wrap: wrap; gap: 8px; justify-content: end; margin-top: 6px; }
  @media (max-width: 560px) {
    dialog { width: 100vw; max-width: none; margin: auto 0 0; border-radius: var(--crm-radius-l) var(--crm-radius-l) 0 0; border-width: 1px 0 0; padding-bottom: env(safe-area-inset-bottom); }
    dialog footer .button { flex: 1; min-height: 44px; }
  }
`;
