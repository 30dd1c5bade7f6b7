// The last three hours of every room, for trends, small lines and how long a silence is one.

import { Course } from './course.js';
import { ending } from './stretch.js';

const SPAN = 3 * 3_600_000;
const SLOTS = 180;
/** However often a sensor speaks, so long a silence is forgiven. */
const FORGIVEN = 90_000;

export class Recent {
  #courses = new Map();

  /** Fetches the past of these rooms; a room whose past does not come still has its present. */
  load(rooms, now) {
    for (const room of rooms) {
      if (!this.#courses.has(room)) this.#courses.set(room, new Course(room, 'co2', SLOTS));
      this.#courses.get(room).load(ending(now, SPAN)).catch(() => {});
    }
  }

  reading(event) {
    this.#courses.get(event.room)?.add(event);
  }

  /** `{from, to, points, gaps}`; null before it is known. */
  at(room, now) {
    const course = this.#courses.get(room);
    course?.forget(now - SPAN);
    return course?.at(ending(now, SPAN)) ?? null;
  }

  /** After how many milliseconds without a reading a room is not heard from; undefined before it is known. */
  patience(room) {
    const series = this.#courses.get(room)?.series;
    return series ? Math.max(FORGIVEN, series.patience) : undefined;
  }
}
