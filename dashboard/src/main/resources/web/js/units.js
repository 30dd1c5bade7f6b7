// In which units values are shown; the server only knows those of the wire.

import { kept } from './kept.js';
import { locale, wanted } from './language.js';

/** Where people say how warm it is in °F. */
const FAHRENHEIT = new Set(['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'UM', 'BS', 'BZ', 'KY', 'LR', 'PW', 'FM', 'MH']);

/** The unit of temperatures: the chosen one, else that of the browser's region. */
export function pickTemperature(chosen, [tag = '']) {
  if (chosen === '°C' || chosen === '°F') return chosen;
  return FAHRENHEIT.has(tag.split('-').at(-1).toUpperCase()) ? '°F' : '°C';
}

export const temperature = pickTemperature(kept('temperature'), wanted);

/** The unit in which a unit of the wire is shown: `%` for %RH, since the word humidity stands beside it. */
export function shownUnit(unit) {
  return { '°C': temperature, '%RH': '%', index: '' }[unit] ?? unit ?? '';
}

/** A value as it is shown. */
export function shown(value, unit) {
  return shownUnit(unit) === '°F' ? value * 1.8 + 32 : value;
}

/** A difference of two values as it is shown. */
export function shownDifference(value, unit) {
  return shownUnit(unit) === '°F' ? value * 1.8 : value;
}

/** `21.4 °C` as it is shown, by one of the ways of `units.js`. */
export function amountOf(text, convert) {
  const [number, unit] = text.split(' ');
  return `${decimal(number, convert(Number(number), unit))} ${shownUnit(unit)}`.trim();
}

/** With as many digits after the point as the English number has. */
export function decimal(text, value) {
  const digits = text.split('.')[1]?.length ?? 0;
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: 'min2' }).format(value);
}

/** English stays as it is, but for temperatures. */
export function english(text) {
  if (temperature === '°C') return text;
  return text.replaceAll(/(?:([\d.]+) and )?(-?[\d.]+ °C)(\/min)?/g, (_, lower, amount, rate) =>
    (lower ? `${decimal(lower, shown(Number(lower), '°C'))} and ` : '') + amountOf(amount, rate ? shownDifference : shown) + (rate ?? ''));
}
