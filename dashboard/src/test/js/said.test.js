import './german.js';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { said } from '../../main/resources/web/js/said.js';

const PURIFIER = new URL('../../../../purifier-node/src/test/java/', import.meta.url);
const german = (kind, text) => {
  const { words, lang } = said(kind, text);
  assert.equal(lang, null, `not found in German: ${text}`);
  return words;
};

/** What the tests of the purifier-node expect it to say. */
function sentences() {
  const java = readdirSync(PURIFIER, { recursive: true }).filter((file) => file.endsWith('.java')).map((file) => readFileSync(new URL(file, PURIFIER), 'utf8')).join('\n');
  return [...java.matchAll(/\.why\(\s*((?:"(?:[^"\\]|\\.)*"\s*\+?\s*)+)\)/g)]
    .map(([, literals]) => [...literals.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text.replaceAll('\\"', '"')).join(''));
}

test('every reason that a purifier-node is tested to give is said in German', () => {
  const all = sentences();
  assert.ok(all.length > 60, `${all.length} sentences`);
  assert.deepEqual([...new Set(all)].filter((text) => said('why', text).lang !== null), []);
});

test('a reason is a whole German sentence with German numbers', () => {
  assert.equal(german('why', 'CO₂ 1012.5 ppm ≥ 1000 ppm, rising 23 ppm/min, but off for 2 min only (at least 5 min): locked for 3 min more'),
    'CO₂ 1012,5 ppm ≥ 1000 ppm, steigt um 23 ppm/min, aber erst 2 min lang aus (mindestens 5 min): noch 3 min gesperrt');
  assert.equal(german('why', 'PM2.5 40.25 µg/m³ ≥ 35.4 µg/m³'), 'PM2,5 40,25 µg/m³ ≥ 35,4 µg/m³');
  assert.equal(german('why', 'humidity 71 %RH ≥ 70 %RH'), 'Luftfeuchte 71 % ≥ 70 %');
  assert.equal(german('why', 'no usable reading for 95 s (sensor silent): off'), 'seit 95 s kein brauchbarer Messwert (Sensor schweigt): aus');
  assert.equal(german('why', 'ordered on for 30 min (anna)'), 'von Hand angeschaltet für 30 min (anna)');
});

test('what a node says in other words stays English and is marked so', () => {
  assert.deepEqual(said('why', 'CO₂ 1012 ppm ≥ 1000 ppm; the moon is full'), { words: 'CO₂ 1012 ppm ≥ 1000 ppm; the moon is full', lang: 'en' });
  assert.deepEqual(said('problem', 'the disk is full.'), { words: 'the disk is full.', lang: 'en' });
});

test('an alert, a loss, a change and a problem are said in German', () => {
  assert.equal(german('alert', 'living-room: CO₂ 1612 ppm, poor.'), 'Living room: CO₂ 1612 ppm, schlecht.');
  assert.equal(german('alert', 'Room 3b: 24-h mean of PM2.5 17 µg/m³, poor.'), 'Room 3b: PM2,5 im 24-h-Mittel 17 µg/m³, schlecht.');
  assert.equal(german('alert', 'What scd30 in Room 3b measures can be relied on again.'), 'Auf die Werte von scd30 in Room 3b ist wieder Verlass.');
  assert.equal(german('change', 'says name and place of 2 rooms: hall, kitchen'), 'nennt Namen und Orte von 2 Räumen: hall, kitchen');
  assert.equal(german('alert', 'What attic/scd30 measures cannot be relied on: it is stuck.'), 'Auf die Werte von attic/scd30 ist kein Verlass: der Sensor scheint zu hängen.');
  assert.equal(german('note', '3 readings before this one (seq 1 to 3) never came, and scd30 cannot say them again.'),
    'Vor diesem fehlen 3 Messwerte (Nummer 1 bis 3), und scd30 kann sie nicht nachliefern.');
  assert.equal(german('note', 'Nothing more was heard from scd41.'), 'Danach kam nichts mehr von scd41.');
  assert.equal(german('change', 'judges CO₂ in kitchen by BB101 (UK schools), natural ventilation'), 'lässt CO₂ in Kitchen nach BB101 (britische Schulen), Fensterlüftung bewerten');
  assert.equal(german('change', 'added the user Anna Maria as caretaker'), 'hat Anna Maria als Hausmeister angelegt');
  assert.equal(german('problem', 'too many wrong tries; the next is possible in 8 s'), 'zu viele Fehlversuche; der nächste ist in 8 s möglich');
  assert.equal(german('problem', 'kitchen/fan does not do it: refused ON: no usable reading for 2 min (broker gone); order it again when the room has readings'),
    'kitchen/fan tut es nicht: Einschalten abgelehnt: seit 2 min kein brauchbarer Messwert (Broker nicht erreichbar); bitte noch einmal versuchen, wenn der Raum wieder Messwerte hat');
});
