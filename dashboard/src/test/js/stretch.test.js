import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ending, moved, pinched, selected, zoomed } from '../../main/resources/web/js/stretch.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.parse('2026-11-21T12:00:00Z');
const before = (hours) => NOW - hours * HOUR;
const past = { from: before(30), to: before(10), live: false };

test('zooming keeps the moment under the pointer where it is', () => {
  assert.deepEqual(zoomed(past, 0.5, before(25), NOW), { from: before(27.5), to: before(17.5), live: false });
  assert.deepEqual(zoomed(past, 1.25, before(30), NOW), { from: before(30), to: before(5), live: false });
});

test('nobody sees less than five minutes, or the future', () => {
  assert.deepEqual(zoomed(past, 0.0001, before(20), NOW), { from: before(20) - 2.5 * MINUTE, to: before(20) + 2.5 * MINUTE, live: false });
  assert.deepEqual(moved(past, 2, NOW), ending(NOW, 20 * HOUR));
});

test('what is moved so that it nearly ends now goes on with it', () => {
  assert.deepEqual(moved(past, 0.495, NOW), ending(NOW, 20 * HOUR));
  assert.deepEqual(moved(past, 0.25, NOW), { from: before(25), to: before(5), live: false });
  assert.deepEqual(moved(ending(NOW, HOUR), -0.5, NOW), { from: before(1.5), to: before(0.5), live: false });
});

test('a selection is the same in both directions', () => {
  assert.deepEqual(selected(before(5), before(3), NOW), { from: before(5), to: before(3), live: false });
  assert.deepEqual(selected(before(3), before(5), NOW), { from: before(5), to: before(3), live: false });
  assert.deepEqual(selected(before(3), before(3), NOW), { from: before(3) - 2.5 * MINUTE, to: before(3) + 2.5 * MINUTE, live: false });
});

test('two fingers keep their moments under them', () => {
  const { from, to, live } = pinched([before(25), before(20)], [0.25, 0.75], NOW);
  assert.deepEqual({ from, to, live }, { from: before(27.5), to: before(17.5), live: false });
  assert.deepEqual(pinched([before(25), before(20)], [0.5, 0.51], NOW), null);
});
