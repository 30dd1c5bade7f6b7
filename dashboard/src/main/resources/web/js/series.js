// A span of one quantity as slots of equal length, as the server sends it and live readings go on.

/** More than this many expected readings missing is a gap. */
const MISSING = 3;

export class Series {
  #start;
  #step;
  #cadence;
  #known;
  #since;
  #slots;

  /** @param json the answer of `/series`: `start`, `step`, `cadence` `since` (the first reading ever) and the
   *   lists `count`, `min`, `mean`, `max` */
  constructor(json) {
    this.unit = json.unit;
    this.#start = Date.parse(json.start);
    this.#step = json.step * 1000;
    this.#cadence = (json.cadence || json.step) * 1000;
    this.#known = Date.parse(json.to);
    this.#since = json.since ? Date.parse(json.since) : this.#known;
    this.#slots = json.mean.map((mean, i) =>
      mean === null ? null : { count: json.count[i], min: json.min[i], mean, max: json.max[i] });
  }

  /** How long silence may last before it is a gap, in milliseconds. */
  get patience() {
    return MISSING * this.#cadence;
  }

  /** Adds a live reading; what the server has already counted is left out. */
  add(time, value) {
    const i = Math.floor((time - this.#start) / this.#step);
    if (time <= this.#known || i < 0) return;
    this.#known = time;
    while (this.#slots.length <= i) this.#slots.push(null);
    const { count, min, mean, max } = this.#slots[i] ?? { count: 0, min: value, mean: value, max: value };
    this.#slots[i] = {
      count: count + 1,
      min: Math.min(min, value),
      mean: mean + (value - mean) / (count + 1),
      max: Math.max(max, value),
    };
  }

  /** Forgets what ended before `from`. */
  slide(from) {
    const old = Math.min(Math.floor((from - this.#start) / this.#step), this.#slots.length);
    if (old <= 0) return;
    this.#slots.splice(0, old);
    this.#start += old * this.#step;
  }

  /** The slots with data, in order: `{x, min, mean, max}`, x in the middle of the slot and never after the newest reading. */
  points() {
    return this.#slots.flatMap((slot, i) => (slot === null ? [] : [{ x: this.#middle(i), ...slot }]));
  }

  /** The spans from `from` to `to` in which nothing was heard for longer than {@link patience}; none before the first reading ever. */
  gaps(begin, to) {
    const from = Math.max(begin, Math.min(this.#since, to));
    const heard = this.#slots.flatMap((slot, i) => (slot === null ? [] : [i]));
    if (heard.length === 0) return to - from > this.patience ? [{ from, to }] : [];
    const found = [];
    const first = this.#start + heard[0] * this.#step;
    if (first - from > Math.max(this.patience, this.#step)) found.push({ from, to: this.#middle(heard[0]) });
    for (let k = 1; k < heard.length; k++) {
      const apart = heard[k] - heard[k - 1];
      if (apart > 1 && apart * this.#step > this.patience) {
        found.push({ from: this.#middle(heard[k - 1]), to: this.#middle(heard[k]) });
      }
    }
    const last = this.#middle(heard.at(-1));
    if (to - last > Math.max(this.patience, 1.5 * this.#step)) found.push({ from: last, to });
    return found;
  }

  #middle(i) {
    return Math.min(this.#start + (i + 0.5) * this.#step, Math.max(this.#known, this.#start + i * this.#step));
  }
}

/** Points with a NaN in every gap, so that a line breaks there. */
export function broken(points, gaps) {
  const breaks = gaps.map((gap) => ({ x: (gap.from + gap.to) / 2, min: NaN, mean: NaN, max: NaN }));
  return [...points, ...breaks].sort((a, b) => a.x - b.x);
}

/** The least, mean and greatest of all points and when the extremes were; null without points. */
export function summary(points) {
  if (points.length === 0) return null;
  const lowest = points.reduce((a, b) => (b.min < a.min ? b : a));
  const highest = points.reduce((a, b) => (b.max > a.max ? b : a));
  const readings = points.reduce((sum, { count }) => sum + count, 0);
  const mean = points.reduce((sum, point) => sum + point.mean * point.count, 0) / readings;
  return { min: lowest.min, minAt: lowest.x, mean, max: highest.max, maxAt: highest.x, last: points.at(-1).mean };
}

/** `rising`, `falling` or `steady` over the newest ten minutes; null when too little was heard. */
export function trend(points, now, { minutes = 10, enough = 30 } = {}) {
  const recent = points.filter(({ x }) => x > now - minutes * 60_000);
  if (recent.length < 3 || recent.at(-1).x - recent[0].x < minutes * 20_000) return null;
  const x0 = recent.reduce((sum, { x }) => sum + x, 0) / recent.length;
  const y0 = recent.reduce((sum, { mean }) => sum + mean, 0) / recent.length;
  const above = recent.reduce((sum, { x, mean }) => sum + (x - x0) * (mean - y0), 0);
  const below = recent.reduce((sum, { x }) => sum + (x - x0) ** 2, 0);
  const change = (above / below) * minutes * 60_000;
  if (Math.abs(change) < enough) return 'steady';
  return change > 0 ? 'rising' : 'falling';
}
