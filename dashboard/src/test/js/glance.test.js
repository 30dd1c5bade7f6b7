import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matter, states, summary } from '../../main/resources/web/js/glance.js';

const time = '2026-11-21T10:00:00Z';
const NOW = Date.parse(time) + 30_000;
const room = (slug, level, name = null) => ({
  room: slug, place: name && { name, building: null, floor: null },
  now: { co2: { value: 900, time, stale: level === 'stale', staleAfterSeconds: 90, level } },
});
const all = (...rooms) => states(rooms, NOW);
const many = (count, level) => Array.from({ length: count }, (_, i) => room(`room-${i}`, level));

test('a summary says what is not good, and nothing of what is not there', () => {
  assert.equal(summary(all(...many(488, 'good'), ...many(12, 'poor'), ...many(3, 'stale'))), '503 rooms · 12 poor · 3 not heard from');
  assert.equal(summary(all(room('hall', 'good'), room('gym', 'fair'))), '2 rooms · 1 fair');
  assert.equal(summary(all(room('hall', 'poor'))), '');
});

test('few rooms are called by their names, many are counted', () => {
  assert.equal(matter(all(room('hall', 'good'), room('room-204', 'poor', 'Lab 2-04'))), 'Fresh air needed: Lab 2‑04');
  assert.equal(matter(all(...many(6, 'poor'), ...many(9, 'fair'))), 'Fresh air needed in 6 rooms');
  assert.equal(matter(all(room('hall', 'good'), ...many(6, 'fair'))), '6 rooms could do with some air');
  assert.equal(matter(all(room('hall', 'good'), ...many(6, 'stale'))), '6 rooms are not heard from');
  assert.equal(matter(all(...many(6, 'stale'))), 'No room has been heard from lately');
  assert.equal(matter(all(...many(500, 'good'))), 'The air is good');
});
