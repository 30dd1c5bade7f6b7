// The stretch of time that is shown, `{from, to, live}` in epoch milliseconds, and how people move in it; a live one ends now.

const SHORTEST = 5 * 60_000;
const LONGEST = 20 * 366 * 86_400_000;
/** Whose end is this near to now, as a part of its length, ends now. */
const NEARLY = 0.01;

/** The last so many milliseconds. */
export function ending(now, span) {
  return { from: now - span, to: now, live: true };
}

/** Nearer (factor < 1) or farther, while a moment stays where it is. */
export function zoomed({ from, to }, factor, at, now) {
  const span = to - from;
  const wanted = Math.min(Math.max(span * factor, SHORTEST), LONGEST);
  const begin = at - (at - from) * (wanted / span);
  return within(begin, begin + wanted, now);
}

/** Earlier or later by a part of its length. */
export function moved({ from, to }, part, now) {
  const by = (to - from) * part;
  return within(from + by, to + by, now);
}

/** From one moment to another, in any order. */
export function selected(a, b, now) {
  const middle = (a + b) / 2;
  const half = Math.max(Math.abs(a - b), SHORTEST) / 2;
  return within(middle - half, middle + half, now);
}

/**
 * The stretch in which two moments lie under two fingers.
 * @param times the two moments
 * @param places where the fingers are, as parts of the width from 0 to 1
 */
export function pinched(times, places, now) {
  const apart = places[1] - places[0];
  if (Math.abs(apart) < 0.02) return null;
  const span = Math.min(Math.max((times[1] - times[0]) / apart, SHORTEST), LONGEST);
  const begin = times[0] - places[0] * span;
  return within(begin, begin + span, now);
}

/** Nothing is later than now; what nearly ends now goes on with it. */
function within(from, to, now) {
  const span = to - from;
  return to >= now - span * NEARLY ? ending(now, span) : { from, to, live: false };
}
