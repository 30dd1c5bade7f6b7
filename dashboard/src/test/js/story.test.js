import assert from 'node:assert/strict';
import { test } from 'node:test';
import { description } from '../../main/resources/web/js/story.js';

const TO = Date.parse('2026-11-21T10:00:00Z');
const HOUR = 3_600_000;
const base = { range: '1h', from: TO - HOUR, to: TO, gaps: [], runs: [], unit: 'ppm', zone: 'UTC', points: [
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

test('no data is said so', () => {
  assert.equal(description({ ...base, range: '7d', points: [] }), 'No data in the last 7 days.');
});
