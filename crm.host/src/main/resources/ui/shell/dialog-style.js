import {css} from 'lit';

/** How dialogs of the CRM look. */
export const dialog = css`
  dialog { width: min(560px, 100vw - 32px); max-height: min(720px, 100dvh - 48px); padding: 0; border: 1px solid var(--crm-raised-line); border-radius: var(--crm-radius-l);
    background: var(--crm-raised); color: var(--crm-text); box-shadow: var(--crm-shadow-raised); }
  dialog::backdrop { background: var(--crm-backdrop); }
  dialog form { display: grid; gap: 14px; padding: 22px 24px 18px; }
  dialog h2 { font-size: 17px; }
  dialog .top { display: flex; gap: 12px; align-items: center; justify-content: space-between; }
  dialog p { color: var(--crm-text-2); }
  dialog form > footer { position: static; display: flex; flex-wrap: wrap; gap: 8px; justify-content: end; margin: 6px 0 0; padding: 0; border: 0; background: none; }
  @media (max-width: 560px) {
    dialog { width: calc(100vw - 24px); max-width: none; }
    dialog form { padding: 18px 18px 16px; }
    dialog footer .button { flex: 1; }
  }
`;
