// Asks the dashboard's server; an error carries its status, and the sentence that the server gave as its `detail`.

import WORDS from './language.js';

export async function fetchJson(path, options = {}) {
  const answer = await fetch(path, { headers: { Accept: 'application/json' }, ...options }).catch(unreachable);
  if (!answer.ok) throw await problem(answer);
  return answer.json();
}

function unreachable(failure) {
  throw failure.name === 'AbortError' ? failure : new Error(WORDS.page.unreachable);
}

/** Changes something; only JSON is taken there. */
export function send(method, path, body) {
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
  return fetchJson(path, { method, headers, body: body && JSON.stringify(body) });
}

async function problem(answer) {
  const { detail } = await answer.json().catch(() => ({}));
  return Object.assign(new Error(detail ?? WORDS.page.answered(answer.status)), { detail, status: answer.status });
}

const query = (parameters) => new URLSearchParams(parameters).toString();
const iso = (at) => new Date(at).toISOString();

export const me = () => fetchJson('/api/v1/me');
export const about = () => fetchJson('/api/v1/about');
export const rooms = () => fetchJson('/api/v1/rooms');

export function series(room, quantity, from, to, points, signal) {
  return fetchJson(`/api/v1/rooms/${room}/series?${query({ quantity, from: iso(from), to: iso(to), points })}`, { signal });
}

/** Answers with the purifier's report once it has acknowledged the command. */
export function order(room, purifier, command) {
  return send('POST', `/api/v1/rooms/${room}/purifiers/${purifier}/command`, command);
}

export function events(room, from, to, limit, signal) {
  return fetchJson(`/api/v1/rooms/${room}/events?${query({ from: iso(from), to: iso(to), limit })}`, { signal });
}

export function runs(room, from, to, signal) {
  return fetchJson(`/api/v1/rooms/${room}/runs?${query({ from: iso(from), to: iso(to) })}`, { signal });
}

/** What is wrong now and was told, and how it went with each channel last. */
export const alerts = () => fetchJson('/api/v1/alerts');

/** Does not tell of an open alert again, for some minutes or until it is over. */
export const hush = (key, minutes) => send('POST', '/api/v1/alerts/hush', minutes === null ? { key } : { key, minutes });

/** Says something over a channel; answers with what the other side said. */
export const tryChannel = (channel) => send('POST', '/api/v1/alerts/test', { channel });

/** By what a room is judged. */
export const guideline = (room, signal) => fetchJson(`/api/v1/rooms/${room}/guideline`, { signal });

/** By what rooms can be judged. */
export const guidelines = () => fetchJson('/api/v1/guidelines');

/** Judges a quantity of a room by another scale; answers by what it is judged then. */
export const judge = (room, choice) => send('PUT', `/api/v1/rooms/${room}/guideline`, choice);

/** When the first reading of a room was taken, in epoch milliseconds; null where none was. */
export async function since(room, quantity, now) {
  const { since: first } = await series(room, quantity, now - 1000, now, 1);
  return first && Date.parse(first);
}

/** Where the readings of a stretch are as CSV. */
export function csv(room, from, to) {
  return `/api/v1/export.csv?${query({ room, from: iso(from), to: iso(to) })}`;
}
