// The charts' numbers as a table, made only while someone looks at it.

import { element } from './dom.js';
import { ROOM } from './phrases-room.js';
import { worth } from './scales.js';
import { momentWithin } from './timeaxis.js';
import { label, number } from './words.js';

const { table: WORDS } = ROOM;

export class Table {
  #head = element('tr');
  #body = element('tbody');
  #wanted;

  /** @param wanted called when it is opened; answers with `draw` */
  constructor(name, wanted) {
    this.#wanted = wanted;
    this.node = element('details', { class: 'table' },
      element('summary', {}, WORDS.show),
      element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': name },
        element('table', {}, element('thead', {}, this.#head), this.#body)));
    this.node.addEventListener('toggle', () => this.node.open && this.#wanted());
  }

  get open() {
    return this.node.open;
  }

  /** The first quantity with all that is known of it, the others with their means; newest first. */
  draw({ from, to }, shown, zone) {
    const [[first, main], ...others] = Object.entries(shown);
    const means = others.map(([quantity, { points }]) => ({ quantity, mean: besides(points) }));
    const heads = [WORDS.time, head(first, main.unit), WORDS.least, WORDS.most, WORDS.level,
      ...others.map(([quantity, { unit }]) => head(quantity, unit))];
    this.#head.replaceChildren(...heads.map((words) => element('th', { scope: 'col' }, words)));
    const seen = main.points.filter(({ x }) => x >= from && x <= to);
    this.#body.replaceChildren(...seen.toReversed().map(({ x, mean, min, max }) => element('tr', {},
      element('th', { scope: 'row' }, momentWithin(x, from, to, zone)),
      ...[mean, min, max].map((value) => element('td', {}, number(first, value))),
      element('td', {}, worth(mean, main.scale)),
      ...means.map(({ quantity, mean: of }) => element('td', {}, of(x) === null ? '' : number(quantity, of(x)))))));
  }
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
