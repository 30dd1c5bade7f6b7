import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, toRoom } from '../../main/resources/web/js/route.js';

test('a room and its range stand in the address', () => {
  assert.deepEqual(parse('#/room/living-room?range=6h'), { room: 'living-room', range: '6h' });
  assert.deepEqual(parse(toRoom('kitchen', '30d')), { room: 'kitchen', range: '30d' });
});

test('a range that there is not is the usual one', () => {
  assert.deepEqual(parse('#/room/kitchen'), { room: 'kitchen', range: '24h' });
  assert.deepEqual(parse('#/room/kitchen?range=toString'), { room: 'kitchen', range: '24h' });
});

test('there are other pages', () => {
  assert.deepEqual(parse('#/access'), { room: null, range: '24h', page: 'access' });
  assert.deepEqual(parse('#/first/a_B-9'), { room: null, range: '24h', page: 'first', token: 'a_B-9' });
  for (const hash of ['#/first/', '#/first/<b>', '#/access/x']) assert.equal(parse(hash).page, undefined);
});

test('everything else is the overview', () => {
  for (const hash of ['', '#', '#/', '#/room/', '#/room/../../etc', '#/room/<b>']) assert.equal(parse(hash).room, null);
});
