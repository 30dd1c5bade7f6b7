import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RANGES, parse, rangeOf, spanOf, toRoom, toStretch } from '../../main/resources/web/js/route.js';

const FROM = Date.parse('2026-11-20T10:00:00Z');
const TO = Date.parse('2026-11-20T12:30:00Z');

test('a room and its range stand in the address', () => {
  assert.deepEqual(parse(toRoom('living-room-2', '7d')), { room: 'living-room-2', range: '7d', stretch: null });
  assert.deepEqual(parse('#/room/kitchen'), { room: 'kitchen', range: '24h', stretch: null });
  assert.deepEqual(parse('#/room/kitchen?range=90m'), { room: 'kitchen', range: '90m', stretch: null });
  for (const range of Object.keys(RANGES)) assert.equal(parse(toRoom('hall', range)).range, range);
});

test('a stretch of the past stands in the address', () => {
  const address = toStretch('kitchen', { from: FROM + 499, to: TO - 499 });
  assert.equal(address, '#/room/kitchen?from=2026-11-20T10:00:00Z&to=2026-11-20T12:30:00Z');
  assert.deepEqual(parse(address), { room: 'kitchen', range: null, stretch: { from: FROM, to: TO, live: false } });
});

test('a range that there is not is the usual one', () => {
  for (const wrong of ['range=2h', 'range=constructor', 'range=0m', 'range=', 'from=2026-11-20T10:00:00Z', 'from=x&to=y',
    'from=2026-11-20T12:00:00Z&to=2026-11-20T10:00:00Z']) {
    assert.deepEqual(parse(`#/room/kitchen?${wrong}`), { room: 'kitchen', range: '24h', stretch: null });
  }
});

test('there are other pages', () => {
  for (const page of ['access', 'mqtt']) assert.deepEqual(parse(`#/${page}`), { room: null, range: '24h', page });
  assert.deepEqual(parse('#/first/a_B-9'), { room: null, range: '24h', page: 'first', token: 'a_B-9' });
  for (const hash of ['#/first/', '#/first/<b>', '#/access/x']) assert.equal(parse(hash).page, undefined);
});

test('anything else is the overview', () => {
  for (const hash of ['', '#', '#/', '#/room/', '#/room/UPPER', '#/room/../../etc', '#/room/<b>']) assert.equal(parse(hash).room, null);
});

test('a live stretch has the name of its length', () => {
  assert.equal(rangeOf({ from: 0, to: 6 * 3_600_000 + 900 }), '6h');
  assert.equal(rangeOf({ from: 0, to: 90 * 60_000 }), '90m');
  assert.equal(rangeOf({ from: 0, to: 5_000 }), '1m');
  assert.deepEqual([spanOf('1h'), spanOf('90m'), spanOf('all'), spanOf('2h')], [3_600_000, 5_400_000, null, undefined]);
});
