// All rooms at a glance: a headline, how many are how, and a tile for each, grouped, sorted and searched.

import { arranged, signature } from './arrangement.js';
import { element, inOrder, say, setHidden } from './dom.js';
import { Finder } from './finder.js';
import { matter, states, summary } from './glance.js';
import { guidelineWords } from './guideline.js';
import WORDS from './language.js';
import { notCome, part, sheet } from './parts.js';
import { meant } from './places.js';
import { Tile } from './tile.js';
import { count } from './words.js';

const { overview: OVERVIEW } = WORDS;

await sheet('/overview.css');

/** Tiles are made ready this far out of sight. */
const AHEAD = '600px 0px';

export class Overview {
  #world;
  #tiles = new Map();
  #groups = new Map();
  #seen = new Set();
  #arranged = '';
  #start;
  #headline = element('h1', { class: 'headline' });
  #summary = element('p', { class: 'summary' });
  #empty = element('p', { class: 'quiet', hidden: true });
  #finder;
  #watch;
  #grid = element('div', { class: 'groups' });
  #foot = element('p', { class: 'quiet wall' }, element('a', { href: '/?kiosk=1' }, OVERVIEW.wall));

  constructor(world) {
    this.#world = world;
    this.#finder = new Finder(() => this.#arrange(), () => this.#first());
    this.#watch = new IntersectionObserver((entries) => this.#look(entries), { rootMargin: AHEAD });
    this.node = element('div', { class: 'overview' },
      this.#headline, element('div', { class: 'glance' }, this.#summary, this.#finder.node), this.#empty, this.#grid, this.#foot,
      element('footer', { class: 'quiet' }, guidelineWords(world.guideline)));
    this.reload();
  }

  close() {
    this.#watch.disconnect();
    this.#finder.close();
  }

  follows(room, page) {
    return room === null && !page;
  }

  /** Tiles that stay are not made anew, so that the keyboard's focus stays too. */
  reload() {
    const { house } = this.#world;
    for (const { room } of house.rooms) {
      if (this.#tiles.has(room)) continue;
      const tile = new Tile(room, this.#world);
      this.#tiles.set(room, tile);
      this.#watch.observe(tile.node);
    }
    for (const [room, tile] of this.#tiles) if (!house.knows(room)) this.#forget(room, tile);
    this.#finder.offer(house.rooms);
    setHidden(this.#foot, house.rooms.length === 0);
    this.#arranged = '';
    if (house.rooms.length === 0) this.#await();
  }

  /** Says what is waited for, as long as there is no room. */
  async #await() {
    try {
      const { FirstStart } = await part(import('./firststart.js'));
      this.#start ??= new FirstStart(this.#world);
    } catch {
      this.#start = { node: notCome() };
    }
    if (this.#world.house.rooms.length === 0) this.#grid.replaceChildren(this.#start.node);
  }

  #forget(room, tile) {
    this.#watch.unobserve(tile.node);
    this.#seen.delete(room);
    this.#tiles.delete(room);
  }

  tick(now) {
    const all = states(this.#world.house.rooms, now);
    say(this.#summary, summary(all));
    say(this.#headline, all.length === 0 ? WORDS.headline.waiting : matter(all));
    if (all.length === 0) return;
    if (signature(all) !== this.#arranged) this.#arrange(all);
    for (const room of this.#seen) this.#tiles.get(room).update(this.#world.house.room(room), now);
  }

  /** Puts every tile where it belongs; only those move that must. */
  #arrange(all = states(this.#world.house.rooms, this.#world.clock.now())) {
    this.#arranged = signature(all);
    const { search, order } = this.#finder;
    const found = all.filter(({ room }) => meant(room, search));
    const groups = arranged(found, order);
    this.#finder.found(found.length, all.length);
    say(this.#empty, OVERVIEW.nothing(search));
    setHidden(this.#empty, found.length > 0);
    for (const { room } of found) this.#tiles.get(room.room).call(room);
    inOrder(this.#grid, groups.map((group) => this.#group(group, { titled: groups.length > 1 })));
  }

  #group(group, look) {
    const key = [group.kind, group.building, group.floor].join('\t');
    if (!this.#groups.has(key)) this.#groups.set(key, new Group(group.kind));
    const made = this.#groups.get(key);
    made.show(group, look, group.rooms.map(({ room }) => this.#tiles.get(room.room).node));
    return made.node;
  }

  #look(entries) {
    const now = this.#world.clock.now();
    for (const { target, isIntersecting } of entries) {
      const { room } = target.dataset;
      if (!this.#tiles.has(room)) continue;
      if (isIntersecting) {
        this.#seen.add(room);
        this.#tiles.get(room).update(this.#world.house.room(room), now);
      } else {
        this.#seen.delete(room);
      }
    }
  }

  /** Opens the first room that was found. */
  #first() {
    this.#grid.querySelector('.tile a')?.click();
  }
}

/** Some tiles under one title, which only those who listen hear where there is no other group. */
class Group {
  #name = element('span');
  #size = element('span', { class: 'quiet' });
  #title = element('h2', {}, this.#name, ' ', this.#size);
  #tiles = element('div', { class: 'tiles' });

  constructor(kind) {
    this.node = element('section', { class: 'group', 'data-kind': kind }, this.#title, this.#tiles);
  }

  show(group, { titled }, nodes) {
    const { kind, rooms } = group;
    say(this.#name, kind === 'place' ? OVERVIEW.place(group) || OVERVIEW.nowhere : OVERVIEW.groups[kind]);
    say(this.#size, count(rooms.length));
    this.#title.classList.toggle('unseen', !titled && kind !== 'silent');
    inOrder(this.#tiles, nodes);
  }
}
