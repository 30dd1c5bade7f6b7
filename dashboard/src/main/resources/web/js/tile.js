// One room at a glance: its CO₂, how good that is, where it goes, and what the relays do about it.

import { AirNow } from './airnow.js';
import { element } from './dom.js';
import { PurifierLines } from './purifiers.js';
import { toRoom } from './route.js';
import { Spark } from './spark.js';
import { title } from './words.js';

export class Tile {
  #air;
  #purifiers = new PurifierLines();
  #spark;
  #recent;

  constructor(room, { guideline, recent, clock }) {
    this.#recent = recent;
    this.#air = new AirNow({ recent, clock });
    this.#spark = new Spark(guideline);
    this.node = element('article', { class: 'card tile' },
      element('header', {},
        element('h2', {}, element('a', { href: toRoom(room) }, title(room))),
        this.#air.level),
      this.#air.node,
      this.#spark.node,
      this.#air.others,
      this.#purifiers.node);
  }

  update(room, now) {
    this.#air.update(room, now);
    this.node.dataset.level = this.#air.shown;
    this.#purifiers.update(room.purifiers, now);
    const past = this.#recent.at(room.room, now);
    if (past) this.#spark.update(past);
  }
}
