/** What this tab remembers until it is closed. A browser that keeps nothing only forgets sooner. */
export const kept = {
  get(key) {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  },
  /** @param {string} key @param {string} value empty to forget it */
  set(key, value) {
    try {
      value ? sessionStorage.setItem(key, value) : sessionStorage.removeItem(key);
    } catch {
      // Full, or forbidden: see above.
    }
  },
};
