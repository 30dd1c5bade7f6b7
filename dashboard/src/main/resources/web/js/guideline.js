// Guidelines and their sources as the page calls them.

import WORDS from './language.js';
import { said } from './said.js';
import { amount } from './words.js';

/** The name of a publication in the language of the page, or its own. */
export function named(name) {
  return said('scale', name).words;
}

/** By what the whole house is judged, for below its rooms. */
export function guidelineWords({ name, source, unit, fair, poor }) {
  const value = (bound) => amount('co2', bound, unit);
  return [WORDS.air.judged(value(fair), value(poor)), WORDS.air.guideline(named(name)), source && WORDS.room.judged.source(named(source))]
    .filter(Boolean).join(' ');
}
