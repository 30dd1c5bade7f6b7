// What the page says of MQTT and of the first start.

import WORDS from './language.js';

export const MQTT = WORDS.mqtt;
export const START = WORDS.start;
