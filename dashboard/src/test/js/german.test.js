import './german.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locale, pick, pickLocale } from '../../main/resources/web/js/language.js';
import { description } from '../../main/resources/web/js/story.js';
import { moment, momentWithin, ticks } from '../../main/resources/web/js/timeaxis.js';
import * as words from '../../main/resources/web/js/words.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONE = 'Europe/Berlin';

test('the language is the chosen one, else the first of the browser that is there, else English', () => {
  assert.equal(pick('en', ['de-DE']), 'en');
  assert.equal(pick(null, ['fr-FR', 'de-AT', 'en']), 'de');
  assert.equal(pick(null, ['DE']), 'de');
  assert.equal(pick('xx', ['ja']), 'en');
  assert.equal(pick('constructor', []), 'en');
  assert.equal(document.documentElement.lang, 'de');
});

test('numbers and dates follow the region of the browser where it is of the language', () => {
  assert.equal(locale, 'de-DE');
  assert.equal(pickLocale('de', ['en-US', 'de-AT', 'de'], 'de-DE'), 'de-AT');
  assert.equal(pickLocale('en', ['de-DE', 'en'], 'en-GB'), 'en-GB');
});

test('numbers are German', () => {
  assert.equal(words.amount('co2', 12_012, 'ppm'), '12.012 ppm');
  assert.equal(words.amount('temperature', 21.449, '°C'), '21,4 °C');
  assert.equal(words.bound(35.4), '35,4');
});

test('ages are German, with their plurals and cases', () => {
  assert.deepEqual([12, 240, 7200, 2 * 86_400].map(words.ago), ['vor 12 s', 'vor 4 min', 'vor 2 h', 'vor 2 Tagen']);
  assert.equal(words.span(3 * 86_400), '3 Tage');
});

test('moments are German, and the hour that comes twice is told apart', () => {
  assert.equal(moment(Date.parse('2026-11-21T10:05:00Z'), ZONE), 'Sa 21. Nov., 11:05');
  assert.equal(moment(Date.parse('2026-10-25T00:30:00Z'), ZONE), 'So 25. Okt., 02:30 MESZ');
  assert.equal(moment(Date.parse('2026-10-25T01:30:00Z'), ZONE), 'So 25. Okt., 02:30 MEZ');
  assert.equal(momentWithin(Date.parse('2025-03-24T09:05:00Z'), 0, 400 * DAY, 'UTC'), '24. März 2025, 09:05');
});

test('ticks are German', () => {
  const found = ticks(Date.parse('2026-10-24T21:00:00Z'), Date.parse('2026-10-25T03:00:00Z'), 8, ZONE);
  assert.deepEqual(found.map(({ label, zone }) => (zone ? `${label} ${zone}` : label)),
    ['23:00', 'So 25. Okt.', '01:00', '02:00 MESZ', '02:00 MEZ', '03:00', '04:00']);
});

test('a chart is told in German', () => {
  const to = Date.parse('2026-11-21T10:00:00Z');
  const points = [{ x: to - 1000, count: 1, min: 980.4, mean: 1000, max: 1012 }];
  assert.equal(description({ quantity: 'co2', range: '24h', stretch: { from: to - DAY, to, live: true }, points, unit: 'ppm', zone: 'UTC',
    gaps: [{ from: to - HOUR, to: to - HOUR / 2 }], runs: [{ purifier: 'fan', from: to - 2 * HOUR, to: null }] }),
  'Mittelwert in den letzten 24 Stunden: 1000 ppm; niedrigster Wert 980 ppm (Sa 21. Nov., 09:59), höchster 1012 ppm (Sa 21. Nov., 09:59). '
    + 'Fan lief 2 h. 30 min lang kam kein Messwert (schraffiert).');
});
