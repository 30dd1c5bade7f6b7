// Why the relays of a room did what they did, and what else is to be known, newest first; what switched nothing is said quietly.

import { button, element, quote } from './dom.js';
import WORDS from './language.js';
import { said } from './said.js';
import { moment } from './timeaxis.js';
import { title } from './words.js';

const { room: ROOM } = WORDS;
const { why: SAID } = ROOM;

export class Ledger {
  #list = element('ol', { class: 'ledger', tabindex: '0', 'aria-labelledby': 'whys' });
  #zone;
  #most;
  #calls;

  /** @param calls `point(at)` while a line is looked at and with null after, `show(at)` when it is chosen */
  constructor(zone, most, calls) {
    this.#zone = zone;
    this.#most = most;
    this.#calls = calls;
    this.node = element('section', { class: 'card whys' },
      element('h2', { id: 'whys' }, SAID.title), this.#list);
  }

  replace(events) {
    const lines = events.slice(0, this.#most).map((event) => this.#entry(event));
    if (events.length === 0) lines.push(element('li', { class: 'quiet' }, SAID.nothing));
    if (events.length >= this.#most) lines.push(element('li', { class: 'quiet' }, SAID.newest(this.#most)));
    this.#list.replaceChildren(...lines);
  }

  add(event) {
    this.#list.querySelector('.quiet')?.remove();
    this.#list.prepend(this.#entry(event));
    while (this.#list.children.length > this.#most) this.#list.lastChild.remove();
  }

  #entry({ time, purifier, power, changed, why, kind, subject }) {
    const at = Date.parse(time);
    const when = moment(at, this.#zone);
    const shows = button('', () => this.#calls.show(at));
    shows.append(element('time', { datetime: time }, when));
    shows.className = 'moment';
    shows.title = SAID.show(when);
    const head = kind ? `${SAID.kinds[kind] ?? title(kind)} (${subject})` : changed && SAID.switched(title(purifier), WORDS.powers[power]);
    const sentence = element('span');
    const { words, lang } = said(kind ? 'note' : 'why', why);
    quote(sentence, { words: head ? words : `${title(purifier)}: ${words}`, lang });
    const line = element('li', { 'data-power': !kind && changed && power, 'data-kind': kind ?? null },
      shows, head && element('strong', {}, head), sentence);
    for (const kind of ['pointerenter', 'focusin']) line.addEventListener(kind, () => this.#calls.point(at));
    for (const kind of ['pointerleave', 'focusout']) line.addEventListener(kind, () => this.#calls.point(null));
    return line;
  }
}
