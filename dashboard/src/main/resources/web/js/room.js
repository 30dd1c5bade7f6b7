// One room: its air now, the charts over a chosen stretch of time, what its relays do, why, and by what the air is judged.

import * as api from './api.js';
import { Charts } from './charts.js';
import { complain, element, say } from './dom.js';
import WORDS from './language.js';
import { Ledger } from './ledger.js';
import { library } from './library.js';
import { onPaper } from './paper.js';
import { notCome, part } from './parts.js';
import { EVENTS, Past } from './past.js';
import { called } from './places.js';
import { Ranges } from './ranges.js';
import { RoomNow } from './roomnow.js';
import { rangeOf, spanOf, toRoom, toStretch } from './route.js';
import { ending, moved, selected } from './stretch.js';
import { Table } from './table.js';
import { onThemeChange } from './theme.js';
import { moment } from './timeaxis.js';

const { paper: PAPER, room: ROOM } = WORDS;

/** At most four drawings a second, however fast the readings come. */
const DRAWN_APART = 250;
const LATE_PAUSE = 2000;
/** Who still moves has not arrived: the past is fetched so long after the last step. */
const SETTLED = 250;
const STEPS = { nearer: 0.5, farther: 2, earlier: -0.5, later: 0.5 };
const HOUR = 3_600_000;

export class RoomView {
  #world;
  #room;
  #range;
  #stretch;
  #past;
  #late = null;
  #soon = null;
  #dirty = false;
  #drawnAt = -Infinity;
  #drawnTo = 0;
  #abort = new AbortController();
  #now;
  #charts;
  #ranges;
  #note = element('p', { class: 'quiet note' }, ROOM.asking);
  #spoken = element('p', { class: 'unseen', 'aria-live': 'polite' });
  #csv = element('a', { class: 'csv', download: '', title: ROOM.csvName }, ROOM.csv);
  #card;
  #table;
  #ledger;
  #below = null;
  #name = element('h1');
  #printed = element('p', { class: 'printed' });

