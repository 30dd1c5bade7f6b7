import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ServerClock } from '../../main/resources/web/js/clock.js';

test('the server time goes on at its own speed until the server speaks again', () => {
  let steady = 5_000;
  const clock = new ServerClock(() => steady);
  assert.equal(clock.known, false);
  assert.equal(clock.now(), null);
  clock.set({ now: '2026-11-21T10:00:00Z', speed: 60 });
  steady += 1_500;
  assert.equal(new Date(clock.now()).toISOString(), '2026-11-21T10:01:30.000Z');
  clock.set({ now: '2026-11-21T10:01:00Z', speed: 1 });
  steady += 1_500;
  assert.equal(new Date(clock.now()).toISOString(), '2026-11-21T10:01:01.500Z');
});
