// What the page says of all rooms at a glance, and of where they are.

import WORDS from './language.js';

export const OVERVIEW = WORDS.overview;
export const PLACE = WORDS.place;
