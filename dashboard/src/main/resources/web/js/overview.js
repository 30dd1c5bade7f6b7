// All rooms at a glance: a headline and a tile for each.

import * as api from './api.js';
import { element, say } from './dom.js';
import { isStale } from './house.js';
import { Series } from './series.js';
import { Tile } from './tile.js';
import { headline } from './words.js';

/** What a tile's little line shows, in milliseconds and slots. */
const PAST = 3 * 3_600_000;
const SLOTS = 180;

export class Overview {
  #world;
  #tiles = new Map();
  #series = new Map();
  #abort = new AbortController();
  #headline = element('h1', { class: 'headline' });
  #grid = element('div', { class: 'tiles' });

  constructor(world) {
    this.#world = world;
    this.node = element('div', { class: 'overview' }, this.#headline, this.#grid);
    this.reload();
  }

  close() {
    this.#abort.abort();
  }

  follows(room) {
    return room === null;
  }

  reload() {
    const rooms = this.#world.house.rooms;
    const names = rooms.map(({ room }) => room);
    for (const name of [...this.#tiles.keys()].filter((each) => !names.includes(each))) this.#tiles.delete(name);
    for (const name of names) {
      if (!this.#tiles.has(name)) this.#tiles.set(name, new Tile(name, this.#world));
      this.#remember(name);
    }
    const shown = names.map((name) => this.#tiles.get(name).node);
    if (shown.length === 0) this.#grid.replaceChildren(awaited());
    else if (shown.some((node, i) => this.#grid.children[i] !== node) || this.#grid.children.length !== shown.length) {
      this.#grid.replaceChildren(...shown);
    }
    this.tick(this.#world.clock.now());
  }

  async #remember(name) {
    const now = this.#world.clock.now();
    try {
      this.#series.set(name, new Series(await api.series(name, 'co2', now - PAST, now, SLOTS, this.#abort.signal)));
    } catch {
      // A tile without its past still tells its present.
    }
  }

  reading({ room, quality, time, values }) {
    if (quality === 'ok' && values.co2 !== undefined) this.#series.get(room)?.add(Date.parse(time), values.co2);
  }

  report() {}

  why() {}

  tick(now) {
    const rooms = this.#world.house.rooms;
    for (const room of rooms) {
      const series = this.#series.get(room.room);
      series?.slide(now - PAST);
      this.#tiles.get(room.room)?.update(room, now, series, now - PAST);
    }
    const states = rooms.map((room) => ({
      room: room.room,
      level: room.now.co2?.level,
      stale: !room.now.co2 || isStale(room.now.co2, now, this.#series.get(room.room)?.patience),
    }));
    say(this.#headline, rooms.length === 0 ? 'Waiting for the first reading' : headline(states));
  }
}

function awaited() {
  return element('div', { class: 'card awaited' },
    element('p', {}, 'A room appears here by itself as soon as a sensor-node says its first reading over MQTT. '
      + 'No sensor yet? Say one yourself, on the machine of the broker:'),
    element('pre', { tabindex: '0' }, element('code', {},
      "mosquitto_pub -q 1 -t airkeeper/kitchen/sensor/mine -m '{\"co2\":812,\"quality\":\"ok\"}'")),
    element('p', { class: 'quiet' }, 'If nothing comes: is the broker that this dashboard uses the one the sensor-node uses?'));
}
