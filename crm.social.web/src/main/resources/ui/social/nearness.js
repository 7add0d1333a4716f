const MARGIN = '1200px 0px';

/** What stands at a list's end. */
export const END = Symbol('end');

/**
 * Which parts of a long list are near what is seen, as a reactive controller: only those are drawn, the others leave the room that they had. Each part
 * is an element `.part` whose property `holds` says which.
 */
export class Nearness {
  /**
   * @param {import('lit').LitElement} element
   * @param {() => Element | null} scroller what scrolls the list; null for the page itself
   * @param {(part: object) => void} came told of what comes near
   */
  constructor(element, scroller, came) {
    Object.assign(this, {element, scroller, came});
    this.parts = new Set();
    this.seen = new Set();
    element.addController(this);
  }

  hostUpdated() {
    const root = this.scroller();
    if (!this.observer || this.root !== root) {
      this.hostDisconnected();
      this.root = root;
      this.observer = new IntersectionObserver((entries) => this.#crossed(entries), {root, rootMargin: MARGIN});
    }
    const there = new Set(this.element.renderRoot.querySelectorAll('.part'));
    there.forEach((place) => this.seen.has(place) || this.observer.observe(place));
    this.seen.forEach((place) => there.has(place) || this.observer.unobserve(place));
    this.seen = there;
  }

  hostDisconnected() {
    this.observer?.disconnect();
    this.observer = null;
    this.seen = new Set();
  }

  /** Whether a part is to be drawn: it is near, was never measured, or holds the focus. */
  shows(part) {
    return this.parts.has(part) || part.room === undefined || this.#focused === part;
  }

  /** Whether the list's end is near. */
  get ending() {
    return this.parts.has(END);
  }

  get #focused() {
    return this.element.renderRoot.activeElement?.closest('.part')?.holds;
  }

  #crossed(entries) {
    for (const {target: {holds: part}, isIntersecting, boundingClientRect: {height}} of entries) {
      if (isIntersecting) {
        this.parts.add(part);
        this.came(part);
      } else {
        this.parts.delete(part);
        if (part !== END && height) {
          part.room = height;
        }
      }
    }
    this.element.requestUpdate();
  }
}
