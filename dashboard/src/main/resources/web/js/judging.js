// The form in which an admin says by what the air of a room is judged.

import { button, element, setHidden } from './dom.js';
import { named } from './guideline.js';
import ALL from './language.js';
import { label } from './words.js';

const { judged: WORDS } = ALL.room;

/**
 * Makes the fields of the form.
 * @param all the scales that there are, and those of the `house`
 * @param now the scales of the room
 * @param cancel called when they would rather not
 */
export function fill(form, { scales, house }, now, cancel) {
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
  form.replaceChildren(
    element('label', {}, element('span', {}, WORDS.what), what), element('label', {}, element('span', {}, WORDS.scale), by),
    ...own.map(({ node }) => node), outdoor.node,
    element('p', { class: 'actions' }, button(WORDS.cancel, cancel), element('button', { type: 'submit', class: 'main' }, WORDS.save)));
  choose();
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
