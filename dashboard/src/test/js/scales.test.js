import assert from 'node:assert/strict';
import { test } from 'node:test';
import { band, worth } from '../../main/resources/web/js/scales.js';

const scale = { overSeconds: 0, bands: [
  { from: 0, level: 'good', name: 'category I' }, { from: 975, level: 'good', name: 'category II' },
  { from: 1225, level: 'fair', name: null }, { from: 1775, level: 'poor', name: 'poor' },
] };

test('a band begins at its value', () => {
  assert.deepEqual([974.9, 975, 1224, 1225, 5000].map((value) => scale.bands.indexOf(band(value, scale))), [0, 1, 1, 2, 3]);
  assert.equal(band(-3, scale), scale.bands[0]);
  assert.equal(band(800, null), null);
});

test('a level is told with the name that its scale has for it', () => {
  assert.deepEqual([800, 1000, 1300, 2000].map((value) => worth(value, scale)), ['good, category I', 'good, category II', 'fair', 'poor']);
});

test('where a mean is meant one value has no level', () => {
  assert.equal(worth(20, { ...scale, overSeconds: 86_400 }), '');
  assert.equal(worth(20, null), '');
});
