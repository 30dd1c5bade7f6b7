// One room at a glance: its CO₂, how good that is, where it goes, and what the relays do about it.

import { AirNow } from './airnow.js';
import { element } from './dom.js';
import { PurifierLines } from './purifiers.js';
import { toRoom } from './route.js';
import { Spark } from './spark.js';
import { title } from './words.js';

export class Tile {
  #air = new AirNow();
  #purifiers = new PurifierLines();
  #spark = new Spark();
  #guideline;

  constructor(room, { guideline }) {
    this.#guideline = guideline;
    this.node = element('article', { class: 'card tile' },
      element('header', {},
        element('h2', {}, element('a', { href: toRoom(room) }, title(room))),
        this.#air.level),
      this.#air.node,
      this.#spark.node,
      this.#air.others,
      this.#purifiers.node);
  }

  update(room, now, series, from) {
    const points = series?.points() ?? [];
    this.#air.update(room, now, series, points);
    this.node.dataset.level = this.#air.shown;
    this.#purifiers.update(room.purifiers, now);
    if (series) this.#spark.update(points, series.gaps(from, now), from, now, this.#guideline);
  }
}
