// What the page says of logins, orders and access.

import WORDS from './language.js';

export const PHRASES = WORDS.people;
