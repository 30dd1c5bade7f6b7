// What nodes and server say in English, found again in the language of the page; what is not found stays English.

import WORDS, { language, locale } from './language.js';
import { shown, shownDifference, shownUnit, temperature } from './units.js';
import { label, title } from './words.js';

const QUANTITIES = { 'CO₂': 'co2', temperature: 'temperature', humidity: 'humidity', PM10: 'pm10', PM1: 'pm1', 'PM2.5': 'pm25', pressure: 'pressure', VOC: 'voc', NOx: 'nox' };
const AMOUNT = '-?[\\d.]+ (?:ppm|°C|%RH|µg/m³|hPa|index)';

/** What can stand in a sentence: how it looks in English, and how it is said. `unit` is that of the amount in the same sentence. */
const PLACES = {
  quantity: [Object.keys(QUANTITIES).join('|').replaceAll('.', '\\.'), (text) => label(QUANTITIES[text])],
  amount: [AMOUNT, (text) => amountOf(text, shown)],
  rate: [`${AMOUNT}/min`, (text) => `${amountOf(text.slice(0, -'/min'.length), shownDifference)}/min`],
  number: ['-?[\\d.]+', (text, unit) => decimal(text, shown(Number(text), unit))],
  duration: ['\\d+ (?:s|min|h)(?: \\d+ (?:s|min))?', (text) => text],
  time: ['\\d\\d:\\d\\d', (text) => text],
  date: ['[\\d-]+', (text) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC' }).format(Date.parse(text))],
  power: ['on|off|ON|OFF', (text) => WORDS.powers[text.toLowerCase()]],
  level: ['good|fair|poor', (text) => WORDS.levels[text]],
  quality: ['warming-up|implausible|stuck', (text) => WORDS.qualities[text]],
  role: ['viewer|caretaker|admin', (text) => WORDS.people.access.roles[text].split(':')[0]],
  right: ['nothing|look|order|admin', (text) => WORDS.people.access.scopes[text] ?? text],
  slug: ['[a-z0-9-]+(?:/[a-z0-9-]+)?', (text) => title(text)],
  room: ['.+?', (text) => (/^[a-z0-9-]+$/.test(text) ? title(text) : text)],
  sensor: ['[a-z0-9-]+(?:/[a-z0-9-]+| in .+?)', (text) => text],
  name: ['[a-z0-9-]+', (text) => text],
  quoted: ['"[^"]*"', (text) => text],
  by: ['[^()]*', (text) => text],
  any: ['.+?', (text) => text],
  why: ['.+', (text) => parts(text)],
  trouble: ['.+', (text) => clause(text)],
  scale: ['.+?', (text) => whole('scale', text)],
};

/** What a node adds to its reason stands alone too, with a full stop. */
function clause(text) {
  const said = parts(`; ${text.replace(/\.$/, '')}`);
  return said === null ? null : `${said.slice(2)}.`;
}

function amountOf(text, convert) {
  const [number, unit] = text.split(' ');
  return `${decimal(number, convert(Number(number), unit))} ${shownUnit(unit)}`.trim();
}

/** With as many digits after the point as the English number has. */
function decimal(text, value) {
  const digits = text.split('.')[1]?.length ?? 0;
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: 'min2' }).format(value);
}

const PLACE = /\{(([a-z]+)\d?)\}/g;

/** A sentence with places, such as ` ≥ {amount}`, as `{pattern, names, said}`. */
function template([english, said]) {
  const names = [...english.matchAll(PLACE)].map(([, name, kind]) => ({ name, kind }));
  const fixed = english.split(/\{[a-z]+\d?\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = fixed.map((text, i) => text + (i < names.length ? `(${PLACES[names[i].kind][0]})` : '')).join('');
  return { pattern, names, said };
}

const templates = Object.fromEntries(Object.entries(WORDS.said ?? {}).map(([kind, sentences]) => [kind,
  Object.entries(sentences).map(template).map(({ pattern, ...rest }) => ({
    ...rest, pattern: new RegExp(kind === 'why' ? `^${pattern}` : `^${pattern}$`),
  }))]));

/** A template filled with what was found; null where something in it is not known. */
function filled({ names, said }, [, ...found]) {
  const unit = found.map((text) => text.match(`^${AMOUNT}$`)?.[0].split(' ')[1]).find(Boolean);
  const values = Object.fromEntries(names.map(({ name, kind }, i) => [name, PLACES[kind][1](found[i], unit)]));
  return Object.values(values).includes(null) ? null : said.replaceAll(PLACE, (_, name) => values[name]);
}

/** A sentence that is one template; null where none fits. */
function whole(kind, text) {
  for (const each of templates[kind]) {
    const found = each.pattern.exec(text);
    const said = found && filled(each, found);
    if (said) return said;
  }
  return null;
}

/** A sentence of several templates, one after the other; null where something is left. */
function parts(text) {
  if (text === '') return '';
  for (const each of templates.why) {
    const found = each.pattern.exec(text);
    const first = found && filled(each, found);
    const rest = first ? parts(text.slice(found[0].length)) : null;
    if (rest !== null) return first + rest;
  }
  return null;
}

/** English stays as it is, but for temperatures. */
function english(text) {
  if (temperature === '°C') return text;
  return text.replaceAll(/(?:([\d.]+) and )?(-?[\d.]+ °C)(\/min)?/g, (_, lower, amount, rate) =>
    (lower ? `${decimal(lower, shown(Number(lower), '°C'))} and ` : '') + amountOf(amount, rate ? shownDifference : shown) + (rate ?? ''));
}

const known = new Map();
const MOST_KNOWN = 2000;

/**
 * A sentence in the language of the page, `{words, lang}`; `lang` is `en` where it had to stay English, else null.
 * @param kind what it is: why, note, alert, scale, change or problem
 */
export function said(kind, text) {
  if (language === 'en') return { words: english(text), lang: null };
  const key = `${kind} ${text}`;
  if (!known.has(key)) {
    if (known.size >= MOST_KNOWN) known.clear();
    const words = kind === 'why' ? parts(text) : whole(kind, text);
    known.set(key, words === null ? { words: english(text), lang: 'en' } : { words, lang: null });
  }
  return known.get(key);
}

/** The same as a text; empty where it had to stay English, or there is none. */
export function plain(kind, text) {
  const { words, lang } = said(kind, text ?? '');
  return lang ? '' : words;
}
