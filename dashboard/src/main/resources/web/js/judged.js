// By what the air of a room is judged, with whose word that is; admins may choose it.

import * as api from './api.js';
import { button, complain, element, say, setHidden } from './dom.js';
import ALL from './language.js';
import { ROOM } from './phrases-room.js';
import { PHRASES } from './phrases.js';
import { said } from './said.js';
import { bandName } from './scales.js';
import { amount, label, level, title } from './words.js';

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
    this.node = element('section', { class: 'card judged', 'aria-label': WORDS.of(title(room)) },
      element('h2', {}, WORDS.title), this.#list, this.#change, this.#form, this.#said);
  }

  /** Shows the scales of those quantities that the room has. */
  show(scales, quantities) {
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
      const [all, now] = await Promise.all([api.guidelines(), api.guideline(this.#room)]);
      this.#fields(all, now);
      setHidden(this.#form, false);
      setHidden(this.#change, true);
      say(this.#said, '');
      this.#form.querySelector('select').focus();
    } catch (failure) {
      complain(this.#said, PHRASES.failed, failure);
    }
  }

  #fields({ scales, house }, now) {
    const quantities = [...new Set(scales.map(({ quantity }) => quantity))];
    const what = select('quantity', quantities.map((quantity) => [quantity, label(quantity)]));
    const by = select('scale', []);
    const own = [number('fair', WORDS.fair), number('poor', WORDS.poor)];
    const outdoor = number('outdoor', WORDS.outdoorField);
    const choose = () => {
      const quantity = what.value;
      const current = now.scales[quantity];
      by.replaceChildren(
        element('option', { value: 'house' }, WORDS.house(named(house.scales[quantity].name))),
        ...scales.filter((scale) => scale.quantity === quantity).map(({ id, name }) => element('option', { value: id }, named(name))),
        element('option', { value: 'own' }, WORDS.own));
      by.value = current.chosen ? current.id : 'house';
      const bound = (level) => current.bands.find((band) => band.level === level)?.from ?? '';
      own[0].input.value = bound('fair');
      own[1].input.value = bound('poor');
      outdoor.input.value = current.outdoor ?? house.outdoor;
      fit();
    };
    const fit = () => {
      for (const each of own) each.use(by.value === 'own');
      outdoor.use(scales.find(({ id, quantity }) => id === by.value && quantity === what.value)?.basis === 'above-outdoor');
    };
    what.addEventListener('change', choose);
    by.addEventListener('change', fit);
    const cancel = button(WORDS.cancel, () => this.#close());
    this.#form.replaceChildren(
      element('label', {}, element('span', {}, WORDS.what), what), element('label', {}, element('span', {}, WORDS.scale), by),
      ...own.map(({ node }) => node), outdoor.node,
      element('p', { class: 'actions' }, cancel, element('button', { type: 'submit', class: 'main' }, WORDS.save)));
    choose();
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

/** The name of a publication in the language of the page, or its own. */
function named(name) {
  return said('scale', name).words;
}

function select(name, options) {
  return element('select', { name }, ...options.map(([value, words]) => element('option', { value }, words)));
}

/** A field for a number with its label; one that is not used is neither seen nor sent. */
function number(name, words) {
  const input = element('input', { name, type: 'number', step: 'any', required: true, inputmode: 'decimal' });
  const node = element('label', {}, element('span', {}, words), input);
  return {
    input,
    node,
    use(used) {
      input.disabled = !used;
      setHidden(node, !used);
    },
  };
}

/** By what the whole house is judged, for below its rooms. */
export function guidelineWords({ name, source, unit, fair, poor }) {
  const value = (bound) => amount('co2', bound, unit);
  return [ALL.air.judged(value(fair), value(poor)), ALL.air.guideline(named(name)), source && WORDS.source(named(source))].filter(Boolean).join(' ');
}
