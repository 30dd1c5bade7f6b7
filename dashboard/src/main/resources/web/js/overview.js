// All rooms at a glance: a headline and a tile for each.

import { element, say } from './dom.js';
import { isStale } from './house.js';
import WORDS from './language.js';
import { Tile } from './tile.js';
import { headline } from './words.js';

export class Overview {
  #world;
  #tiles = new Map();
  #headline = element('h1', { class: 'headline' });
  #grid = element('div', { class: 'tiles' });

  constructor(world) {
    this.#world = world;
    this.node = element('div', { class: 'overview' }, this.#headline, this.#grid);
    this.reload();
  }

  follows(room, page) {
    return room === null && !page;
  }

  /** Tiles that stay are not made anew, so that the keyboard's focus stays too. */
  reload() {
    const names = this.#world.house.rooms.map(({ room }) => room);
    this.#tiles = new Map(names.map((name) => [name, this.#tiles.get(name) ?? new Tile(name, this.#world)]));
    const shown = names.length === 0 ? [awaited()] : [...this.#tiles.values()].map(({ node }) => node);
    const same = shown.length === this.#grid.children.length && shown.every((node, i) => this.#grid.children[i] === node);
    if (!same) this.#grid.replaceChildren(...shown);
  }

  tick(now) {
    const { house, recent } = this.#world;
    for (const room of house.rooms) this.#tiles.get(room.room)?.update(room, now);
    const states = house.rooms.map(({ room, now: { co2 } }) => ({
      room, level: co2?.level, stale: !co2 || isStale(co2, now, recent.patience(room)),
    }));
    say(this.#headline, states.length === 0 ? WORDS.headline.waiting : headline(states));
  }
}

function awaited() {
  return element('div', { class: 'card awaited' },
    element('p', {}, WORDS.awaited.how),
    element('pre', { tabindex: '0' }, element('code', {},
      "mosquitto_pub -q 1 -t airkeeper/kitchen/sensor/mine -m '{\"co2\":812,\"quality\":\"ok\"}'")),
    element('p', { class: 'quiet' }, WORDS.awaited.nothing));
}
