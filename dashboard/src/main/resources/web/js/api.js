// Asks the dashboard's server; an error carries the sentence that the server gave.

export async function fetchJson(path, options = {}) {
  const answer = await fetch(path, { headers: { Accept: 'application/json' }, ...options });
  if (!answer.ok) throw new Error(await sentence(answer));
  return answer.json();
}

async function sentence(answer) {
  try {
    return (await answer.json()).detail ?? `the server answered ${answer.status}`;
  } catch {
    return `the server answered ${answer.status}`;
  }
}

const query = (parameters) => new URLSearchParams(parameters).toString();
const iso = (at) => new Date(at).toISOString();

export const about = () => fetchJson('/api/v1/about');
export const rooms = () => fetchJson('/api/v1/rooms');

export function series(room, quantity, from, to, points, signal) {
  return fetchJson(`/api/v1/rooms/${room}/series?${query({ quantity, from: iso(from), to: iso(to), points })}`, { signal });
}

export function events(room, from, to, limit, signal) {
  return fetchJson(`/api/v1/rooms/${room}/events?${query({ from: iso(from), to: iso(to), limit })}`, { signal });
}

export function runs(room, from, to, signal) {
  return fetchJson(`/api/v1/rooms/${room}/runs?${query({ from: iso(from), to: iso(to) })}`, { signal });
}
