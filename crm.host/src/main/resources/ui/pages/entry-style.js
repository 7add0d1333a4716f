import {css} from 'lit';

/** The two pages that one sees before being signed in. */
export const entryStyle = css`
  :host { display: grid; place-content: center; justify-items: center; gap: 20px; min-height: 100dvh; padding: 24px 16px; }
  .card { display: grid; gap: 16px; width: min(400px, 100vw - 32px); padding: 30px 32px 32px; }
  .brand { display: flex; gap: 10px; align-items: center; font-size: 18px; font-weight: 700; }
  .mark { display: grid; place-items: center; width: 34px; height: 34px; border-radius: 10px; background: var(--crm-accent); color: var(--crm-on-accent); }
  h1 { font-size: 20px; }
  form { display: grid; gap: 14px; }
  .input { min-height: 42px; font-size: 16px; }
  .button.primary { min-height: 44px; font-size: 15px; }
  .error .icon { width: 16px; height: 16px; margin-top: 2px; }
  .notice .icon { flex: none; }
  .languages { display: flex; gap: 6px; }
  .lead { color: var(--crm-text-2); font-size: 13px; }
`;
