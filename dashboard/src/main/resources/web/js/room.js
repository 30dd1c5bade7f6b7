// One room: its air now, the chart over a chosen range, what its relays do, and why.

import { AirNow } from './airnow.js';
import * as api from './api.js';
import { Course } from './course.js';
import { element, say } from './dom.js';
import { Ledger } from './ledger.js';
import { Picture } from './picture.js';
import { PurifierLines } from './purifiers.js';
import { RANGES, toRoom } from './route.js';
import { description } from './story.js';
import { Table } from './table.js';
import { onThemeChange } from './theme.js';
import { ago, doubt, title } from './words.js';

const SLOTS = 480;
const EVENTS = 50;
/** At most four drawings a second, however fast the readings come. */
const DRAWN_APART = 250;
const LATE_PAUSE = 2000;

export class RoomView {
  #world;
  #room;
  #range;
  #course;
  #late = null;
  #runs = [];
  #dirty = false;
  #drawnAt = -Infinity;
  #drawnTo = 0;
  #abort = new AbortController();
  #air;
  #purifiers;
  #sensors = element('p', { class: 'quiet sensors' });
  #note = element('p', { class: 'quiet note' }, 'Asking for the past …');
  #spoken = element('p', { class: 'unseen', 'aria-live': 'polite' });
  #now;
  #canvas;
  #picture;
  #table;
  #ledger;

  constructor(world, room, range) {
    this.#world = world;
    this.#room = room;
    this.#range = range;
    this.#air = new AirNow(world);
    this.#purifiers = new PurifierLines({ room, world });
    this.#course = new Course(room, RANGES[range].span, SLOTS, this.#abort.signal);
    this.#canvas = element('canvas', { role: 'img', tabindex: '0', 'aria-label': `CO₂ in ${title(room)}` });
    this.#picture = new Picture(this.#canvas, world.zone, world.guideline);
    this.#table = new Table(`CO₂ in ${title(room)}`, () => this.#draw(world.clock.now()));
    this.#ledger = new Ledger(world.zone);
    this.node = this.#layout();
    this.#canvas.addEventListener('keydown', (event) => this.#key(event));
    onThemeChange(() => this.#picture.repaint(), this.#abort.signal);
    this.reload();
  }

  close() {
    this.#abort.abort();
    clearTimeout(this.#late);
    this.#picture.close();
  }

  follows(room, range) {
    return room === this.#room && range === this.#range;
  }

  #layout() {
    const ranges = Object.entries(RANGES).map(([range, { short, words }]) => element('a', {
      href: toRoom(this.#room, range), 'aria-current': range === this.#range && 'true', 'aria-label': words,
    }, short));
    this.#now = element('section', { class: 'card now', 'aria-label': 'Now' },
      this.#air.node, this.#air.others, this.#purifiers.node, this.#sensors);
    return element('div', { class: 'room' },
      element('nav', { class: 'back' }, element('a', { href: '#/' }, '← All rooms')),
      element('header', { class: 'room-head' }, element('h1', {}, title(this.#room)), this.#air.level),
      this.#now,
      element('section', { class: 'card chart', 'aria-label': 'Course of CO₂' },
        element('nav', { class: 'ranges', 'aria-label': 'Range' }, ...ranges),
        element('div', { class: 'canvas' }, this.#canvas), key(), this.#note, this.#spoken, this.#table.node),
      this.#ledger.node);
  }

  /** Fetches the past; the old picture stays until the new one is there. */
  async reload() {
    const to = this.#world.clock.now();
    const from = to - RANGES[this.#range].span;
    const signal = this.#abort.signal;
    try {
      const [runs, events] = await Promise.all([
        api.runs(this.#room, from, to, signal),
        api.events(this.#room, from, to, EVENTS, signal),
        this.#course.load(to),
      ]);
      this.#runs = runs.map((run) => ({
        purifier: run.purifier, name: title(run.purifier), from: Date.parse(run.from), to: run.to && Date.parse(run.to),
      }));
      this.#ledger.replace(events);
      this.#dirty = true;
    } catch (failure) {
      if (!signal.aborted) say(this.#note, `The past could not be fetched: ${failure.message}.`);
    }
  }

  reading(event) {
    if (!event.late) this.#dirty = this.#course.add(event) || this.#dirty;
    else if (event.room === this.#room) this.#fillIn();
  }

  /** What was said late belongs in the past; it comes in crowds, so the past is fetched once for all of them. */
  #fillIn() {
    this.#late ??= setTimeout(() => {
      this.#late = null;
      this.reload();
    }, LATE_PAUSE);
  }

  report({ room, purifier, power, since }) {
    if (room !== this.#room) return;
    const lasting = this.#runs.find((run) => run.purifier === purifier && !run.to);
    const at = since ? Date.parse(since) : this.#world.clock.now();
    if (power === 'on' && !lasting) this.#runs.push({ purifier, name: title(purifier), from: at, to: null });
    if (power === 'off' && lasting) lasting.to = at;
    this.#dirty = true;
  }

  why(event) {
    if (event.room === this.#room) this.#ledger.add(event);
  }

  tick(now) {
    const room = this.#world.house.room(this.#room);
    if (!room) return;
    this.#air.update(room, now);
    this.#now.dataset.level = this.#air.shown;
    this.#purifiers.update(room.purifiers, now);
    say(this.#sensors, room.sensors.map((sensor) => sensorWords(sensor, now)).join(' '));
    const pixel = RANGES[this.#range].span / Math.max(1, this.#canvas.clientWidth);
    const moved = now - this.#drawnTo >= pixel;
    if ((this.#dirty || moved) && performance.now() - this.#drawnAt >= DRAWN_APART - 10) this.#draw(now);
  }

  #draw(now) {
    const course = this.#course.at(now);
    if (!course) return;
    const { purifiers } = this.#world.house.room(this.#room);
    const ruled = purifiers.find(({ quantity }) => (quantity ?? 'co2') === 'co2');
    const thresholds = ruled && Number.isFinite(ruled.on) ? { on: ruled.on, off: ruled.off } : null;
    const shown = { ...course, thresholds, runs: this.#runs };
    this.#picture.draw(shown);
    const words = description({ ...shown, range: this.#range, zone: this.#world.zone });
    say(this.#note, words);
    this.#canvas.setAttribute('aria-label', `Chart of CO₂ in ${title(this.#room)}. ${words}`);
    if (this.#table.open) this.#table.draw({ ...course, zone: this.#world.zone, guideline: this.#world.guideline });
    this.#dirty = false;
    this.#drawnAt = performance.now();
    this.#drawnTo = now;
  }

  #key(event) {
    const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: -20, PageDown: 20 }[event.key];
    if (!by) return;
    event.preventDefault();
    say(this.#spoken, this.#picture.move(by) ?? '');
  }
}

/** What the marks of the chart mean. */
function key() {
  const entries = { mean: 'average', band: 'least to most', run: 'relay on', gap: 'no data' };
  return element('ul', { class: 'key', 'aria-hidden': 'true' },
    ...Object.entries(entries).map(([mark, words]) => element('li', {}, element('span', { class: `mark ${mark}` }), words)));
}

function sensorWords({ sensor, online, stale, time, quality }, now) {
  const heard = ago((now - Date.parse(time)) / 1000);
  if (!online) return `Sensor ${sensor} is offline; last heard ${heard}.`;
  if (stale) return `Sensor ${sensor} was last heard ${heard}.`;
  return quality === 'ok' ? `Measured by ${sensor}.` : `Sensor ${sensor}: ${doubt(quality)}.`;
}
