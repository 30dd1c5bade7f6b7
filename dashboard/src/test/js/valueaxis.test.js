import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reach } from '../../main/resources/web/js/valueaxis.js';

const scale = { bands: [{ from: 0, level: 'good' }, { from: 800, level: 'fair' }, { from: 1500, level: 'poor' }] };
const points = (min, max) => [{ min, max }];

test('CO₂ is seen from outdoor air up, with where it gets fair and where the relay goes on', () => {
  assert.deepEqual(reach([], { quantity: 'co2', scale, thresholds: null }), { bottom: 400, top: 1000 });
  assert.deepEqual(reach([], { quantity: 'co2', scale, thresholds: { on: 1200 } }), { bottom: 400, top: 1400 });
  assert.deepEqual(reach(points(380, 2000), { quantity: 'co2', scale, thresholds: null }), { bottom: 300, top: 2200 });
});

test('a steady value does not fill the chart with its noise', () => {
  assert.deepEqual(reach(points(21.4, 21.5), { quantity: 'temperature' }), { bottom: 19, top: 24 });
});

test('what cannot be below nothing is not drawn from there', () => {
  assert.deepEqual(reach(points(0.4, 3), { quantity: 'pm25' }), { bottom: 0, top: 15 });
  assert.deepEqual(reach(points(-8, -6), { quantity: 'temperature' }), { bottom: -9, top: -5 });
});

test('without values the axis is still one', () => {
  assert.deepEqual(reach([], { quantity: 'humidity' }), { bottom: 0, top: 20 });
});
