// What the address after the # means: the overview, one room and what is seen of its past, or another page.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Ranges of the chart by their word in the address, in milliseconds; `all` is as long as the room is known. */
export const RANGES = {
  '1h': { span: HOUR },
  '6h': { span: 6 * HOUR },
  '24h': { span: DAY },
  '7d': { span: 7 * DAY },
  '30d': { span: 30 * DAY },
  '1y': { span: 365 * DAY },
  all: { span: null },
};
const USUAL = '24h';

/**
 * `#/room/kitchen?range=6h` → `{room: 'kitchen', range: '6h', stretch: null}`; besides the ranges there are minutes, `range=90m`.
 * `#/room/kitchen?from=2026-11-20T10:00:00Z&to=…` → `{room, range: null, stretch: {from, to, live: false}}`.
 * `#/access`, `#/mqtt` and `#/first/…` have a `page` and a `token`; anything else is the overview, `{room: null}`.
 */
export function parse(hash) {
  const [, page, token] = /^#\/(?:(access|mqtt)|first\/([\w-]+))$/.exec(hash) ?? [];
  if (page) return { room: null, range: USUAL, page };
  if (token) return { room: null, range: USUAL, page: 'first', token };
  const match = /^#\/room\/([a-z0-9][a-z0-9-]*)(?:\?(.*))?$/.exec(hash);
  if (!match) return { room: null, range: USUAL, stretch: null };
  const asked = new URLSearchParams(match[2] ?? '');
  const stretch = fixed(Date.parse(asked.get('from')), Date.parse(asked.get('to')));
  if (stretch) return { room: match[1], range: null, stretch };
  const range = asked.get('range') ?? '';
  return { room: match[1], range: spanOf(range) === undefined ? USUAL : range, stretch: null };
}

function fixed(from, to) {
  return from < to ? { from, to, live: false } : null;
}

/** The length of a range in milliseconds; null where it is all, undefined where it is none. */
export function spanOf(range) {
  if (Object.hasOwn(RANGES, range)) return RANGES[range].span;
  const minutes = /^([1-9]\d{0,7})m$/.exec(range)?.[1];
  return minutes && Number(minutes) * 60_000;
}

/** The range of a live stretch: one with a name where there is one. */
export function rangeOf({ from, to }) {
  const minutes = Math.max(1, Math.round((to - from) / 60_000));
  return Object.keys(RANGES).find((range) => RANGES[range].span === minutes * 60_000) ?? `${minutes}m`;
}

export function toRoom(room, range = USUAL) {
  return `#/room/${room}?range=${range}`;
}

/** The address of a stretch that does not end now. */
export function toStretch(room, { from, to }) {
  const iso = (at) => new Date(Math.round(at / 1000) * 1000).toISOString().replace('.000Z', 'Z');
  return `#/room/${room}?from=${iso(from)}&to=${iso(to)}`;
}
