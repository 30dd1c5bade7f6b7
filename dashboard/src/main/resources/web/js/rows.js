// The numbers of the charts as rows of a table.

import { element } from './dom.js';
import WORDS from './language.js';
import { worth } from './scales.js';
import { momentWithin } from './timeaxis.js';
import { label, number } from './words.js';

const { table: SAID } = WORDS.room;

/** The first quantity with all that is known of it, the others with their means; newest first. `{heads, rows}`, texts and elements. */
export function numbers({ from, to }, shown, zone) {
  const [[first, main], ...others] = Object.entries(shown);
  const means = others.map(([quantity, { points }]) => ({ quantity, mean: besides(points) }));
  const heads = [SAID.time, head(first, main.unit), SAID.least, SAID.most, SAID.level, ...others.map(([quantity, { unit }]) => head(quantity, unit))];
  const seen = main.points.filter(({ x }) => x >= from && x <= to);
  const rows = seen.toReversed().map(({ x, mean, min, max }) => element('tr', {},
    element('th', { scope: 'row' }, momentWithin(x, from, to, zone)),
    ...[mean, min, max].map((value) => element('td', {}, number(first, value))),
    element('td', {}, worth(mean, main.scale)),
    ...means.map(({ quantity, mean: of }) => element('td', {}, of(x) === null ? '' : number(quantity, of(x))))));
  return { heads, rows };
}

function head(quantity, unit) {
  return `${label(quantity)}${unit ? `, ${unit}` : ''}`;
}

/** The mean of the slot in which a moment is: the nearest one, if it is no farther than slots are apart. */
function besides(points) {
  const apart = Math.min(Infinity, ...points.slice(1).map(({ x }, i) => x - points[i].x));
  let k = points.length - 1;
  return (x) => {
    while (k > 0 && Math.abs(points[k - 1].x - x) <= Math.abs(points[k].x - x)) k--;
    return k >= 0 && Math.abs(points[k].x - x) <= apart ? points[k].mean : null;
  };
}
