// Numbers, ages and states as a person says them.

import WORDS, { locale } from './language.js';
import { shown, shownUnit } from './units.js';

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, useGrouping: 'min2' });
const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: 'min2' });
let plain = null;

const TENTHS = new Set(['temperature', 'pm1', 'pm25', 'pm10']);

export function label(quantity) {
  return WORDS.quantities[quantity] ?? quantity;
}

export function number(quantity, value) {
  return (TENTHS.has(quantity) ? tenth : whole).format(value);
}

/** A bound that somebody set: with a digit after the point only where it has one. */
export function bound(value) {
  plain ??= new Intl.NumberFormat(locale, { maximumFractionDigits: 1, useGrouping: 'min2' });
  return plain.format(value);
}

/** A number of times. */
export function count(times) {
  return whole.format(times);
}

/** `21.4 °C`, `41 %`, `812 ppm`: a value in the unit of the wire, as it is shown. */
export function amount(quantity, value, unit) {
  return measured(quantity, shown(value, unit), shownUnit(unit));
}

/** The same of a value that is in the shown unit already. */
export function measured(quantity, value, unit) {
  return `${number(quantity, value)} ${unit}`.trim();
}

/** A level of the guideline. */
export function level(key) {
  return WORDS.levels[key] ?? key;
}

/** `living-room` → `Living room`. */
export function title(slug) {
  const spaced = slug.replaceAll('-', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** What is doubtful about a value, in words; empty when nothing is. */
export function doubt(quality) {
  return !quality || quality === 'ok' ? '' : (WORDS.qualities[quality] ?? quality);
}

/** A length of time in its one or two largest units: `12 s`, `4 min`, `3 h`, `2 days`. */
export function span(seconds) {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min`;
  if (s < 2 * 86400) return `${Math.floor(s / 3600)} h`;
  return WORDS.time.days(Math.floor(s / 86400));
}

/** How long something lasted: like a span, but hours with their minutes. */
export function duration(seconds) {
  const minutes = Math.round(seconds / 60);
  if (seconds < 3600 || minutes >= 2 * 1440) return span(seconds);
  return `${Math.floor(minutes / 60)} h` + (minutes % 60 ? ` ${minutes % 60} min` : '');
}

/** How long a machine has run: in whole hours from the first on. */
export function hours(seconds) {
  return seconds < 3600 ? span(seconds) : `${whole.format(Math.floor(seconds / 3600))} h`;
}

export function ago(seconds) {
  return seconds < 2 * 86400 ? WORDS.time.ago(span(seconds)) : WORDS.time.daysAgo(Math.floor(seconds / 86400));
}

/** The age of a value; at more than real speed seconds would only flicker. */
export function age(seconds, speed) {
  return speed > 1 && seconds < 60 ? WORDS.time.justNow : ago(seconds);
}

/** What is left of a lock: `2:40`, from an hour on `1 h 20 min`. */
export function left(seconds) {
  const s = Math.max(0, Math.ceil(seconds));
  if (s < 3600) return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
  const minutes = Math.floor((s % 3600) / 60);
  return `${Math.floor(s / 3600)} h` + (minutes ? ` ${minutes} min` : '');
}

/** What holds a relay as it is, and for how long; empty when nothing does. */
export function hold(purifier, now) {
  const rest = purifier.until ? (Date.parse(purifier.until) - now) / 1000 : 0;
  const ordered = purifier.mode === 'on' || purifier.mode === 'off';
  if (rest <= 0) return '';
  return ordered ? WORDS.purifier.kept(WORDS.powers[purifier.mode], left(rest)) : WORDS.purifier.locked(left(rest));
}

/** A purifier by its name, and by what it drives where the name says something else. */
export function machine({ purifier, drives }) {
  return !drives || purifier.includes(drives) ? title(purifier) : WORDS.purifier.driving(title(purifier), WORDS.purifier.drives[drives] ?? drives);
}

/** What switching the relay can do to CO₂. */
export function effect(drives) {
  return WORDS.purifier.effects[drives] ?? '';
}

/** The state of all rooms as a headline. `rooms` is a list of `{room, level, stale}`. */
export function headline(rooms) {
  const names = (wanted) => list(rooms.filter(wanted).map((each) => title(each.room)));
  const heard = rooms.filter((each) => !each.stale);
  if (heard.length === 0) return WORDS.headline.silent;
  const poor = names((each) => !each.stale && each.level === 'poor');
  if (poor) return WORDS.headline.poor(poor);
  const fair = names((each) => !each.stale && each.level === 'fair');
  if (fair) return WORDS.headline.fair(fair);
  const lost = names(({ stale }) => stale);
  return lost ? WORDS.headline.lost(lost) : WORDS.headline.good;
}

export function list(words) {
  return new Intl.ListFormat(locale).format(words);
}

/** A change of a level or a relay in a room that is called so, as a sentence to be read aloud; `why` may be empty. */
export function announcement({ room, level: now, purifier, power, why }) {
  return purifier ? WORDS.air.power(room, title(purifier), WORDS.powers[power], why) : WORDS.air.level(room, level(now));
}
