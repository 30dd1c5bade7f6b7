// What a wall tablet shows, and for how long: `?kiosk=1&every=20&rooms=kitchen,hall`.

const USUAL = 15;
const SHORTEST = 3;
const LONGEST = 3600;
/** After so many rooms all are shown at a glance again. */
const IN_A_ROW = 6;

/** What the address asks for: `{every, rooms}`, seconds for each and slugs or null for all; null where it is no wall. */
export function wall(search) {
  const asked = new URLSearchParams(search);
  if (asked.get('kiosk') !== '1') return null;
  const every = Number(asked.get('every') || USUAL);
  const rooms = (asked.get('rooms') ?? '').split(',').map((room) => room.trim()).filter(Boolean);
  return {
    every: Number.isFinite(every) ? Math.min(Math.max(every, SHORTEST), LONGEST) : USUAL,
    rooms: rooms.length > 0 ? rooms : null,
  };
}

/** One after the other: a room by its slug, null for all at a glance. One room stays alone. */
export function scenes(rooms) {
  if (rooms.length < 2) return rooms.length === 0 ? [null] : [...rooms];
  return rooms.flatMap((room, i) => (i % IN_A_ROW === 0 ? [null, room] : [room]));
}

/** What is shown after so many seconds. */
export function sceneAt(all, seconds, every) {
  return all[Math.floor(seconds / every) % all.length];
}
