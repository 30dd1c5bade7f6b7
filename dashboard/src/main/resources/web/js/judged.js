// By what the air of a room is judged, with whose word that is; admins may choose it.

import * as api from './api.js';
import { button, complain, element, say, setHidden } from './dom.js';
import { named } from './guideline.js';
import ALL from './language.js';
import { part } from './parts.js';
import { called } from './places.js';
import { bandName } from './scales.js';
import { amount, label, level } from './words.js';

const { room: ROOM, people: PHRASES } = ALL;
const { judged: WORDS } = ROOM;

export class Judged {
  #world;
  #room;
  #list = element('dl', { class: 'scales' });
  #form = element('form', { class: 'form', hidden: true });
  #change = button(WORDS.change, () => this.#open());
  #said = element('p', { class: 'said-back', role: 'status' });

  constructor(world, room) {
    this.#world = world;
    this.#room = room;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#save();
    });
    this.node = element('section', { class: 'card judged' },
      element('h2', {}, WORDS.title), this.#list, this.#change, this.#form, this.#said);
  }

  /** Shows the scales of those quantities that the room has. */
  show(room, scales, quantities) {
    this.node.setAttribute('aria-label', WORDS.of(called(room)));
    const shown = Object.values(scales).filter(({ quantity }) => quantities.includes(quantity));
    this.#list.replaceChildren(...shown.map((scale) => element('div', {},
      element('dt', {}, WORDS.by(label(scale.quantity), named(scale.name))),
      element('dd', {},
        element('ul', { class: 'bands' }, ...scale.bands.map((_, i) => bandLine(scale, i))),
        element('p', { class: 'quiet' }, [WORDS.source(named(scale.source)), scale.note && named(scale.note),
          scale.outdoor === null ? null : WORDS.outdoor(scale.outdoor)].filter(Boolean).join(' '))))));
    setHidden(this.#change, shown.length === 0);
  }

  async #open() {
    const { me, login } = this.#world;
    if (!me.may('admin') && !(await login.ask(WORDS.login))) return;
    try {
      const [{ fill }, all, now] = await Promise.all([part(import('./judging.js')), api.guidelines(), api.guideline(this.#room)]);
      fill(this.#form, all, now, () => this.#close());
      setHidden(this.#form, false);
      setHidden(this.#change, true);
      say(this.#said, '');
      this.#form.querySelector('select').focus();
    } catch (failure) {
      complain(this.#said, PHRASES.failed, failure);
    }
  }

  async #save() {
    const choice = Object.fromEntries([...new FormData(this.#form)]
      .map(([name, value]) => [name, name === 'quantity' || name === 'scale' ? value : Number(value)]));
    try {
      await api.judge(this.#room, choice);
      this.#close();
      say(this.#said, WORDS.saved);
      this.#world.refresh();
    } catch (failure) {
      complain(this.#said, PHRASES.failed, failure);
      if (failure.status === 401) await this.#world.me.load().catch(() => {});
    }
  }

  #close() {
    setHidden(this.#form, true);
    setHidden(this.#change, false);
    this.#change.focus();
  }
}

function bandLine({ bands, quantity, unit }, i) {
  const { from, level: key } = bands[i];
  const reach = i === 0 ? WORDS.below(amount(quantity, bands[1].from, unit)) : WORDS.from(amount(quantity, from, unit));
  return element('li', { 'data-level': key }, element('strong', {}, level(key)), ` ${[reach, bandName(bands[i])].filter(Boolean).join(': ')}`);
}
