import assert from 'node:assert/strict';
import { test } from 'node:test';
import { House, isStale, stateOf } from '../../main/resources/web/js/house.js';

const kitchen = () => ({
  room: 'kitchen',
  now: { co2: { value: 790, unit: 'ppm', time: '2026-11-21T10:00:00Z', stale: true, level: 'good' } },
  sensors: [{ sensor: 'scd41', time: '2026-11-21T10:00:00Z', quality: 'ok', stale: true, online: true }],
  purifiers: [{ purifier: 'fan', power: 'off', why: 'CO₂ 790 ppm ≤ 800 ppm' }],
});
const reading = (time, co2, level) => ({ room: 'kitchen', sensor: 'scd41', time, quality: 'ok', values: { co2 }, level: { co2: level } });

function house() {
  const made = new House();
  made.replace([kitchen()]);
  return made;
}

test('a newer reading replaces the value and ends its staleness', () => {
  const made = house();
  assert.deepEqual(made.reading(reading('2026-11-21T10:00:30Z', 795, 'good')), []);
  assert.deepEqual(made.room('kitchen').now.co2,
    { value: 795, unit: 'ppm', time: '2026-11-21T10:00:30Z', stale: false, level: 'good' });
});

test('the mean that is judged comes with the reading, and stays with one that has none', () => {
  const made = house();
  const mean = { overSeconds: 86_400, value: 700, covered: 1 };
  made.reading({ ...reading('2026-11-21T10:00:30Z', 795, 'good'), mean: { co2: mean } });
  assert.deepEqual(made.room('kitchen').now.co2.mean, mean);
  made.reading(reading('2026-11-21T10:01:00Z', 796, 'good'));
  assert.deepEqual(made.room('kitchen').now.co2.mean, mean);
});

test('a reading that cannot be trusted tells of its sensor only', () => {
  const made = house();
  assert.deepEqual(made.reading({ ...reading('2026-11-21T10:00:30Z', 2000, null), quality: 'warming-up' }), []);
  assert.equal(made.room('kitchen').now.co2.value, 790);
  assert.deepEqual(made.room('kitchen').sensors,
    [{ sensor: 'scd41', time: '2026-11-21T10:00:30Z', quality: 'warming-up', stale: false, online: true }]);
});

test('an older reading changes nothing', () => {
  const made = house();
  assert.deepEqual(made.reading(reading('2026-11-21T09:59:30Z', 2000, 'poor')), []);
  assert.equal(made.room('kitchen').now.co2.value, 790);
});

test('a change of level is told once', () => {
  const made = house();
  assert.deepEqual(made.reading(reading('2026-11-21T10:00:30Z', 805, 'fair')), [{ room: 'kitchen', level: 'fair' }]);
  assert.deepEqual(made.reading(reading('2026-11-21T10:01:00Z', 806, 'fair')), []);
});

test('a change of a relay is told with its reason, whichever way it is heard of', () => {
  const on = { room: 'kitchen', purifier: 'fan', power: 'on', why: 'CO₂ 1012 ppm ≥ 1000 ppm' };
  assert.deepEqual(house().report(on), [on]);
  assert.deepEqual(house().replace([{ ...kitchen(), purifiers: [on] }]), [on]);
  assert.deepEqual(house().replace([kitchen()]), []);
});

test('rooms that are not known are left to the server', () => {
  assert.deepEqual(house().reading({ ...reading('2026-11-21T10:00:30Z', 900, 'fair'), room: 'attic' }), []);
  assert.equal(house().knows('attic'), false);
});

test('a value is stale when the server says so or after too long a silence', () => {
  const entry = { time: '2026-11-21T10:00:00Z', stale: false, staleAfterSeconds: 90 };
  const later = (seconds) => Date.parse(entry.time) + seconds * 1000;
  assert.equal(isStale(entry, later(90)), false);
  assert.equal(isStale(entry, later(91)), true);
  assert.equal(isStale({ ...entry, stale: true }, later(1)), true);
});

test('a room is as its CO₂ is, and not heard from when nothing of it is fresh', () => {
  const time = '2026-11-21T10:00:00Z';
  const now = Date.parse(time) + 60_000;
  const fresh = { time, stale: false, staleAfterSeconds: 90, level: null };
  const state = (values) => stateOf({ room: 'kitchen', now: values }, now);
  assert.equal(state({ co2: { ...fresh, level: 'poor' } }), 'poor');
  assert.equal(state({ co2: fresh }), 'none');
  assert.equal(state({ temperature: fresh }), 'none');
  assert.equal(state({ co2: { ...fresh, stale: true }, temperature: fresh }), 'stale');
  assert.equal(state({ temperature: { ...fresh, stale: true } }), 'stale');
  assert.equal(state({}), 'stale');
});
