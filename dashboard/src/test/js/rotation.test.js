import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Renewal } from '../../main/resources/web/js/renewal.js';
import { sceneAt, scenes, wall } from '../../main/resources/web/js/rotation.js';

test('a wall is one that asks to be one', () => {
  assert.equal(wall(''), null);
  assert.equal(wall('?kiosk=0'), null);
  assert.deepEqual(wall('?kiosk=1'), { every: 15, rooms: null });
  assert.deepEqual(wall('?kiosk=1&every=20&rooms=kitchen,%20hall,'), { every: 20, rooms: ['kitchen', 'hall'] });
});

test('what cannot be a pause becomes one that can', () => {
  assert.deepEqual(['0.1', '-5', '1e9', 'soon', ''].map((every) => wall(`?kiosk=1&every=${every}`).every), [3, 3, 3600, 15, 15]);
});

test('all rooms are seen at a glance before the first and after every sixth', () => {
  assert.deepEqual(scenes(['a', 'b', 'c']), [null, 'a', 'b', 'c']);
  assert.deepEqual(scenes(['a', 'b', 'c', 'd', 'e', 'f', 'g']), [null, 'a', 'b', 'c', 'd', 'e', 'f', null, 'g']);
});

test('one room stays alone, and none is waited for', () => {
  assert.deepEqual(scenes(['a']), ['a']);
  assert.deepEqual(scenes([]), [null]);
});

test('each is shown as long as the other, for ever', () => {
  const all = [null, 'a', 'b'];
  assert.deepEqual([0, 19.9, 20, 40, 59.9, 60, 6000].map((seconds) => sceneAt(all, seconds, 20)), [null, null, 'a', 'b', 'b', null, null]);
});

test('a page is renewed when the server has another one', () => {
  const renewal = new Renewal();
  assert.equal(renewal.due, false);
  for (const edition of ['one', 'one', undefined]) renewal.hear(edition);
  assert.equal(renewal.due, false);
  renewal.hear('two');
  assert.equal(renewal.due, true);
  renewal.hear('one');
  assert.equal(renewal.due, false);
});
