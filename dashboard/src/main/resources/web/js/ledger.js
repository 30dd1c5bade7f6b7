// Why the relays of a room did what they did, newest first; what switched nothing is said quietly.

import { element } from './dom.js';
import { moment } from './timeaxis.js';
import { title } from './words.js';

const MOST = 50;

export class Ledger {
  #list = element('ol', { class: 'ledger', tabindex: '0', 'aria-labelledby': 'whys' });
  #zone;

  constructor(zone) {
    this.#zone = zone;
    this.node = element('section', { class: 'card whys' },
      element('h2', { id: 'whys' }, 'Why'), this.#list);
  }

  replace(events) {
    this.#list.replaceChildren(...events.slice(0, MOST).map((event) => this.#entry(event)));
    if (events.length === 0) this.#list.append(element('li', { class: 'quiet' }, 'Nothing was decided in this time.'));
  }

  add(event) {
    this.#list.querySelector('.quiet')?.remove();
    this.#list.prepend(this.#entry(event));
    while (this.#list.children.length > MOST) this.#list.lastChild.remove();
  }

  #entry({ time, purifier, power, changed, why }) {
    return element('li', { 'data-power': changed && power },
      element('time', { datetime: time }, moment(Date.parse(time), this.#zone)),
      changed && element('strong', {}, `${title(purifier)} switched ${power}`),
      element('span', {}, changed ? why : `${title(purifier)}: ${why}`));
  }
}
