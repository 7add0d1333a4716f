const PAUSE_MS = 400;

/** Lets a press through once: what comes with it as a double press is lost, and what comes while it is being done waits for how that ends. */
export class Presses {
  #busy = new Map();

  busy(key) {
    return this.#busy.has(key);
  }

  /** What came of a press was taken back: the next one is no double press. */
  over(key) {
    this.#busy.delete(key);
  }

  /** @param {string} key what is pressed @param {() => Promise<boolean | void>} run says whether another press makes sense after it */
  async once(key, run) {
    const going = this.#busy.get(key);
    if (going) {
      going.again = performance.now() - going.at > PAUSE_MS ? !going.again : going.again;
      return;
    }
    const press = {at: performance.now(), again: false};
    this.#busy.set(key, press);
    try {
      do {
        press.again = false;
        const [done] = await Promise.all([run(), new Promise((passed) => setTimeout(passed, PAUSE_MS))]);
        press.again &&= Boolean(done);
      } while (press.again);
    } finally {
      this.#busy.get(key) === press && this.#busy.delete(key);
    }
  }
}
