/** The server counts no further than to this and one more. */
const COUNTED = 1_000;

/** Whether there are more than were counted. @param {number} total as a list's page says */
export const more = (total) => total > COUNTED;

/** The number to say. @param {number} total as a list's page says */
export const countedTo = (total) => Math.min(total, COUNTED);
