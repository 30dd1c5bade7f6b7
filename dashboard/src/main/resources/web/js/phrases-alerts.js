// What the page says of alerts.

import WORDS from './language.js';

export const ALERTS = WORDS.alerts;
export const CHANNELS = WORDS.channels;
