// The last three hours of the rooms that are looked at, for trends and small lines.

import { Course } from './course.js';
import { ending } from './stretch.js';

const SPAN = 3 * 3_600_000;
const SLOTS = 180;
/** A page of 500 rooms asks for few at a time. */
const AT_ONCE = 4;
/** Who has not been looked at for so many milliseconds is not fetched any more. */
const PASSED = 2_500;

export class Recent {
  #courses = new Map();
  /** Rooms whose past is known or on its way. */
  #asked = new Set();
  /** Rooms whose turn comes, by when they were looked at last. */
  #waiting = new Map();
  #running = 0;

  /** What is known may have holes, as the line was lost: it is fetched anew of each room that is looked at. */
  renew() {
    this.#asked.clear();
  }

  reading(event) {
    this.#courses.get(event.room)?.add(event);
  }

  /** `{from, to, points, gaps}`; null before it is known, which it soon is: who asks looks at the room. */
  at(room, now) {
    if (!this.#asked.has(room)) this.#want(room, now);
    const course = this.#courses.get(room);
    course?.forget(now - SPAN);
    return course?.at(ending(now, SPAN)) ?? null;
  }

  #want(room, now) {
    this.#waiting.delete(room);
    this.#waiting.set(room, { now, at: performance.now() });
    this.#next();
  }

  /** Who was looked at last comes first. */
  #next() {
    while (this.#running < AT_ONCE && this.#waiting.size > 0) {
      const [room, { now, at }] = [...this.#waiting].at(-1);
      this.#waiting.delete(room);
      if (performance.now() - at < PASSED) this.#fetch(room, now);
    }
  }

  async #fetch(room, now) {
    this.#running++;
    this.#asked.add(room);
    if (!this.#courses.has(room)) this.#courses.set(room, new Course(room, 'co2', SLOTS));
    try {
      await this.#courses.get(room).load(ending(now, SPAN));
    } catch {
      // a room whose past does not come still has its present
    } finally {
      this.#running--;
      this.#next();
    }
  }
}
