// What the address after the # means: the overview, one room and a range, or another page.

/** Ranges of the chart by their word in the address, in milliseconds. */
export const RANGES = {
  '1h': { short: '1 h', words: '1 hour', past: 'the last hour', span: 3_600_000 },
  '6h': { short: '6 h', words: '6 hours', past: 'the last 6 hours', span: 6 * 3_600_000 },
  '24h': { short: '24 h', words: '24 hours', past: 'the last 24 hours', span: 24 * 3_600_000 },
  '7d': { short: '7 d', words: '7 days', past: 'the last 7 days', span: 7 * 86_400_000 },
  '30d': { short: '30 d', words: '30 days', past: 'the last 30 days', span: 30 * 86_400_000 },
};
const USUAL = '24h';

/**
 * `#/room/kitchen?range=6h` → `{room: 'kitchen', range: '6h'}`; `#/access` and `#/first/…` have a `page` and a `token`;
 * anything else is the overview, `{room: null}`.
 */
export function parse(hash) {
  const [, page, token] = /^#\/(?:(access)|first\/([\w-]+))$/.exec(hash) ?? [];
  if (page) return { room: null, range: USUAL, page };
  if (token) return { room: null, range: USUAL, page: 'first', token };
  const match = /^#\/room\/([a-z0-9][a-z0-9-]*)(?:\?(.*))?$/.exec(hash);
  if (!match) return { room: null, range: USUAL };
  const range = new URLSearchParams(match[2] ?? '').get('range');
  return { room: match[1], range: Object.hasOwn(RANGES, range ?? '') ? range : USUAL };
}

export function toRoom(room, range = USUAL) {
  return `#/room/${room}?range=${range}`;
}
