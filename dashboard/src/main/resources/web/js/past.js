// What is known of one room over a stretch of time: the course of each quantity, runs, what happened, and by what it is judged.

import * as api from './api.js';
import { Course } from './course.js';
import WORDS from './language.js';
import { called } from './places.js';
import { ending } from './stretch.js';
import { description } from './story.js';
import { shown } from './units.js';
import { label, title } from './words.js';

const { room: ROOM } = WORDS;

/** In this order they are shown; the first that a room has is large, and has so many slots at most. */
const QUANTITIES = ['co2', 'temperature', 'humidity', 'pm25', 'pm10', 'pm1', 'voc', 'nox', 'pressure'];
const LARGE = 480;
const SMALL = 240;
const LEAST = 3_600_000;

/** So many lines of the ledger are shown. */
export const EVENTS = 100;

export class Past {
  #room;
  #zone;
  #courses = new Map();
  #runs = [];
  #fetch = null;
  scales = {};
  events = [];

  constructor(room, zone) {
    this.#room = room;
    this.#zone = zone;
  }

  get quantities() {
    return [...this.#courses.keys()];
  }

  close() {
    this.#fetch?.abort();
  }

  /** Makes a course for each quantity that the room has now; true when there is a new one. */
  meet({ now }) {
    const there = QUANTITIES.filter((quantity) => now[quantity]);
    if (there.join() === this.quantities.join()) return false;
    this.#courses = new Map(there.map((quantity, i) =>
      [quantity, this.#courses.get(quantity) ?? new Course(this.#room, quantity, i === 0 ? LARGE : SMALL)]));
    return true;
  }

  /** From the first reading ever until now. */
  async whole(now) {
    const [quantity] = this.quantities;
    const since = quantity ? await api.since(this.#room, quantity, now) : null;
    return ending(now, Math.max(LEAST, now - (since ?? now)));
  }

  /** Fetches a stretch; false when another one was wanted meanwhile. What was known stays until all of it is there. */
  async load(stretch) {
    this.#fetch?.abort();
    const fetch = new AbortController();
    this.#fetch = fetch;
    const { from, to } = stretch;
    try {
      const [runs, events, { scales }] = await Promise.all([
        api.runs(this.#room, from, to, fetch.signal),
        api.events(this.#room, from, to, EVENTS, fetch.signal),
        api.guideline(this.#room, fetch.signal),
        ...[...this.#courses.values()].map((course) => course.load(stretch, fetch.signal)),
      ]);
      if (fetch.signal.aborted) return false;
      this.#runs = runs.map((run) => ({
        purifier: run.purifier, name: title(run.purifier), from: Date.parse(run.from), to: run.to && Date.parse(run.to),
      }));
      Object.assign(this, { events, scales });
      return true;
    } catch (failure) {
      if (fetch.signal.aborted) return false;
      throw failure;
    }
  }

  /** Takes a live reading; true when it belongs to what is shown. */
  reading(event) {
    return [...this.#courses.values()].map((course) => course.add(event)).some(Boolean);
  }

  /** Takes a purifier's report. */
  report({ purifier, power, since }, now) {
    const lasting = this.#runs.find((run) => run.purifier === purifier && !run.to);
    const at = since ? Date.parse(since) : now;
    if (power === 'on' && !lasting) this.#runs.push({ purifier, name: title(purifier), from: at, to: null });
    if (power === 'off' && lasting) lasting.to = at;
  }

  /** Of each quantity what its chart shows of a stretch; nothing where it is not known yet. Only the first tells of relays in words. */
  shown(range, stretch, room) {
    const known = [...this.#courses].map(([quantity, course]) => [quantity, course.at(stretch)]).filter(([, course]) => course);
    return Object.fromEntries(known.map(([quantity, course], i) => {
      const ruled = room.purifiers.find((each) => (each.quantity ?? 'co2') === quantity);
      const said = description({ ...course, quantity, range, stretch, runs: i === 0 ? this.#runs : null, zone: this.#zone });
      return [quantity, {
        ...course,
        scale: this.scales[quantity] ?? null,
        thresholds: ruled && Number.isFinite(ruled.on) ? thresholds(ruled, quantity) : null,
        runs: this.#runs,
        said,
        words: ROOM.chart(label(quantity), called(room), said),
      }];
    }));
  }
}

/** From where a relay goes on and off, as it is shown; it rules by temperatures in °C. */
function thresholds({ on, off }, quantity) {
  const unit = quantity === 'temperature' ? '°C' : null;
  return { on: shown(on, unit), off: shown(off, unit) };
}
