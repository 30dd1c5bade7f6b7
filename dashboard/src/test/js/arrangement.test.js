import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arranged, signature } from '../../main/resources/web/js/arrangement.js';
import { called, meant } from '../../main/resources/web/js/places.js';

const room = (slug, state, value = null, place = null) => ({ room: { room: slug, place }, state, value });
const at = (building, floor, name = null) => ({ name, building, floor });
const slugs = (groups) => groups.map(({ kind, rooms }) => [kind, ...rooms.map((each) => each.room.room)]);

const SCHOOL = [
  room('room-10', 'good', 500, at('Main', '1')),
  room('room-9', 'poor', 1600, at('Main', '10')),
  room('room-2', 'poor', 1900, at('Main', '2')),
  room('gym', 'none', null),
  room('hall', 'stale', 700, at('Annex', '1')),
  room('room-1', 'fair', 900, at('Annex', null)),
];

test('the worst come first, after those that are not heard from', () => {
  assert.deepEqual(slugs(arranged(SCHOOL, 'worst')), [
    ['silent', 'hall'], ['heard', 'room-2', 'room-9', 'room-1', 'room-10', 'gym'],
  ]);
});

test('by name means that 2 comes before 10', () => {
  assert.deepEqual(slugs(arranged(SCHOOL, 'name')), [
    ['silent', 'hall'], ['heard', 'gym', 'room-1', 'room-2', 'room-9', 'room-10'],
  ]);
});

test('by place there is a group for each floor, and what is nowhere comes last', () => {
  const groups = arranged(SCHOOL, 'place');
  assert.deepEqual(slugs(groups), [
    ['silent', 'hall'], ['place', 'room-1'], ['place', 'room-10'], ['place', 'room-2'], ['place', 'room-9'], ['place', 'gym'],
  ]);
  assert.deepEqual(groups.map(({ building, floor }) => [building, floor]), [
    [null, null], ['Annex', null], ['Main', '1'], ['Main', '2'], ['Main', '10'], [null, null],
  ]);
});

test('there is no group without rooms', () => {
  assert.deepEqual(arranged([], 'worst'), []);
  assert.deepEqual(slugs(arranged([room('attic', 'stale')], 'place')), [['silent', 'attic']]);
});

test('a new number moves no tile, a new level, name or place may', () => {
  const before = signature([room('attic', 'good', 500)]);
  assert.equal(signature([room('attic', 'good', 700)]), before);
  assert.notEqual(signature([room('attic', 'fair', 801)]), before);
  assert.notEqual(signature([room('attic', 'good', 500, at('Main', '1'))]), before);
});

test('a room is called as people said, else by its slug', () => {
  assert.equal(called({ room: 'room-204', place: at('Main', '2', 'Küche 2-04') }), 'Küche 2-04');
  assert.equal(called({ room: 'room-204', place: at('Main', '2') }), 'Room 204');
  assert.equal(called({ room: 'room-204', place: null }), 'Room 204');
});

test('all words that are typed are looked for, without case and accents', () => {
  const kitchen = { room: 'room-204', place: at('Main', '2', 'Küche') };
  for (const search of ['', ' ', 'küche', 'KUCHE', 'ku', 'main kuche', '204', 'room-204']) assert.equal(meant(kitchen, search), true, search);
  for (const search of ['kitchen', 'kuche annex', '205']) assert.equal(meant(kitchen, search), false, search);
});
