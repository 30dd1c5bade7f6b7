// What the page says of one room.

import WORDS from './language.js';

export const ROOM = WORDS.room;
