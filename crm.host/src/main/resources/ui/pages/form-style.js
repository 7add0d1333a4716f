import {css} from 'lit';

/** Forms of fields, two columns where they fit. */
export const formStyle = css`
  form .notice { margin-bottom: 14px; }
  :host { container-type: inline-size; }
  .fields { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; }
  .field { grid-column: 1 / -1; }
  .field.half { grid-column: auto; }
  .input { scroll-margin-block: 32px 96px; } /* what has the focus is not behind the footer */
  @container (min-width: 560px) { .field.pair { grid-column: auto; } .fields { gap: 14px 16px; } }
  .need { margin-left: 4px; color: var(--crm-danger); font-size: 11px; font-weight: 600; }
  .error .icon { width: 16px; height: 16px; margin-top: 2px; }
  .other { display: flex; flex-wrap: wrap; gap: 0 10px; align-items: center; padding: 2px 10px; border-radius: var(--crm-radius-s); background: var(--crm-warning-tint); color: var(--crm-warning); font-size: 13px; }
  form > footer { position: sticky; bottom: 0; display: flex; gap: 8px; margin: 16px -18px -16px; padding: 12px 18px; border-top: 1px solid var(--crm-line);
    border-radius: 0 0 var(--crm-radius-l) var(--crm-radius-l); background: var(--crm-surface); }
  @media (max-width: 760px) {
    .input { min-height: 44px; font-size: 16px; scroll-margin-block: 84px 156px; }
    form > footer { bottom: calc(59px + env(safe-area-inset-bottom)); }
    form > footer .button { flex: 1; min-height: 44px; }
  }
`;
