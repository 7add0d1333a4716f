const GAP = 8;
const WIDTH = 440;

/** Where the popup begins: under what opened it. Where that stands among a record's facts, the popup stays at the other side and leaves them readable. */
export function place({style}, anchor) {
  const {bottom, left} = anchor.getBoundingClientRect();
  style.setProperty('--below', `${Math.round(bottom + GAP)}px`);
  if (left > innerWidth / 2) {
    style.setProperty('--side', `${Math.round(innerWidth - left - WIDTH)}px`);
  }
}
