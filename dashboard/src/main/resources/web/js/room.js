// One room: its air now, the chart over a chosen range, what its relays do, and why.

import { AirNow } from './airnow.js';
import * as api from './api.js';
import { element, say } from './dom.js';
import { Ledger } from './ledger.js';
import { Picture } from './picture.js';
import { PurifierLines } from './purifiers.js';
import { RANGES, toRoom } from './route.js';
import { Series } from './series.js';
import { description } from './story.js';
import { Table } from './table.js';
import { onThemeChange } from './theme.js';
import { ago, title } from './words.js';

const SLOTS = 480;
const EVENTS = 50;
/** At most four drawings a second, however fast the readings come. */
const DRAWN_APART = 250;

export class RoomView {
  #world;
  #room;
  #range;
  #series = null;
  #past = null;
  #runs = [];
  #dirty = false;
  #drawnAt = -Infinity;
  #drawnTo = 0;
  #abort = new AbortController();
  #air = new AirNow();
  #purifiers = new PurifierLines({ detail: true });
  #sensors = element('p', { class: 'quiet sensors' });
  #note = element('p', { class: 'quiet note', role: 'status' }, 'Asking for the past …');
  #spoken = element('p', { class: 'unseen', 'aria-live': 'polite' });
  #canvas;
  #picture;
  #table;
  #ledger;

  constructor(world, room, range) {
    this.#world = world;
    this.#room = room;
    this.#range = range;
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
    this.#picture.close();
  }

  follows(room, range) {
    return room === this.#room && range === this.#range;
  }

  #layout() {
    const ranges = Object.entries(RANGES).map(([range, { words }]) => element('a', {
      href: toRoom(this.#room, range), 'aria-current': range === this.#range && 'true',
    }, words));
    return element('div', { class: 'room' },
      element('nav', { class: 'back' }, element('a', { href: '#/' }, '← All rooms')),
      element('header', { class: 'room-head' }, element('h1', {}, title(this.#room)), this.#air.level),
      element('section', { class: 'card now', 'aria-label': 'Now' }, this.#air.node, this.#air.others, this.#purifiers.node, this.#sensors),
      element('section', { class: 'card chart', 'aria-label': 'Course of CO₂' },
        element('nav', { class: 'ranges', 'aria-label': 'Range' }, ...ranges),
        element('div', { class: 'canvas' }, this.#canvas), this.#note, this.#spoken, this.#table.node),
      this.#ledger.node);
  }

  /** Fetches the past; the old picture stays until the new one is there. */
  async reload() {
    const to = this.#world.clock.now();
    const from = to - RANGES[this.#range].span;
    const signal = this.#abort.signal;
    try {
      const [series, runs, events] = await Promise.all([
        api.series(this.#room, 'co2', from, to, SLOTS, signal),
        api.runs(this.#room, from, to, signal),
        api.events(this.#room, from, to, EVENTS, signal),
      ]);
      this.#series = new Series(series);
      this.#runs = runs.map((run) => ({
        purifier: run.purifier, name: title(run.purifier), from: Date.parse(run.from), to: run.to && Date.parse(run.to),
      }));
      this.#ledger.replace(events);
      this.#dirty = true;
    } catch (failure) {
      if (!signal.aborted) say(this.#note, `The past could not be fetched: ${failure.message}.`);
    }
  }

  reading({ room, quality, late, time, values }) {
    if (room !== this.#room || quality !== 'ok' || values.co2 === undefined) return;
    if (late) {
      this.#past ??= setTimeout(() => { this.#past = null; this.reload(); }, 2000);
    } else {
      this.#series?.add(Date.parse(time), values.co2);
      this.#dirty = true;
    }
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
    this.#air.update(room, now, this.#series, this.#series?.points() ?? []);
    this.#purifiers.update(room.purifiers, now);
    say(this.#sensors, room.sensors.map(sensorWords).join(' '));
    const pixel = RANGES[this.#range].span / Math.max(1, this.#canvas.clientWidth);
    const moved = this.#series && now - this.#drawnTo >= pixel;
    if ((this.#dirty || moved) && performance.now() - this.#drawnAt >= DRAWN_APART - 10) this.#draw(now);
  }

  #draw(now) {
    if (!this.#series) return;
    const from = now - RANGES[this.#range].span;
    this.#series.slide(from);
    const points = this.#series.points();
    const gaps = this.#series.gaps(from, now);
    const { purifiers } = this.#world.house.room(this.#room);
    const ruled = purifiers.find(({ quantity }) => (quantity ?? 'co2') === 'co2');
    const thresholds = ruled && Number.isFinite(ruled.on) ? { on: ruled.on, off: ruled.off } : null;
    const shown = { from, to: now, points, gaps, thresholds, runs: this.#runs, unit: this.#series.unit };
    this.#picture.draw(shown);
    const words = description({ ...shown, range: this.#range, zone: this.#world.zone });
    say(this.#note, words);
    if (this.#canvas.ariaLabel !== words) this.#canvas.ariaLabel = `Chart of CO₂ in ${title(this.#room)}. ${words}`;
    if (this.#table.open && this.#dirty) this.#table.draw({ points, from, to: now, zone: this.#world.zone, guideline: this.#world.guideline });
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

function sensorWords({ sensor, online, stale, ageSeconds }) {
  if (online === false) return `Sensor ${sensor} is offline.`;
  return stale ? `Sensor ${sensor} was last heard ${ago(ageSeconds)}.` : `Measured by ${sensor}.`;
}
