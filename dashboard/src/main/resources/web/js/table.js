// The chart's numbers as a table, made only while someone looks at it.

import { element } from './dom.js';
import { momentWithin } from './timeaxis.js';
import { level, number } from './words.js';

export class Table {
  #body = element('tbody');
  #wanted;

  /** @param wanted called when it is opened; answers with `draw` */
  constructor(name, wanted) {
    this.#wanted = wanted;
    this.node = element('details', { class: 'table' },
      element('summary', {}, 'Show as table'),
      element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': `${name} as a table` },
        element('table', {},
          element('thead', {}, element('tr', {},
            ...['time', 'mean', 'least', 'most', 'level'].map((head) => element('th', { scope: 'col' }, head)))),
          this.#body)));
    this.node.addEventListener('toggle', () => this.node.open && this.#wanted());
  }

  get open() {
    return this.node.open;
  }

  /** Newest first. */
  draw({ points, from, to, zone, guideline }) {
    this.#body.replaceChildren(...points.toReversed().map(({ x, mean, min, max }) => element('tr', {},
      element('th', { scope: 'row' }, momentWithin(x, from, to, zone)),
      ...[mean, min, max].map((value) => element('td', {}, number('co2', value))),
      element('td', {}, level(mean, guideline)))));
  }
}
