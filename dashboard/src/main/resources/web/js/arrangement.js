// In which groups and in which order rooms stand on the page.

import { called, where } from './places.js';

/** Worst first, by name, or by building and floor. */
export const ORDERS = ['worst', 'name', 'place'];

const RANKS = { poor: 0, fair: 1, good: 2, none: 3 };
const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * @param rooms a list of `{room, state, value}`: a room as the server tells of it, `stale`, `none` or its level, and its CO₂ or null
 * @param order one of ORDERS
 * @return groups that are not empty, `{kind, building, floor, rooms}`: those that are not heard from first (`silent`), then the
 *   rest as one (`heard`) or by their places (`place`; what has none comes last)
 */
export function arranged(rooms, order) {
  const silent = rooms.filter(({ state }) => state === 'stale').sort(byName);
  const heard = rooms.filter(({ state }) => state !== 'stale').sort(order === 'name' ? byName : byAir);
  const groups = order === 'place' ? placed(heard) : [{ kind: 'heard', building: null, floor: null, rooms: heard }];
  return [{ kind: 'silent', building: null, floor: null, rooms: silent }, ...groups].filter((group) => group.rooms.length > 0);
}

/** What must change before rooms are arranged anew: a level, not a number, so that tiles stay where they are. */
export function signature(rooms) {
  return rooms.map(({ room, state }) => [room.room, state, ...Object.values(room.place ?? {})].join('\t')).join('\n');
}

function placed(rooms) {
  const groups = new Map();
  for (const each of rooms) {
    const { building, floor } = where(each.room);
    const key = JSON.stringify([building, floor]);
    if (!groups.has(key)) groups.set(key, { kind: 'place', building, floor, rooms: [] });
    groups.get(key).rooms.push(each);
  }
  return [...groups.values()].sort((a, b) => last(a.building, b.building) || last(a.floor, b.floor));
}

function last(a, b) {
  if (a === null || b === null) return (a === null) - (b === null);
  return compare(a, b);
}

function byName(a, b) {
  return compare(called(a.room), called(b.room)) || compare(a.room.room, b.room.room);
}

function byAir(a, b) {
  return (RANKS[a.state] ?? RANKS.none) - (RANKS[b.state] ?? RANKS.none) || (b.value ?? 0) - (a.value ?? 0) || byName(a, b);
}
