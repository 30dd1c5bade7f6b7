// Says something on the broker: a topic, a payload, and how it is to be carried.

import { send } from './api.js';
import { complain, element, field, say } from './dom.js';
import ALL from './language.js';

const { mqtt: WORDS, people: PHRASES } = ALL;

export function saying() {
  const topic = field(WORDS.topic, { name: 'topic', required: true, maxlength: 500, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' });
  const payload = element('textarea', { name: 'payload', rows: '3', maxlength: 8000, spellcheck: 'false' });
  const qos = element('input', { type: 'checkbox', name: 'qos', checked: true });
  const keep = element('input', { type: 'checkbox', name: 'retained' });
  const said = element('p', { class: 'said-back', role: 'status' });
  const form = element('form', { class: 'form' }, topic.node,
    element('label', {}, element('span', {}, WORDS.payload), payload),
    element('label', { class: 'check' }, qos, element('span', {}, WORDS.atLeastOnce)),
    element('label', { class: 'check' }, keep, element('span', {}, WORDS.keep)),
    element('button', { type: 'submit' }, WORDS.sayIt), said);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      const { bytes } = await send('POST', '/api/v1/mqtt',
        { topic: topic.input.value, payload: payload.value, qos: qos.checked ? 1 : 0, retained: keep.checked });
      say(said, WORDS.said(topic.input.value, bytes));
    } catch (failure) {
      complain(said, PHRASES.failed, failure);
    }
  });
  return element('details', { class: 'card' }, element('summary', {}, WORDS.say), form);
}
