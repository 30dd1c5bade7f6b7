// A span of one quantity as slots of equal length, as the server sends it and live readings go on.

/** More than this many expected readings missing is a gap. */
const MISSING = 3;

export class Series {
  #start;
  #step;
  #cadence;
  #known;
  #gaps;
  #heard;
  #slots;

  /** @param json the answer of `/series`: `start`, `step`, `cadence`, `since` (the first reading ever), the lists `count`, `min`,
   *   `mean`, `max`, and `gaps` */
  constructor(json) {
    this.unit = json.unit;
    this.since = json.since ? Date.parse(json.since) : null;
    this.#start = Date.parse(json.start);
    this.#step = json.step * 1000;
    this.#cadence = (json.cadence || json.step) * 1000;
    this.#known = Date.parse(json.to);
    this.#gaps = json.gaps.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));
    const lasting = this.#gaps.at(-1)?.to === this.#known ? this.#gaps.pop() : null;
    this.#heard = lasting?.from ?? this.#known;
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
    if (this.since !== null && time - this.#heard > this.patience) this.#gaps.push({ from: this.#heard, to: time });
    this.since ??= time;
    this.#known = time;
    this.#heard = time;
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

  /** When nothing was heard for longer than {@link patience}, as the server found it and as it went on. */
  gaps(from, to) {
    const lasting = this.since !== null && to - this.#heard > this.patience ? [{ from: this.#heard, to }] : [];
    return [...this.#gaps, ...lasting].filter((gap) => gap.to > from && gap.from < to)
      .map((gap) => ({ from: Math.max(gap.from, from), to: Math.min(gap.to, to) }));
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
