import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Series, broken, summary, trend } from '../../main/resources/web/js/series.js';

const START = Date.parse('2026-11-21T10:00:00Z');
const S = 1000;
const MINUTE = 60 * S;

/** Slots of 30 s at a cadence of 30 s; null is a slot without data. */
function of(means, { step = 30, cadence = 30, to = START + means.length * step * S, since = START, gaps = [] } = {}) {
  const iso = (at) => new Date(at).toISOString();
  return new Series({
    gaps: gaps.map((gap) => ({ from: iso(gap.from), to: iso(gap.to) })), unit: 'ppm', step, cadence, start: new Date(START).toISOString(), to: new Date(to).toISOString(), since: since && new Date(since).toISOString(),
    count: means.map((mean) => (mean === null ? 0 : 1)), min: means, mean: means, max: means,
  });
}

test('a point stands in the middle of its slot', () => {
  assert.deepEqual(of([800, null, 810]).points(), [
    { x: START + 15 * S, count: 1, min: 800, mean: 800, max: 800 },
    { x: START + 75 * S, count: 1, min: 810, mean: 810, max: 810 },
  ]);
});

test('the newest point is never later than the newest reading', () => {
  const series = of([800, 810], { step: 3600, to: START + 3600 * S + 5 * S });
  assert.equal(series.points()[1].x, START + 3605 * S);
});

test('the gaps are those that the server found, as far as they are seen', () => {
  const gaps = [{ from: START + 10 * S, to: START + 100 * S }, { from: START + 200 * S, to: START + 250 * S }];
  assert.deepEqual(of(Array(10).fill(800), { gaps }).gaps(START + 50 * S, START + 220 * S), [
    { from: START + 50 * S, to: START + 100 * S }, { from: START + 200 * S, to: START + 220 * S },
  ]);
  assert.deepEqual(of(Array(10).fill(800), { gaps }).gaps(START + 100 * S, START + 200 * S), []);
});

test('a gap that lasts goes on until a reading ends it', () => {
  const series = of([800, null, null, null], { gaps: [{ from: START + 15 * S, to: START + 120 * S }] });
  assert.deepEqual(series.gaps(START, START + 150 * S), [{ from: START + 15 * S, to: START + 150 * S }]);
  series.add(START + 160 * S, 820);
  assert.deepEqual(series.gaps(START, START + 170 * S), [{ from: START + 15 * S, to: START + 160 * S }]);
});

test('live, two readings missing are no gap, three are', () => {
  const series = of([800]);
  assert.deepEqual(series.gaps(START, START + 120 * S), []);
  series.add(START + 120 * S, 820);
  assert.deepEqual(series.gaps(START, START + 120 * S), []);
  assert.deepEqual(series.gaps(START, START + 211 * S), [{ from: START + 120 * S, to: START + 211 * S }]);
  series.add(START + 220 * S, 820);
  assert.deepEqual(series.gaps(START, START + 220 * S), [{ from: START + 120 * S, to: START + 220 * S }]);
});

test('before the first reading ever there is no gap', () => {
  const series = of([null, null], { since: null });
  assert.deepEqual(series.gaps(START, START + 600 * S), []);
  series.add(START + 300 * S, 800);
  assert.deepEqual(series.gaps(START, START + 310 * S), []);
});

test('a live reading goes on where the server ended, and is counted once', () => {
  const series = of([800, 810]);
  series.add(START + 45 * S, 5000);
  series.add(START + 61 * S, 820);
  series.add(START + 80 * S, 840);
  series.add(START + 80 * S, 840);
  assert.deepEqual(series.points().at(-1), { x: START + 75 * S, count: 2, min: 820, mean: 830, max: 840 });
  series.add(START + 10 * MINUTE, 900);
  assert.equal(series.points().length, 4);
  assert.deepEqual(series.gaps(START, START + 10 * MINUTE), [{ from: START + 80 * S, to: START + 10 * MINUTE }]);
});

test('what has slid out of view is forgotten', () => {
  const series = of([800, 810, 820]);
  series.slide(START + 31 * S);
  assert.deepEqual(series.points().map(({ mean }) => mean), [810, 820]);
  series.add(START + 100 * S, 830);
  assert.deepEqual(series.points().map(({ x }) => x), [START + 45 * S, START + 75 * S, START + 100 * S]);
  series.slide(START + 3600 * S);
  assert.deepEqual(series.points(), []);
});

test('a line is broken in the middle of a gap', () => {
  const points = of([800, null, null, null, 810]).points();
  const whole = broken(points, [{ from: points[0].x, to: points[1].x }]);
  assert.deepEqual(whole.map(({ x, mean }) => [x - START, mean]), [[15 * S, 800], [75 * S, NaN], [135 * S, 810]]);
});

test('a summary weighs each slot by its readings', () => {
  const points = [
    { x: 1, count: 3, min: 700, mean: 800, max: 900 },
    { x: 2, count: 1, min: 400, mean: 1200, max: 1300 },
  ];
  assert.deepEqual(summary(points), { min: 400, minAt: 2, mean: 900, max: 1300, maxAt: 2, last: 1200 });
  assert.equal(summary([]), null);
});

test('the trend is the slope of the newest ten minutes', () => {
  const now = START + 60 * MINUTE;
  const course = (perMinute) => Array.from({ length: 120 }, (_, i) => {
    const x = START + i * 30 * S;
    return { x, mean: 800 + ((x - START) / MINUTE) * perMinute };
  });
  assert.equal(trend(course(4), now), 'rising');
  assert.equal(trend(course(-4), now), 'falling');
  assert.equal(trend(course(1), now), 'steady');
  assert.equal(trend(course(4), now + 60 * MINUTE), null);
  assert.equal(trend(course(4).slice(-4), now), null);
});
