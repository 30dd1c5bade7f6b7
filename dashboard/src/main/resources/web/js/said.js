// What nodes and server say in English, as this page says it; what its language does not know stays English.

import { language } from './language.js';
import { english } from './units.js';

const { sentence } = language === 'en' ? {} : await import('./sentences.js');

const known = new Map();
const MOST_KNOWN = 2000;

/**
 * A sentence in the language of the page, `{words, lang}`; `lang` is `en` where it had to stay English, else null.
 * @param kind what it is: why, note, alert, scale, change or problem
 */
export function said(kind, text) {
  if (language === 'en') return { words: english(text), lang: null };
  const key = `${kind} ${text}`;
  if (!known.has(key)) {
    if (known.size >= MOST_KNOWN) known.clear();
    const words = sentence(kind, text);
    known.set(key, words === null ? { words: english(text), lang: 'en' } : { words, lang: null });
  }
  return known.get(key);
}

/** The same as a text; empty where it had to stay English, or there is none. */
export function plain(kind, text) {
  const { words, lang } = said(kind, text ?? '');
  return lang ? '' : words;
}
