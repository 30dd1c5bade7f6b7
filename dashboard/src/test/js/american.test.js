import './american.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { said } from '../../main/resources/web/js/said.js';
import { clock, moment } from '../../main/resources/web/js/timeaxis.js';
import { pickTemperature, shown, shownUnit } from '../../main/resources/web/js/units.js';
import { reach } from '../../main/resources/web/js/valueaxis.js';
import { amount } from '../../main/resources/web/js/words.js';

/** Which space stands before PM differs from one edition of Unicode to the next. */
const plain = (text) => text.replaceAll(/\s/g, ' ');
const AT = Date.parse('2026-11-21T19:05:00Z');

test('the unit of temperatures is the chosen one, else that of the region', () => {
  assert.deepEqual([[null, ['en-US']], [null, ['es-PR', 'en']], [null, ['en-GB']], [null, ['en']], [null, []], ['°C', ['en-US']], ['°F', ['de-DE']], ['K', ['de-DE']]]
    .map(([chosen, wanted]) => pickTemperature(chosen, wanted)), ['°F', '°F', '°C', '°C', '°C', '°C', '°F', '°C']);
});

test('temperatures are shown in °F, and nothing else is', () => {
  assert.equal(shownUnit('°C'), '°F');
  assert.equal(amount('temperature', 21.4, '°C'), '70.5 °F');
  assert.equal(amount('co2', 812, 'ppm'), '812 ppm');
  assert.equal(amount('humidity', 41, '%RH'), '41 %');
  assert.deepEqual([-40, 0, 100].map((value) => shown(value, '°C')), [-40, 32, 212]);
});

test('a reason gives temperatures in °F, and steps of them as such', () => {
  assert.equal(said('why', 'temperature 26.5 °C ≥ 26 °C, rising 0.5 °C/min').words, 'temperature 79.7 °F ≥ 79 °F, rising 0.9 °F/min');
  assert.equal(said('why', 'temperature 25 °C, between 24 and 26 °C: stays on').words, 'temperature 77 °F, between 75 and 79 °F: stays on');
  assert.equal(said('why', 'CO₂ 1012 ppm ≥ 1000 ppm').words, 'CO₂ 1012 ppm ≥ 1000 ppm');
});

test('an axis of °F reaches whole even degrees', () => {
  assert.deepEqual(reach([{ min: 69.8, max: 72.3 }], { quantity: 'temperature', unit: '°F' }), { bottom: 66, top: 76 });
});

test('times are those of the region', () => {
  assert.equal(plain(clock(AT, 'America/New_York')), '2:05 PM');
  assert.equal(plain(moment(AT, 'America/New_York')), 'Sat Nov 21, 2:05 PM');
});
