// How all rooms are, in a line or two.

import { stateOf } from './house.js';
import WORDS from './language.js';
import { called } from './places.js';
import { count, headline, title } from './words.js';

const { overview: OVERVIEW } = WORDS;

/** Names of more rooms than that are not read. */
const MOST_NAMES = 5;

/** Of each room as the server tells of it `{room, state, value}`: its state, and its CO₂ or null. */
export function states(rooms, now) {
  return rooms.map((room) => ({ room, state: stateOf(room, now), value: room.now.co2?.value ?? null }));
}

/** `500 rooms · 12 poor · 3 not heard from`; empty where one look tells as much. */
export function summary(all) {
  return all.length < 2 ? '' : OVERVIEW.summary(Object.fromEntries(Object.entries(counted(all)).map(([key, n]) => [key, count(n)])));
}

/** What matters most, with the names of the rooms where they are few. */
export function matter(all) {
  const counts = counted(all);
  const worst = ['poor', 'fair', 'stale'].find((state) => counts[state] > 0 && (state !== 'stale' || counts.stale < counts.all));
  if (worst && counts[worst] > MOST_NAMES) return OVERVIEW.many[worst](count(counts[worst]));
  return headline(all.map(({ room, state }) => ({ room: name(room), level: state, stale: state === 'stale' })));
}

/** A headline takes a hyphen for the space of a name on the wire. */
function name(room) {
  return room.place?.name ? called(room).replaceAll('-', '‑') : title(room.room);
}

function counted(all) {
  const counts = { all: all.length, poor: 0, fair: 0, good: 0, none: 0, stale: 0 };
  for (const { state } of all) counts[state]++;
  return counts;
}
