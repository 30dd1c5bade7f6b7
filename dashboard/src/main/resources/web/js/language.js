// In which language this page speaks: the one chosen here, else the first of the browser's that it knows, else English.

import { kept } from './kept.js';

/** The languages by their own names. Another one is a file in words/ and its name here. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' };

/** The language of a tag such as `de-AT`, in lower case. */
const base = (tag) => tag.toLowerCase().split('-')[0];

/**
 * @param chosen what was chosen on this page, or null
 * @param wanted what the browser asks for, dearest first
 */
export function pick(chosen, wanted) {
  return [chosen ?? '', ...wanted].map(base).find((each) => Object.hasOwn(LANGUAGES, each)) ?? 'en';
}

/** Whose way to write numbers and dates: that of the browser's region where it asks for the language there, else the language's own. */
export function pickLocale(language, wanted, own) {
  return wanted.find((tag) => base(tag) === language && tag.includes('-')) ?? own;
}

const page = globalThis.document?.documentElement;
/** What the browser asks for; nothing where there is none, as in tests. */
export const wanted = page ? navigator.languages : [];
export const language = pick(kept('language'), wanted);

/** All words of the page. */
const WORDS = (await import(`./words/${language}.js`)).default;
export default WORDS;

export const locale = pickLocale(language, wanted, WORDS.locale);
if (page) page.lang = language;
