const PAUSE_MS = 400;

/** Lets a press through once: not again while it is being done, nor as the second half of a double press. */
export class Presses {
  #busy = new Set();

  busy(key) {
    return this.#busy.has(key);
  }

  /** @param {string} key what is pressed @param {() => Promise<void>} run */
  async once(key, run) {
    if (this.#busy.has(key)) {
      return;
    }
    this.#busy.add(key);
    try {
      await Promise.all([run(), new Promise((done) => setTimeout(done, PAUSE_MS))]);
    } finally {
      this.#busy.delete(key);
    }
  }
}
