// The giant CO₂ number with its level, trend and age, and the other quantities small.

import { element, levelBadge, say, setHidden } from './dom.js';
import { stateOf } from './house.js';
import WORDS from './language.js';
import { trend } from './series.js';
import { age, amount, doubt, label, level, number } from './words.js';

const { overview: OVERVIEW } = WORDS;

const ARROWS = { rising: '↗', falling: '↘', steady: '→' };
const OTHERS = ['temperature', 'humidity', 'pm25', 'pm1', 'pm10', 'pressure', 'voc', 'nox'];

export class AirNow {
  #badge = levelBadge();
  #value = element('span', { class: 'giant' });
  #unit = element('span', { class: 'unit' });
  #age = element('span', { class: 'age' });
  #arrow = element('span', { 'aria-hidden': 'true' });
  #trendWord = element('span');
  #doubt = element('span');
  #trend = element('span', { class: 'trend' }, this.#arrow, ' ', this.#trendWord);
  #others = element('dl', { class: 'others' });
  #rows = new Map();
  #recent;
  #clock;

  constructor({ recent, clock }) {
    this.#recent = recent;
    this.#clock = clock;
    this.level = this.#badge.badge;
    this.others = this.#others;
    this.node = element('div', { class: 'air' },
      element('p', { class: 'value' }, this.#value, ' ', this.#unit),
      element('p', { class: 'beside' }, this.#trend, this.#age, this.#doubt));
    this.shown = 'none';
  }

  update(room, now) {
    const { co2 } = room.now;
    this.shown = stateOf(room, now);
    const stale = this.shown === 'stale';
    const doubts = room.sensors.map(({ quality }) => doubt(quality)).find((words) => words !== '') ?? '';
    this.#badge.show(this.shown, this.#word(room, doubts));
    say(this.#doubt, stale ? '' : doubts);
    say(this.#value, co2 ? number('co2', co2.value) : '–');
    say(this.#unit, co2 ? `${co2.unit ?? 'ppm'} CO₂` : WORDS.air.noValue);
    const heard = co2 ? age((now - Date.parse(co2.time)) / 1000, this.#clock.speed) : '';
    say(this.#age, stale && co2 ? OVERVIEW.lastHeard(heard) : heard);
    const goes = stale ? null : trend(this.#recent.at(room.room, now)?.points ?? [], now);
    setHidden(this.#trend, goes === null);
    if (goes) {
      say(this.#arrow, ARROWS[goes]);
      say(this.#trendWord, WORDS.trends[goes]);
    }
    this.#updateOthers(room.now);
  }

  #word(room, doubts) {
    if (this.shown === 'stale') return doubts || (room.sensors.length > 0 ? WORDS.air.silent : OVERVIEW.never);
    return this.shown === 'none' ? WORDS.air.noLevel : level(this.shown);
  }

  #updateOthers(values) {
    for (const quantity of OTHERS.filter((each) => values[each])) {
      if (!this.#rows.has(quantity)) {
        const value = element('dd');
        this.#rows.set(quantity, value);
        this.#others.append(element('div', {}, element('dt', {}, label(quantity)), value));
      }
      const { value, unit, stale, mean, level: its } = values[quantity];
      const now = stale ? '–' : amount(quantity, value, unit ?? '');
      say(this.#rows.get(quantity), mean ? `${now}, ${meant(quantity, unit ?? '', mean, its)}` : now);
    }
  }
}

/** The mean that is judged in place of the value, with its level. */
function meant(quantity, unit, { overSeconds, value }, its) {
  const hours = overSeconds / 3600;
  return value === null ? WORDS.air.meanLater(hours) : WORDS.air.mean(hours, amount(quantity, value, unit), level(its));
}
