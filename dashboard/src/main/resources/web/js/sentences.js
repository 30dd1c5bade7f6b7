// What nodes and server say in English, found again in another language by that language's sentences.

import WORDS, { locale } from './language.js';
import { amountOf, decimal, shown, shownDifference } from './units.js';
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

/** A sentence in the language of the page; null where not all of it is known. `kind` as in `said`. */
export function sentence(kind, text) {
  return kind === 'why' ? parts(text) : whole(kind, text);
}
