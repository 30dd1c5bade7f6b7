// What rooms are called and where they are, as people have said, and how one is found among many.

import { title } from './words.js';

/** The name that people gave a room, else the one it has on the wire. */
export function called(room) {
  return room.place?.name ?? title(room.room);
}

/** Its building and floor: `Main`, `2`; null where nobody has said. */
export function where({ place }) {
  return { building: place?.building ?? null, floor: place?.floor ?? null };
}

/** Whether a room is meant by what somebody types: every word of it begins or is within its name, its slug, its building or its floor. */
export function meant(room, search) {
  const { building, floor } = where(room);
  const known = plain([called(room), room.room, building, floor].filter(Boolean).join(' '));
  return plain(search).split(/\s+/).every((word) => known.includes(word));
}

/** Without case and accents, so that `kuche` finds the Küche. */
function plain(text) {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase().trim();
}
