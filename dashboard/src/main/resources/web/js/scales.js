// What a value is worth by a scale: the bands that the server gave, from the best air to the worst.

import { plain } from './said.js';
import { level } from './words.js';

/** The band of a value; null without a scale. */
export function band(value, scale) {
  return scale?.bands.findLast(({ from }) => value >= from) ?? scale?.bands[0] ?? null;
}

/** `fair`, or `fair, category III` where the scale has a name for it; empty where a value alone has no level. */
export function worth(value, scale) {
  if (!scale || scale.overSeconds > 0) return '';
  const found = band(value, scale);
  const name = bandName(found);
  return name === null ? level(found.level) : `${level(found.level)}, ${name}`;
}

/** What its scale calls a band, where it says more than the level; null where it does not, or in another language only. */
export function bandName({ level: key, name }) {
  if (name === null || name === key) return null;
  return plain('scale', name) || null;
}
