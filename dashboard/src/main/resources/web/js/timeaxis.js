// Ticks of a time axis at round local times, right on days of 23 and 25 hours; and how moments are said.

import { locale } from './language.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** In a longer stretch a day needs its year. */
const ALMOST_A_YEAR = 300 * DAY;
const STEPS = [
  MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
  HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, WEEK, 2 * WEEK, 4 * WEEK,
  13 * WEEK, 26 * WEEK, 52 * WEEK, 104 * WEEK,
];
/** 1 January 1970 was a Thursday; weeks begin on a Monday. */
const FIRST_MONDAY = 4 * DAY;

/** Clocks are put on or back at a quarter of an hour, if at all. */
const QUARTER = 15 * MINUTE;
const MOST_OFFSETS = 10_000;

const formats = new Map();
const offsets = new Map();

function format(timeZone, options) {
  const key = timeZone + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, { timeZone, ...options }));
  return formats.get(key);
}

/** Whether the hours of a day are counted to twelve, as in `2:05 PM`. */
export const twelve = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12;

/** The time zone of the one who looks. */
export function localZone() {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
export function offset(at, timeZone) {
  const quarter = Math.floor(at / QUARTER);
  const key = `${quarter} ${timeZone}`;
  if (offsets.size > MOST_OFFSETS) offsets.clear();
  if (!offsets.has(key)) offsets.set(key, offsetOf(quarter * QUARTER, timeZone));
  return offsets.get(key);
}

function offsetOf(at, timeZone) {
  const parts = format(timeZone, {
    calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23',
    year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(at);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
  return wall - at;
}

/** The instants at which clocks show a wall time (as if it were UTC): one, two when it repeats, none when it is skipped. */
function instants(wall, timeZone) {
  const before = offset(wall - DAY, timeZone);
  const after = offset(wall + DAY, timeZone);
  const found = [before, after]
    .filter((ahead, i, all) => all.indexOf(ahead) === i && offset(wall - ahead, timeZone) === ahead)
    .map((ahead) => wall - ahead)
    .sort((a, b) => a - b);
  return { found, skippedTo: wall - before };
}

/** The smallest step that gives at most `most` ticks. */
export function stepFor(from, to, most) {
  return STEPS.find((step) => (to - from) / step <= most) ?? STEPS.at(-1);
}

/**
 * Ticks from `from` to `to` (epoch milliseconds), at most about `most` of them.
 * @returns {{value: number, label: string, day: boolean, zone: string | null}[]} `day` marks the beginning of a local day, `zone` tells
 *   two ticks of the same hour apart
 */
export function ticks(from, to, most, timeZone) {
  const step = stepFor(from, to, most);
  const base = step >= WEEK ? FIRST_MONDAY : 0;
  const first = from + Math.min(offset(from, timeZone), offset(to, timeZone));
  const last = to + Math.max(offset(from, timeZone), offset(to, timeZone));
  const result = [];
  for (let wall = Math.ceil((first - base) / step) * step + base; wall <= last; wall += step) {
    const values = chosen(wall, step, timeZone);
    for (const value of values) {
      if (value >= from && value <= to) {
        const day = wall % DAY === 0;
        const name = to - from > ALMOST_A_YEAR ? yearLabel : dayLabel;
        result.push({ value, label: day ? name(value, timeZone) : clock(value, timeZone), day,
          zone: values.length > 1 ? zoneName(value, timeZone) : null });
      }
    }
  }
  return result;
}

/** A repeated hour has a tick of its own only when hours are told; a day that begins by a skip begins after it. */
function chosen(wall, step, timeZone) {
  const { found, skippedTo } = instants(wall, timeZone);
  if (found.length === 0 && wall % DAY === 0) return [skippedTo];
  return step > HOUR ? found.slice(0, 1) : found;
}

function dayLabel(at, timeZone) {
  return format(timeZone, { weekday: 'short', day: 'numeric', month: 'short' }).format(at).replace(/\.?,/, '');
}

/** `20 Nov 2026`. */
function yearLabel(at, timeZone) {
  return format(timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).format(at).replace(',', '');
}

/** `14:05`, or `2:05 PM` where people say so. */
export function clock(at, timeZone) {
  return format(timeZone, { hour: twelve ? 'numeric' : '2-digit', minute: '2-digit' }).format(at);
}

/** `Sun 25 Oct, 14:05`; with the zone in an hour that comes twice, `02:30 CEST`. */
export function moment(at, timeZone) {
  const said = `${dayLabel(at, timeZone)}, ${clock(at, timeZone)}`;
  return comesTwice(at, timeZone) ? `${said} ${zoneName(at, timeZone)}` : said;
}

/** Whether clocks show this time twice on that day. */
function comesTwice(at, timeZone) {
  return instants(at + offset(at, timeZone), timeZone).found.length > 1;
}

function zoneName(at, timeZone) {
  return format(timeZone, { timeZoneName: 'short' }).formatToParts(at).find(({ type }) => type === 'timeZoneName').value;
}

/** A moment for a chart from `from` to `to`; says the year in a long one, and the zone where an hour could be meant twice. */
export function momentWithin(at, from, to, timeZone) {
  if (to - from > ALMOST_A_YEAR) return `${yearLabel(at, timeZone)}, ${clock(at, timeZone)}`;
  const said = moment(at, timeZone);
  return offset(from, timeZone) === offset(to, timeZone) || comesTwice(at, timeZone) ? said : `${said} ${zoneName(at, timeZone)}`;
}

/** A moment as a field of the type datetime-local has it: `2026-10-25T14:05`. */
export function localInput(at, timeZone) {
  return new Date(at + offset(at, timeZone)).toISOString().slice(0, 16);
}

/** The moment that such a field means: the first where clocks show it twice, NaN where it is empty. */
export function parseLocal(text, timeZone) {
  const wall = Date.parse(`${text}Z`);
  if (Number.isNaN(wall)) return NaN;
  const { found, skippedTo } = instants(wall, timeZone);
  return found[0] ?? skippedTo;
}
