import assert from 'node:assert/strict';
import { test } from 'node:test';
import { has, Lines, MOST } from '../../main/resources/web/js/mqttlines.js';
import { glance, isWill, pretty, Speakers } from '../../main/resources/web/js/mqttwords.js';

const said = (topic, text) => ({ topic, text, bytes: text.length });
const numbers = (lines) => lines.all.map(({ message, lost }) => lost ?? message.text);

test('keeps the newest lines and forgets the oldest', () => {
  const lines = new Lines();
  for (let i = 0; i < MOST + 3; i++) lines.add(said('a', `${i}`), i);
  assert.equal(lines.all.length, MOST);
  assert.equal(lines.all[0].message.text, '3');
  assert.equal(lines.count, MOST + 3);
});

test('shows nothing new while it is paused, and says what is missing afterwards', () => {
  const lines = new Lines();
  lines.add(said('a', '1'), 0);
  lines.pause();
  lines.add(said('a', '2'), 1);
  lines.lost(10);
  assert.deepEqual(numbers(lines), ['1']);
  assert.equal(lines.missed, 11);
  lines.resume();
  lines.add(said('a', '3'), 2);
  assert.deepEqual(numbers(lines), ['1', 11, '3']);
  assert.equal(lines.missed, null);
  assert.equal(lines.count, 13);
});

test('goes on without a gap where nothing came while it was paused', () => {
  const lines = new Lines();
  lines.pause();
  lines.resume();
  assert.deepEqual(numbers(lines), []);
});

test('is empty when it was cleared, paused or not', () => {
  const lines = new Lines();
  lines.pause();
  lines.add(said('a', '1'), 0);
  lines.clear();
  assert.equal(lines.missed, 0);
  assert.equal(lines.count, 0);
  assert.deepEqual(lines.tree(), []);
  assert.equal(lines.rate(1), 0);
});

test('counts messages per second over the last five', () => {
  const lines = new Lines();
  for (let i = 0; i < 10; i++) lines.add(said('a', ''), i * 1000);
  assert.equal(lines.rate(9500), 1);
  assert.equal(lines.rate(60_000), 0);
});

test('counts bursts by the time that they took', () => {
  const lines = new Lines();
  for (let i = 0; i < 5000; i++) lines.add(said('a', ''), i / 10);
  assert.ok(Math.abs(lines.rate(500) - 10_000) < 100, String(lines.rate(500)));
});

test('knows the last value of each topic as a tree, also of a level that is a topic itself', () => {
  const lines = new Lines();
  lines.add(said('air/kitchen/co2', '812'), 0);
  lines.add(said('air/kitchen', 'here'), 0);
  lines.add(said('air/attic', 'dust'), 0);
  lines.add(said('air/kitchen/co2', '900'), 0);
  const [air] = lines.tree();
  assert.deepEqual(air.children.map(({ name, last }) => [name, last?.text]), [['attic', 'dust'], ['kitchen', 'here']]);
  assert.deepEqual(air.children[1].children.map(({ topic, last, count }) => [topic, last.text, count]), [['air/kitchen/co2', '900', 2]]);
});

test('a device that invents topics does not fill the memory', () => {
  const lines = new Lines();
  for (let i = 0; i < 2500; i++) lines.add(said(`t${i}`, ''), 0);
  assert.equal(lines.tree().length, 1000);
  assert.equal(lines.moreTopics, 1000);
});

test('finds words in topic, payload and properties, in whatever case', () => {
  const message = { topic: 'air/Kitchen', text: '{"co2":812}', properties: [['firmware', '2.1-β']] };
  for (const words of ['', '  ', 'KITCHEN', 'co2":8', '2.1-β', 'firm']) assert.ok(has(message, words), words);
  assert.ok(has({ topic: 'a', hex: 'deadbeef' }, 'dead'));
  assert.ok(!has(message, 'bedroom'));
});

test('knows who says what from what nodes say of themselves', () => {
  const speakers = new Speakers();
  const reading = said('school/air/kitchen/sensor/scd41/co2', '812');
  assert.equal(speakers.of(reading), null);
  const here = said('school/air/node/pi', '{"state":"online","node":"pi","sensors":["kitchen/scd41"]}');
  speakers.learn(here);
  assert.equal(speakers.of(reading), 'pi');
  assert.equal(speakers.of(here), 'pi');
  assert.equal(speakers.of(said('school/air/kitchen/late/scd41', '{}')), 'pi');
  assert.equal(speakers.of(said('school/air/kitchen/sensor/scd41/resend', '{}')), null);
  assert.equal(speakers.of(said('school/air/kitchen/purifier/fan', '{"node":"pi-2"}')), 'pi-2');
  assert.equal(speakers.of(said('school/air/kitchen/purifier/fan/relay', 'ON')), null);
  assert.equal(speakers.of(said('home/kitchen/co2', '812')), null);
  assert.equal(speakers.of({ topic: 'airkeeper/node/pi', hex: 'ff' }), null);
});

test('a will is the word that a node is gone', () => {
  assert.ok(isWill(said('airkeeper/node/pi', '{"state":"offline","node":"pi"}')));
  assert.ok(!isWill(said('airkeeper/node/pi', '{"state":"online","node":"pi"}')));
  assert.ok(!isWill(said('airkeeper/node/pi', '')));
  assert.ok(!isWill(said('home/lamp', '{"state":"offline","node":"pi"}')));
});

test('JSON is indented and otherwise left to the letter', () => {
  assert.equal(pretty({ text: '{"t":21.40,"big":12345678901234567890,"s":"a, {b}: \\"c\\"","e":{},"l":[1,[ ],true]}' }),
    '{\n  "t": 21.40,\n  "big": 12345678901234567890,\n  "s": "a, {b}: \\"c\\"",\n  "e": {},\n  "l": [\n    1,\n    [],\n    true\n  ]\n}');
});

test('what is no JSON, or only a number, stays as it is', () => {
  for (const text of ['ON', '812', 'null', '{"cut":', '', '<script>alert(1)</script>']) assert.equal(pretty({ text }), text);
});

test('bytes are shown in pairs', () => {
  assert.equal(pretty({ hex: '00ff10' }), '00 ff 10');
});

test('a glance is one line and not endless', () => {
  assert.equal(glance({ text: ' {\n "a": 1 }\n' }), '{ "a": 1 }');
  assert.equal(glance({ text: 'x'.repeat(200) }, 10), 'xxxxxxxxxx…');
  assert.equal(glance({ hex: 'ffee' }), 'ff ee');
});
