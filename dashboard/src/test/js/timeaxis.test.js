import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localInput, moment, momentWithin, offset, parseLocal, stepFor, ticks } from '../../main/resources/web/js/timeaxis.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (iso) => Date.parse(iso);
const labels = (from, to, most, zone) => ticks(at(from), at(to), most, zone).map(({ label }) => label);

test('the zone is ahead of UTC by its offset of that day', () => {
  assert.equal(offset(at('2026-07-01T00:00:00Z'), 'Europe/Berlin'), 2 * HOUR);
  assert.equal(offset(at('2026-12-01T00:00:00.250Z'), 'Europe/Berlin'), HOUR);
  assert.equal(offset(at('2026-12-01T00:00:00Z'), 'Asia/Kolkata'), 5.5 * HOUR);
  assert.equal(offset(at('2026-12-01T00:00:00Z'), 'America/St_Johns'), -3.5 * HOUR);
});

test('the step is the smallest that gives few enough ticks', () => {
  assert.equal(stepFor(0, HOUR, 6), 600_000);
  assert.equal(stepFor(0, DAY, 8), 3 * HOUR);
  assert.equal(stepFor(0, 30 * DAY, 8), 7 * DAY);
  assert.equal(stepFor(0, 4000 * DAY, 8), 104 * 7 * DAY);
});

test('ticks stand at round local hours, and a day begins with its date', () => {
  assert.deepEqual(labels('2026-11-20T16:40:00Z', '2026-11-21T16:40:00Z', 8, 'Europe/Berlin'),
    ['18:00', '21:00', 'Sat 21 Nov', '03:00', '06:00', '09:00', '12:00', '15:00']);
});

test('half an hour beside UTC is round there too', () => {
  const found = ticks(at('2026-11-20T16:40:00Z'), at('2026-11-21T04:40:00Z'), 4, 'Asia/Kolkata');
  assert.deepEqual(found.map(({ label }) => label), ['Sat 21 Nov', '03:00', '06:00', '09:00']);
  assert.equal(found[0].value, at('2026-11-20T18:30:00Z'));
});

test('a day of 25 hours has its repeated hour twice', () => {
  const found = ticks(at('2026-10-24T22:00:00Z'), at('2026-10-25T05:00:00Z'), 8, 'Europe/Berlin');
  assert.deepEqual(found.map(({ label }) => label),
    ['Sun 25 Oct', '01:00', '02:00', '02:00', '03:00', '04:00', '05:00', '06:00']);
  assert.deepEqual(found.map(({ zone }) => zone), [null, null, 'CEST', 'CET', null, null, null, null]);
  assert.ok(found.every(({ value }, i) => i === 0 || value - found[i - 1].value === HOUR));
});

test('a day of 25 hours keeps round hours after the change', () => {
  assert.deepEqual(labels('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 5, 'Europe/Berlin'),
    ['Sun 25 Oct', '06:00', '12:00', '18:00', 'Mon 26 Oct']);
});

test('a day of 23 hours leaves its skipped hour out', () => {
  assert.deepEqual(labels('2026-03-28T23:00:00Z', '2026-03-29T03:00:00Z', 5, 'Europe/Berlin'),
    ['Sun 29 Mar', '01:00', '03:00', '04:00', '05:00']);
});

test('days are told across a change of clocks', () => {
  const found = ticks(at('2026-10-23T12:00:00Z'), at('2026-10-27T12:00:00Z'), 7, 'Europe/Berlin').filter(({ day }) => day);
  assert.deepEqual(found.map(({ value }) => new Date(value).toISOString()), [
    '2026-10-23T22:00:00.000Z', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z', '2026-10-26T23:00:00.000Z',
  ]);
});

test('a day whose midnight is skipped begins after it', () => {
  const found = ticks(at('2026-09-05T00:00:00Z'), at('2026-09-07T12:00:00Z'), 3, 'America/Santiago');
  assert.deepEqual(found.map(({ label, value }) => [label.slice(0, 5), new Date(value).toISOString()]), [
    ['Sat 5', '2026-09-05T04:00:00.000Z'],
    ['Sun 6', '2026-09-06T04:00:00.000Z'],
    ['Mon 7', '2026-09-07T03:00:00.000Z'],
  ]);
});

test('weeks begin on Mondays', () => {
  assert.deepEqual(labels('2026-10-22T00:00:00Z', '2026-11-21T00:00:00Z', 6, 'UTC'),
    ['Mon 26 Oct', 'Mon 2 Nov', 'Mon 9 Nov', 'Mon 16 Nov']);
});

test('every zone and range has ticks in order and inside', () => {
  for (const zone of ['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/New_York']) {
    for (const span of [HOUR, 6 * HOUR, DAY, 7 * DAY, 30 * DAY]) {
      for (let from = at('2026-01-03T07:13:00Z'); from < at('2026-12-31T00:00:00Z'); from += 9 * DAY) {
        const found = ticks(from, from + span, 8, zone).map(({ value }) => value);
        assert.ok(found.length >= 2 && found.length <= 10, `${zone} ${span} ${new Date(from).toISOString()}: ${found.length}`);
        assert.ok(found.every((value, i) => value >= from && value <= from + span && (i === 0 || value > found[i - 1])));
      }
    }
  }
});

test('a moment says its zone only where the hour could be meant twice', () => {
  const from = at('2026-10-25T00:00:00Z');
  const to = at('2026-10-25T02:00:00Z');
  assert.equal(moment(at('2026-10-25T00:30:00Z'), 'Europe/Berlin'), 'Sun 25 Oct, 02:30 CEST');
  assert.equal(moment(at('2026-10-25T01:30:00Z'), 'Europe/Berlin'), 'Sun 25 Oct, 02:30 CET');
  assert.equal(moment(at('2026-10-25T02:30:00Z'), 'Europe/Berlin'), 'Sun 25 Oct, 03:30');
  assert.equal(momentWithin(at('2026-10-25T00:30:00Z'), from, to, 'Europe/Berlin'), 'Sun 25 Oct, 02:30 CEST');
  assert.equal(momentWithin(at('2026-10-25T01:30:00Z'), from, to, 'Europe/Berlin'), 'Sun 25 Oct, 02:30 CET');
  assert.equal(momentWithin(at('2026-10-25T01:30:00Z'), from, to, 'Asia/Kolkata'), 'Sun 25 Oct, 07:00');
});

test('in a long stretch days have their year', () => {
  const [first] = ticks(Date.parse('2025-01-01T00:00:00Z'), Date.parse('2026-11-20T00:00:00Z'), 8, 'UTC');
  assert.equal(first.label, '27 Jan 2025');
  assert.equal(momentWithin(Date.parse('2025-03-24T09:05:00Z'), 0, 400 * DAY, 'UTC'), '24 Mar 2025, 09:05');
});

test('a field has the local time, and means it', () => {
  const summer = Date.parse('2026-10-25T00:30:00Z');
  const winter = Date.parse('2026-10-25T01:30:00Z');
  assert.equal(localInput(summer, 'Europe/Berlin'), '2026-10-25T02:30');
  assert.equal(localInput(winter, 'Europe/Berlin'), '2026-10-25T02:30');
  assert.equal(parseLocal('2026-10-25T02:30', 'Europe/Berlin'), summer);
  assert.equal(parseLocal('2026-03-29T02:30', 'Europe/Berlin'), Date.parse('2026-03-29T01:30:00Z'));
  assert.equal(parseLocal('', 'Europe/Berlin'), NaN);
});
