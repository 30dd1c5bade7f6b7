import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as words from '../../main/resources/web/js/words.js';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const until = (seconds) => new Date(NOW + seconds * 1000).toISOString();

test('numbers come with their unit and as many digits as they are worth', () => {
  assert.equal(words.amount('co2', 1012.4, 'ppm'), '1012 ppm');
  assert.equal(words.amount('co2', 12012, 'ppm'), '12,012 ppm');
  assert.equal(words.amount('temperature', 21.449, '°C'), '21.4 °C');
  assert.equal(words.amount('humidity', 41.2, '%RH'), '41 %');
  assert.equal(words.amount('pm25', 6, 'µg/m³'), '6.0 µg/m³');
  assert.equal(words.amount('voc', 103, ''), '103');
});

test('a slug is said as a name', () => {
  assert.equal(words.title('living-room-2'), 'Living room 2');
});

test('ages are told in their largest unit', () => {
  assert.deepEqual([-3, 0, 12, 59.4, 60, 3599, 3600, 100_000, 172_800].map(words.ago), [
    '0 s ago', '0 s ago', '12 s ago', '59 s ago', '1 min ago', '59 min ago', '1 h ago', '27 h ago', '2 days ago',
  ]);
});

test('at more than real speed seconds are not told', () => {
  assert.deepEqual([words.age(12, 1), words.age(12, 60), words.age(60, 60)], ['12 s ago', 'just now', '1 min ago']);
});

test('a purifier that drives something else than its name says is told so', () => {
  assert.equal(words.machine({ purifier: 'ventilator-2', drives: 'ventilator' }), 'Ventilator 2');
  assert.equal(words.machine({ purifier: 'ventilator', drives: 'purifier' }), 'Ventilator, driving a purifier');
  assert.equal(words.machine({ purifier: 'fan' }), 'Fan');
});

test('a length keeps the minutes of its hours', () => {
  assert.deepEqual([20, 900, 3600, 5400, 100_000, 7199, 200_000].map(words.duration),
    ['20 s', '15 min', '1 h', '1 h 30 min', '27 h 47 min', '2 h', '2 days']);
});

test('what is left of a lock counts down in minutes and seconds', () => {
  assert.deepEqual([0, 9.2, 160, 3600, 4850].map(words.left), ['0:00', '0:10', '2:40', '1 h', '1 h 20 min']);
});

test('a machine has run for whole hours', () => {
  assert.deepEqual([1800, 3600, 555_400, 36_000_000].map(words.hours), ['30 min', '1 h', '154 h', '10,000 h']);
});

test('a lock and an order are told with what is left of them', () => {
  assert.equal(words.hold({ mode: 'auto', until: until(160) }, NOW), 'locked for 2:40 more');
  assert.equal(words.hold({ mode: 'auto', until: until(-1) }, NOW), '');
  assert.equal(words.hold({ mode: 'auto', until: null }, NOW), '');
  assert.equal(words.hold({ mode: 'on', until: until(600) }, NOW), 'kept on by order for 10:00 more, then by the air again');
  assert.equal(words.hold({ mode: 'off', until: null }, NOW), '');
});

test('only a ventilator is said to lower CO₂', () => {
  assert.match(words.effect('ventilator'), /CO₂ falls/);
  assert.match(words.effect('purifier'), /does not lower CO₂/);
  assert.match(words.effect('fan'), /does not lower CO₂/);
  assert.equal(words.effect(undefined), '');
});

test('the headline names the rooms that need air most', () => {
  const good = { room: 'office', level: 'good', stale: false };
  const fair = { room: 'kitchen', level: 'fair', stale: false };
  const poor = { room: 'living-room', level: 'poor', stale: false };
  const lost = { room: 'attic', level: 'poor', stale: true };
  assert.equal(words.headline([good]), 'The air is good');
  assert.equal(words.headline([good, fair]), 'Could do with some air: Kitchen');
  assert.equal(words.headline([good, fair, poor, { ...poor, room: 'hall' }]), 'Fresh air needed: Living room and Hall');
  assert.equal(words.headline([good, lost]), 'Not heard from: Attic');
  assert.equal(words.headline([lost]), 'No room has been heard from lately');
});

test('doubt about a value is told, and no doubt is not', () => {
  assert.equal(words.doubt('ok'), '');
  assert.equal(words.doubt('warming-up'), 'sensor is warming up');
});

test('a change is announced as a sentence', () => {
  assert.equal(words.announcement({ room: 'Room 3-b', level: 'poor' }), 'Room 3-b: the air is poor now.');
  assert.equal(words.announcement({ room: 'Kitchen', purifier: 'fan', power: 'on', why: 'CO₂ 1012 ppm ≥ 1000 ppm' }),
    'Kitchen: Fan is on now, CO₂ 1012 ppm ≥ 1000 ppm.');
});
