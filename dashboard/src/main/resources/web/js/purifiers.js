// What each relay of a room does, why, and for how long it must.

import { element, quote, say, setHidden } from './dom.js';
import WORDS from './language.js';
import { OrderButtons } from './orders.js';
import { said } from './said.js';
import { effect, hold, machine } from './words.js';

export class PurifierLines {
  #lines = new Map();

  /** @param detail `{room, world}` where it is said as well what the relay does to CO₂, and can be ordered; null where not */
  constructor(detail = null) {
    this.detail = detail;
    this.node = element('ul', { class: 'purifiers' });
  }

  update(purifiers, now) {
    setHidden(this.node, purifiers.length === 0);
    for (const purifier of purifiers) {
      if (!this.#lines.has(purifier.purifier)) {
        const line = new Line(purifier.purifier, this.detail);
        this.#lines.set(purifier.purifier, line);
        this.node.append(line.node);
      }
      this.#lines.get(purifier.purifier).update(purifier, now);
    }
  }
}

class Line {
  #name = element('strong');
  #power = element('span', { class: 'power' });
  #why = element('p', { class: 'why' });
  #hold = element('p', { class: 'hold' });
  #effect = element('p', { class: 'effect' });

  #orders;

  constructor(name, detail) {
    this.#orders = detail && new OrderButtons(detail.room, name, detail.world);
    this.node = element('li', {},
      this.#power,
      element('div', { class: 'said' }, this.#name, this.#why, this.#hold, this.#effect, this.#orders?.node ?? null));
  }

  update(purifier, now) {
    const { power, why, online, drives } = purifier;
    const shown = online ? power : 'unknown';
    if (this.node.dataset.power !== shown) this.node.dataset.power = shown;
    say(this.#name, machine(purifier));
    say(this.#power, online ? WORDS.powers[power].toUpperCase() : '?');
    quote(this.#why, online ? said('why', why) : { words: WORDS.purifier.offline(WORDS.powers[power]), lang: null });
    const holding = online ? hold(purifier, now) : '';
    say(this.#hold, holding);
    setHidden(this.#hold, holding === '');
    const does = this.#orders ? effect(drives) : '';
    say(this.#effect, does);
    setHidden(this.#effect, does === '');
    this.#orders?.update(purifier);
  }
}
