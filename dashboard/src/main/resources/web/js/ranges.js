// Which stretch of time the charts show: ranges, a span of one's own, steps, and the way back to now.

import { button, element, say, setHidden } from './dom.js';
import WORDS from './language.js';
import { RANGES, toRoom } from './route.js';
import { localInput, parseLocal } from './timeaxis.js';

const { room: ROOM } = WORDS;

export class Ranges {
  #room;
  #zone;
  #asked;
  #stretch = null;
  #links;
  #toNow;
  #own = button(ROOM.custom, () => this.#open());
  #from = element('input', { type: 'datetime-local', required: true });
  #to = element('input', { type: 'datetime-local', required: true });
  #wrong = element('p', { class: 'problem', role: 'alert' });
  #form;

  /** @param asked `stretch(stretch)` with one of one's own, `step(name)` with a step, `live()` */
  constructor(room, zone, asked) {
    this.#room = room;
    this.#zone = zone;
    this.#asked = asked;
    this.#links = Object.keys(RANGES).map((range) => element('a', {
      href: toRoom(room, range), 'data-range': range, title: WORDS.ranges[range].words,
    }, WORDS.ranges[range].short));
    this.#toNow = button(ROOM.live, () => asked.live());
    this.#toNow.className = 'live';
    this.#own.setAttribute('aria-expanded', 'false');
    this.#form = element('form', { class: 'own', hidden: true },
      element('label', {}, ROOM.customFrom, ' ', this.#from), element('label', {}, ROOM.customTo, ' ', this.#to),
      element('button', { type: 'submit' }, ROOM.customShow), this.#wrong);
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    const signs = { earlier: '‹', farther: '−', nearer: '+', later: '›' };
    const steps = Object.entries(signs).map(([name, sign]) => {
      const step = button(sign, () => asked.step(name));
      step.setAttribute('aria-label', ROOM.steps[name]);
      return step;
    });
    this.node = element('div', { class: 'seen' },
      element('nav', { class: 'ranges', 'aria-label': ROOM.range }, ...this.#links, this.#own),
      element('div', { class: 'steps', role: 'group', 'aria-label': ROOM.zoom, title: ROOM.keys }, ...steps, this.#toNow),
      this.#form);
  }

  /** Marks what is seen: a range by its name, or none of them. */
  mark(range, stretch) {
    this.#stretch = stretch;
    for (const link of this.#links) {
      if (link.dataset.range === range) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    this.#own.dataset.shown = String(range === null);
    setHidden(this.#toNow, stretch.live);
  }

  #open() {
    const opens = this.#form.hidden;
    setHidden(this.#form, !opens);
    this.#own.setAttribute('aria-expanded', String(opens));
    if (!opens || !this.#stretch) return;
    this.#from.value = localInput(this.#stretch.from, this.#zone);
    this.#to.value = localInput(this.#stretch.to, this.#zone);
    this.#from.focus();
  }

  #submit() {
    const [from, to] = [this.#from, this.#to].map(({ value }) => parseLocal(value, this.#zone));
    say(this.#wrong, from < to ? '' : ROOM.customWrong);
    if (from < to) this.#asked.stretch({ from, to, live: false });
  }
}
