// Numbers, ages and states as a person says them.

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0, useGrouping: 'min2' });
const tenth = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: 'min2' });

const LABELS = {
  co2: 'CO₂', temperature: 'temperature', humidity: 'humidity', pm1: 'PM1', pm25: 'PM2.5', pm10: 'PM10',
  pressure: 'pressure', voc: 'VOC', nox: 'NOx',
};
const TENTHS = new Set(['temperature', 'pm1', 'pm25', 'pm10']);
const QUALITIES = {
  'warming-up': 'sensor is warming up',
  implausible: 'not a value that air can have',
  stuck: 'sensor seems stuck',
};

export function label(quantity) {
  return LABELS[quantity] ?? quantity;
}

export function number(quantity, value) {
  return (TENTHS.has(quantity) ? tenth : whole).format(value);
}

/** A number of times. */
export function count(times) {
  return whole.format(times);
}

/** `21.4 °C`, `41 %`, `812 ppm`; the R and H of %RH are said by the word humidity beside it. */
export function amount(quantity, value, unit) {
  return `${number(quantity, value)} ${unit === '%RH' ? '%' : unit}`.trim();
}

/** `living-room` → `Living room`. */
export function title(slug) {
  const spaced = slug.replaceAll('-', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** What is doubtful about a value, in words; empty when nothing is. */
export function doubt(quality) {
  return !quality || quality === 'ok' ? '' : (QUALITIES[quality] ?? quality);
}

/** A length of time in its one or two largest units: `12 s`, `4 min`, `3 h`, `2 days`. */
export function span(seconds) {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min`;
  if (s < 2 * 86400) return `${Math.floor(s / 3600)} h`;
  return `${Math.floor(s / 86400)} days`;
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
  return `${span(seconds)} ago`;
}

/** The age of a value; at more than real speed seconds would only flicker. */
export function age(seconds, speed) {
  return speed > 1 && seconds < 60 ? 'just now' : ago(seconds);
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
  return ordered
    ? `kept ${purifier.mode} by order for ${left(rest)} more, then by the air again`
    : `locked for ${left(rest)} more`;
}

/** A purifier by its name, and by what it drives where the name says something else. */
export function machine({ purifier, drives }) {
  return title(purifier) + (!drives || purifier.includes(drives) ? '' : `, driving a ${drives}`);
}

/** What switching the relay can do to CO₂. */
export function effect(drives) {
  switch (drives) {
    case 'ventilator':
      return 'It brings outdoor air in, so CO₂ falls while it runs.';
    case 'purifier':
      return 'It filters particles; it does not lower CO₂. Only outdoor air does: open a window.';
    case 'fan':
      return 'It only mixes the air of the room; it does not lower CO₂. Only outdoor air does: open a window.';
    default:
      return '';
  }
}

/** The state of all rooms as a headline. `rooms` is a list of `{room, level, stale}`. */
export function headline(rooms) {
  const names = (wanted) => list(rooms.filter(wanted).map((each) => title(each.room)));
  const heard = rooms.filter((each) => !each.stale);
  if (heard.length === 0) return 'No room has been heard from lately';
  const poor = names((each) => !each.stale && each.level === 'poor');
  if (poor) return `Fresh air needed: ${poor}`;
  const fair = names((each) => !each.stale && each.level === 'fair');
  if (fair) return `Could do with some air: ${fair}`;
  const lost = names(({ stale }) => stale);
  return lost ? `Not heard from: ${lost}` : 'The air is good';
}

export function list(words) {
  return new Intl.ListFormat('en').format(words);
}

/** A change of a level or a relay as a sentence to be read aloud. */
export function announcement({ room, level: now, purifier, power, why }) {
  return purifier ? `${title(room)}: ${title(purifier)} is ${power} now, ${why}.` : `${title(room)}: the air is ${now} now.`;
}

export function guidelineWords({ name, source, unit, fair, poor }) {
  return `CO₂ is called good below ${fair} ${unit}, fair below ${poor} ${unit}, poor from there on. `
    + `Guideline: ${name}.` + (source ? ` Source: ${source}.` : '');
}
