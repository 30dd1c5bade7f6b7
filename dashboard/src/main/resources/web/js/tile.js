// One room at a glance: its CO₂, how good that is, where it goes, and what the relays do about it.

import { AirNow } from './airnow.js';
import { element, say } from './dom.js';
import { called } from './places.js';
import { PurifierLines } from './purifiers.js';
import { toRoom } from './route.js';
import { Spark } from './spark.js';

export class Tile {
  #world;
  #link;
  #air = null;
  #purifiers = null;
  #spark = null;

  /** Its name only; the rest is made when it is looked at first. */
  constructor(room, world) {
    this.#world = world;
    this.#link = element('a', { href: toRoom(room) });
    this.node = element('article', { class: 'card tile', 'data-room': room }, element('header', {}, element('h3', {}, this.#link)));
  }

  /** Says its name, which may change. */
  call(room) {
    say(this.#link, called(room));
  }

  update(room, now) {
    const { recent } = this.#world;
    if (this.#air === null) this.#fill();
    this.#air.update(room, now);
    if (this.node.dataset.level !== this.#air.shown) this.node.dataset.level = this.#air.shown;
    this.#purifiers.update(room.purifiers, now);
    const past = recent.at(room.room, now);
    if (past) this.#spark.update(past);
  }

  #fill() {
    const { recent, clock, guideline } = this.#world;
    this.#air = new AirNow({ recent, clock });
    this.#spark = new Spark(guideline);
    this.#purifiers = new PurifierLines();
    this.node.firstChild.append(this.#air.level);
    this.node.append(this.#air.node, this.#spark.node, this.#air.others, this.#purifiers.node);
    this.node.classList.add('filled');
  }
}
