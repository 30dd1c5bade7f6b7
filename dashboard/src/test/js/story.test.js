import assert from 'node:assert/strict';
import { test } from 'node:test';
import { called, description } from '../../main/resources/web/js/story.js';

const TO = Date.parse('2026-11-21T10:00:00Z');
const HOUR = 3_600_000;
const base = { quantity: 'co2', range: '1h', stretch: { from: TO - HOUR, to: TO, live: true }, gaps: [], runs: [], unit: 'ppm', zone: 'UTC', points: [
  { x: TO - 2_400_000, count: 1, min: 790, mean: 800, max: 805 },
  { x: TO - 600_000, count: 1, min: 980, mean: 1000, max: 1012 },
] };

test('a chart is told in words', () => {
  assert.equal(description(base),
    'In the last hour: 900 ppm on average, least 790 ppm (09:20), most 1012 ppm (09:50). No relay was on.');
});

test('runs are counted within the chart, gaps are named', () => {
  const runs = [
    { purifier: 'fan', from: TO - 2 * HOUR, to: TO - HOUR + 600_000 },
    { purifier: 'fan', from: TO - 300_000, to: null },
  ];
  const gaps = [{ from: TO - 2_000_000, to: TO - 800_000 }];
  assert.match(description({ ...base, runs, gaps }), /Fan ran for 15 min\. Nothing was heard for 20 min \(hatched\)\.$/);
});

test('a stretch is called by its range, its length or its ends', () => {
  const stretch = { from: TO - 5_400_000, to: TO };
  assert.equal(called('6h', { ...stretch, live: true }, 'UTC'), 'the last 6 hours');
  assert.equal(called('90m', { ...stretch, live: true }, 'UTC'), 'the last 1 h 30 min');
  assert.equal(called(null, { ...stretch, live: false }, 'UTC'), 'the time from Sat 21 Nov, 08:30 to Sat 21 Nov, 10:00');
});

test('only what is in the stretch is told, and relays only where they are asked for', () => {
  const stretch = { from: TO - 1_200_000, to: TO, live: false };
  assert.equal(description({ ...base, range: null, stretch, runs: null }),
    'In the time from Sat 21 Nov, 09:40 to Sat 21 Nov, 10:00: 1000 ppm on average, least 980 ppm (09:50), most 1012 ppm (09:50).');
});

test('no data is said so', () => {
  assert.equal(description({ ...base, range: '7d', points: [] }), 'No data in the last 7 days.');
});
