// The page on a wall: one room after the other, to be read from afar, without anything to press.

import { AirNow } from './airnow.js';
import { arranged } from './arrangement.js';
import { element, inOrder, levelBadge, say } from './dom.js';
import { matter, states, summary } from './glance.js';
import WORDS from './language.js';
import { sheet } from './parts.js';
import { called } from './places.js';
import { PurifierLines } from './purifiers.js';
import { scenes, sceneAt } from './rotation.js';
import { Spark } from './spark.js';
import { count, level, number } from './words.js';

const { kiosk: KIOSK } = WORDS;

await sheet('/kiosk.css');

/** As many rooms are read at a glance. */
const CELLS = 12;

export class Kiosk {
  #world;
  #wall;
  #begun = performance.now();
  #shown;
  #scene = null;

  /** @param wall what the address asks for */
  constructor(world, wall) {
    this.#world = world;
    this.#wall = wall;
    this.node = element('div', { class: 'scene' });
    document.documentElement.classList.add('kiosk');
    stayAwake();
  }

  follows() {
    return true;
  }

  reload() {
    this.tick(this.#world.clock.now());
  }

  tick(now) {
    const rooms = this.#world.house.rooms.filter(({ room }) => this.#wall.rooms?.includes(room) ?? true);
    const shown = sceneAt(scenes(rooms.map(({ room }) => room)), (performance.now() - this.#begun) / 1000, this.#wall.every);
    if (this.#scene === null || shown !== this.#shown) {
      this.#shown = shown;
      this.#scene = shown === null ? new Glance() : new Close(this.#world);
      this.node.replaceChildren(this.#scene.node);
    }
    this.#scene.update(shown === null ? rooms : this.#world.house.room(shown), now);
  }
}

/** One room, as large as it gets. */
class Close {
  #recent;
  #name = element('h1');
  #air;
  #spark;
  #purifiers = new PurifierLines();

  constructor({ recent, clock, guideline }) {
    this.#recent = recent;
    this.#air = new AirNow({ recent, clock });
    this.#spark = new Spark(guideline);
    this.node = element('section', { class: 'close' },
      element('header', {}, this.#name, this.#air.level), this.#air.node, this.#spark.node,
      element('footer', {}, this.#air.others, this.#purifiers.node));
  }

  update(room, now) {
    say(this.#name, called(room));
    this.#air.update(room, now);
    this.node.dataset.level = this.#air.shown;
    this.#purifiers.update(room.purifiers, now);
    const past = this.#recent.at(room.room, now);
    if (past) this.#spark.update(past);
  }
}

/** All rooms, or those that need it most. */
class Glance {
  #headline = element('h1');
  #summary = element('p', { class: 'summary' });
  #list = element('ul');
  #more = element('p', { class: 'summary' });
  #cells = new Map();

  constructor() {
    this.node = element('section', { class: 'glances' }, this.#headline, this.#summary, this.#list, this.#more);
  }

  update(rooms, now) {
    const each = states(rooms, now);
    say(this.#headline, matter(each));
    say(this.#summary, summary(each));
    const all = arranged(each, 'worst').flatMap((group) => group.rooms);
    inOrder(this.#list, all.slice(0, CELLS).map((one) => this.#cell(one)));
    say(this.#more, all.length > CELLS ? KIOSK.more(count(all.length - CELLS)) : '');
  }

  #cell({ room, state, value }) {
    if (!this.#cells.has(room.room)) this.#cells.set(room.room, new Cell());
    const cell = this.#cells.get(room.room);
    cell.update(room, state, value);
    return cell.node;
  }
}

class Cell {
  #name = element('strong');
  #value = element('span', { class: 'number' });
  #badge = levelBadge();

  constructor() {
    this.node = element('li', {}, this.#name, this.#value, this.#badge.badge);
  }

  update(room, state, value) {
    this.node.dataset.level = state;
    say(this.#name, called(room));
    say(this.#value, value === null ? '–' : number('co2', value));
    this.#badge.show(state, { stale: WORDS.air.silent, none: WORDS.air.noLevel }[state] ?? level(state));
  }
}

/** Keeps the screen on, where the browser can and is let: over HTTPS, or on this machine. */
function stayAwake() {
  const ask = () => { if (!document.hidden) navigator.wakeLock?.request('screen').catch(() => {}); };
  document.addEventListener('visibilitychange', ask);
  ask();
}
