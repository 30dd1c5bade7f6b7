// What the page says on a wall and on paper.

import WORDS from './language.js';

export const KIOSK = WORDS.kiosk;
export const PAPER = WORDS.paper;