  constructor(world, room, { range, stretch }) {
    this.#world = world;
    this.#room = room;
    this.#past = new Past(room, world.zone);
    this.#now = new RoomNow(world, room);
    this.#charts = new Charts(world, (wanted, { settled }) => this.#look(wanted, settled), this.#abort.signal);
    this.#ranges = new Ranges(room, world.zone, {
      stretch: (wanted) => this.#look(wanted, true),
      step: (name) => this.#step(name),
      live: () => this.#live(),
    });
    this.#table = new Table(() => this.#draw(world.clock.now()));
    this.#ledger = new Ledger(world.zone, EVENTS, {
      point: (at) => this.#charts.point(at),
      show: (at) => this.#look(selected(at - HOUR / 2, at + HOUR / 2, world.clock.now()), true),
    });
    this.node = this.#layout();
    this.#charts.node.addEventListener('keydown', (event) => this.#key(event));
    onThemeChange(() => this.#charts.repaint(), this.#abort.signal);
    onPaper(() => this.#print(), this.#abort.signal);
    this.go({ range, stretch });
  }

  close() {
    this.#abort.abort();
    this.#past.close();
    clearTimeout(this.#late);
    clearTimeout(this.#soon);
    this.#charts.close();
  }

  follows(room) {
    return room === this.#room;
  }

  #layout() {
    this.#card = element('section', { class: 'card chart', 'aria-label': ROOM.course },
      this.#ranges.node, this.#charts.node, key(), this.#note, this.#spoken, this.#csv, this.#table.node);
    return element('div', { class: 'room' },
      element('nav', { class: 'back' }, element('a', { href: '#/' }, ROOM.back)),
      element('header', { class: 'room-head' }, this.#name, this.#now.level, this.#printed),
      this.#now.node, this.#card, this.#ledger.node);
  }

  /** Shows what the address says. */
  go({ range, stretch }) {
    const now = this.#world.clock.now();
    // how long all is will be known when its past is fetched
    const span = spanOf(range) ?? spanOf('30d');
    this.#range = range;
    this.#stretch = stretch ?? ending(now, span);
    this.#ranges.mark(range, this.#stretch);
    this.#draw(now);
    this.reload();
  }

  /** Looks at another stretch: at once with what is there, and with its own past as soon as people have settled on it. */
  #look(stretch, settled) {
    this.#stretch = stretch;
    this.#range = stretch.live ? rangeOf(stretch) : null;
    const address = stretch.live ? toRoom(this.#room, this.#range) : toStretch(this.#room, stretch);
    if (address !== location.hash) history[settled ? 'pushState' : 'replaceState'](null, '', address);
    this.#ranges.mark(this.#range, stretch);
    this.#draw(this.#world.clock.now());
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.reload(), settled ? 0 : SETTLED);
  }

  #step(name) {
    if (name === 'nearer' || name === 'farther') this.#charts.zoom(STEPS[name]);
    else this.#look(moved(this.#stretch, STEPS[name], this.#world.clock.now()), false);
  }

  #live() {
    const { from, to } = this.#stretch;
    this.#look(ending(this.#world.clock.now(), to - from), true);
  }

  /** Fetches the past; the old picture stays until the new one is there. */
  async reload() {
    const { house, clock } = this.#world;
    const room = house.room(this.#room);
    say(this.#name, called(room));
    this.#table.name(called(room));
    this.#past.meet(room);
    try {
      if (this.#range === 'all') this.#stretch = await this.#past.whole(clock.now());
      this.#ranges.mark(this.#range, this.#stretch);
      const [loaded] = await Promise.all([this.#past.load(this.#at(clock.now())), library()]);
      if (!loaded) return;
      this.#charts.show(this.#past.quantities);
      this.#ledger.replace(this.#past.events);
      this.#draw(clock.now());
      await this.#showBelow(room);
    } catch (failure) {
      if (!this.#abort.signal.aborted) complain(this.#note, ROOM.failed, failure);
    }
  }

  /** What stands below the charts is fetched after them. */
  async #showBelow(room) {
    const { scales, quantities } = this.#past;
    try {
      const { Below } = await part(import('./below.js'));
      if (!this.#below) {
        this.#below = new Below(this.#world, this.#room);
        this.node.append(...this.#below.nodes);
      }
      this.#below.show(room, scales, quantities);
    } catch (failure) {
      reportError(failure);
      if (!this.node.querySelector(':scope > .banner')) this.node.append(notCome());
    }
  }

  /** The stretch as it is at a moment: a live one has gone on. */
  #at(now) {
    const { from, to, live } = this.#stretch;
    return live ? ending(now, to - from) : this.#stretch;
  }

  reading(event) {
    if (event.room !== this.#room) return;
    if (event.late || this.#past.meet(this.#world.house.room(this.#room))) this.#fillIn();
    else this.#dirty = this.#past.reading(event) || this.#dirty;
  }

  /** What was said late belongs in the past; it comes in crowds, so the past is fetched once for all of them. */
  #fillIn() {
    this.#late ??= setTimeout(() => {
      this.#late = null;
      this.reload();
    }, LATE_PAUSE);
  }

  report(event) {
    if (event.room !== this.#room) return;
    this.#past.report(event, this.#world.clock.now());
    this.#dirty = true;
  }

  why(event) {
    if (event.room === this.#room && this.#stretch.live) this.#ledger.add(event);
  }

  tick(now) {
    const room = this.#world.house.room(this.#room);
    if (!room) return;
    this.#now.update(room, now);
    // asked first: to know a width, the browser has to lay out the page
    if (!this.#stretch.live || performance.now() - this.#drawnAt < DRAWN_APART - 10) return;
    const pixel = (this.#stretch.to - this.#stretch.from) / Math.max(1, this.#charts.node.clientWidth);
    if (this.#dirty || now - this.#drawnTo >= pixel) this.#draw(now);
  }

  #draw(now) {
    const stretch = this.#at(now);
    const shown = this.#past.shown(this.#range, stretch, this.#world.house.room(this.#room));
    this.#charts.draw(stretch, shown);
    const [first] = Object.values(shown);
    if (first) say(this.#note, first.said);
    if (first && this.#table.open) this.#table.draw(stretch, shown, this.#world.zone);
    this.#csv.href = api.csv(this.#room, stretch.from, stretch.to);
    this.#dirty = false;
    this.#drawnAt = performance.now();
    this.#drawnTo = now;
  }

  /** Paper has other colours and another width than the screen, and must say of which time it is. */
  #print() {
    const now = this.#world.clock.now();
    const { from, to } = this.#at(now);
    say(this.#printed, PAPER.printed(...[from, to, now].map((at) => moment(at, this.#world.zone))));
    this.#charts.repaint();
  }

  #key(event) {
    const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: -20, PageDown: 20 }[event.key];
    const step = event.shiftKey && by ? (by < 0 ? 'earlier' : 'later') : { '+': 'nearer', '-': 'farther' }[event.key];
    if (step) this.#step(step);
    else if (event.key === '0') this.#live();
    else if (by) say(this.#spoken, this.#charts.move(by));
    else return;
    event.preventDefault();
  }
}

/** What the marks of the chart mean. */
function key() {
  return element('ul', { class: 'key', 'aria-hidden': 'true' },
    ...Object.entries(ROOM.marks).map(([mark, words]) => element('li', {}, element('span', { class: `mark ${mark}` }), words)));
}
