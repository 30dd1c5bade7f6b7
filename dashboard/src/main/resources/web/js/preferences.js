// The few choices of whoever looks, for this browser alone: in which language, and in which unit of temperature.

import { element } from './dom.js';
import { keep } from './kept.js';
import WORDS, { language, LANGUAGES } from './language.js';
import { temperature } from './units.js';

const { preferences: SAID } = WORDS;

export function preferences() {
  return element('section', { class: 'preferences quiet', 'aria-label': SAID.title },
    choice('language', SAID.language, LANGUAGES, language),
    choice('temperature', SAID.temperature, { '°C': '°C', '°F': '°F' }, temperature));
}

/** What is chosen holds for all that is on the page, so it is read anew. */
function choice(key, words, options, chosen) {
  const select = element('select', {}, ...Object.entries(options).map(([value, name]) =>
    element('option', { value, selected: value === chosen, lang: key === 'language' && value }, name)));
  select.addEventListener('change', () => {
    keep(key, select.value);
    location.reload();
  });
  return element('label', {}, words, ' ', select);
}
