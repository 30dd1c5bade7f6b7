// CO₂ of one room over a span that ends now: fetched once, then carried on by live readings.

import * as api from './api.js';
import { Series } from './series.js';

export class Course {
  #room;
  #span;
  #slots;
  #signal;
  #meanwhile = null;
  series = null;

  /**
   * @param span milliseconds
   * @param slots into how many parts the span is divided at most
   * @param signal ends a fetch that nobody waits for any more
   */
  constructor(room, span, slots, signal) {
    this.#room = room;
    this.#span = span;
    this.#slots = slots;
    this.#signal = signal;
  }

  /** Fetches the span anew; the old one stays until then. */
  async load(now) {
    const meanwhile = [];
    this.#meanwhile = meanwhile;
    const series = new Series(await api.series(this.#room, 'co2', now - this.#span, now, this.#slots, this.#signal));
    for (const [time, value] of meanwhile) series.add(time, value);
    this.series = series;
    if (this.#meanwhile === meanwhile) this.#meanwhile = null;
  }

  /** Takes a live reading's event; true when it belongs to this course. */
  add({ room, quality, time, values }) {
    if (room !== this.#room || quality !== 'ok' || values.co2 === undefined) return false;
    const reading = [Date.parse(time), values.co2];
    this.#meanwhile?.push(reading);
    this.series?.add(...reading);
    return true;
  }

  /** What can be drawn at a moment: `{from, to, points, gaps, unit}`; null before the first fetch. */
  at(now) {
    if (!this.series) return null;
    const from = now - this.#span;
    this.series.slide(from);
    return { from, to: now, points: this.series.points(), gaps: this.series.gaps(from, now), unit: this.series.unit };
  }
}
