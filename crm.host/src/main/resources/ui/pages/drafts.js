/**
 * What was typed when a session ended, kept in this tab for the same user's return.
 * @typedef {{values: object, base: object, version?: number}} Draft
 */
const place = (user, record) => `crm-draft-${user}-${record}`;

/** @param {string} user id @param {string} record such as "leads/l-17" or "leads/new" @param {Draft} draft */
export const keepDraft = (user, record, draft) => sessionStorage.setItem(place(user, record), JSON.stringify(draft));

export const hasDraft = (user, record) => sessionStorage.getItem(place(user, record)) !== null;

/** @returns {Draft | null} once: it is gone from the store then */
export function takeDraft(user, record) {
  const draft = JSON.parse(sessionStorage.getItem(place(user, record)));
  sessionStorage.removeItem(place(user, record));
  return draft;
}
