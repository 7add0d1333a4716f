/** So far a finger has to go sideways, and so many times further than up or down. */
const FAR = 56;
const STEEPNESS = 1.8;

/** Hears a finger that goes sideways over an element, one that does not scroll that way itself. */
export class Swipe {
  /** @param {(by: 1 | -1) => void} turn to what comes next, or came before */
  constructor(turn) {
    this.turn = turn;
  }

  begin({touches}) {
    const [{clientX, clientY}] = touches;
    this.from = touches.length === 1 ? {clientX, clientY} : null;
  }

  end({changedTouches: [{clientX, clientY}]}) {
    const across = this.from ? clientX - this.from.clientX : 0;
    const along = this.from ? clientY - this.from.clientY : 0;
    this.from = null;
    if (Math.abs(across) > FAR && Math.abs(across) > STEEPNESS * Math.abs(along) && getSelection().isCollapsed) {
      this.turn(across < 0 ? 1 : -1);
    }
  }
}
