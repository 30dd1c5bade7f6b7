// One quantity of one room over a stretch of time: fetched when people look elsewhere, carried on by live readings.

import * as api from './api.js';
import { Series } from './series.js';
import { shown, shownUnit } from './units.js';

export class Course {
  #room;
  #quantity;
  #slots;
  #asked = 0;
  #meanwhile = null;
  #loaded = null;
  series = null;

  /** @param slots into how many parts a stretch is divided at most */
  constructor(room, quantity, slots) {
    this.#room = room;
    this.#quantity = quantity;
    this.#slots = slots;
  }

  /** Fetches `{from, to, live}`; the old picture stays until then, and what was asked last wins. */
  async load({ from, to, live }, signal) {
    const meanwhile = [];
    this.#asked += 1;
    const asked = this.#asked;
    this.#meanwhile = meanwhile;
    const json = await api.series(this.#room, this.#quantity, from, to, this.#slots, signal);
    if (asked !== this.#asked) return;
    this.series = new Series(json);
    this.#loaded = { from, to, live };
    this.#meanwhile = null;
    if (live) for (const [time, value] of meanwhile) this.series.add(time, value);
  }

  /** Takes a live reading's event; true when it belongs to what is shown. */
  add({ room, quality, time, values }) {
    const value = values[this.#quantity];
    if (room !== this.#room || quality !== 'ok' || value === undefined) return false;
    const reading = [Date.parse(time), value];
    this.#meanwhile?.push(reading);
    if (!this.#loaded?.live) return false;
    this.series.add(...reading);
    return true;
  }

  /** Forgets what ended before a moment. */
  forget(before) {
    this.series?.slide(before);
  }

  /** What can be drawn of a stretch, in the unit in which it is shown: `{from, to, points, gaps, unit}`; null before the first fetch. */
  at({ from, to }) {
    if (!this.series) return null;
    const begin = Math.max(from, this.#loaded.from);
    const end = this.#loaded.live ? to : Math.min(to, this.#loaded.to);
    return { from, to, points: this.#points(), gaps: this.series.gaps(begin, end), unit: shownUnit(this.series.unit) };
  }

  #points() {
    const { unit } = this.series;
    const points = this.series.points();
    if (shownUnit(unit) === unit) return points;
    const convert = (value) => shown(value, unit);
    return points.map(({ min, mean, max, ...rest }) => ({ ...rest, min: convert(min), mean: convert(mean), max: convert(max) }));
  }
}
