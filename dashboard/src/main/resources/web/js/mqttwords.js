// What can be said of one message: who is behind it as far as it tells, and its payload as people read it.

/** Who says what, learned from what nodes say of themselves: MQTT tells nobody's name. */
export class Speakers {
  #bySensor = new Map();

  /** Learns from a presence which sensors a node has. */
  learn({ topic, text }) {
    const said = presence(topic, text);
    for (const sensor of said?.sensors ?? []) this.#bySensor.set(sensor, said.node);
  }

  /** The node that a message is from, as far as it can be known; null where it cannot. */
  of({ topic, text }) {
    const said = presence(topic, text);
    if (said) return said.node;
    const [, room, kind, name] = /(?:^|\/)([^/]+)\/(sensor|late|purifier)\/([^/]+)/.exec(topic) ?? [];
    if (kind === 'purifier') return parsed(text)?.node ?? null;
    return kind && !topic.endsWith('/resend') ? this.#bySensor.get(`${room}/${name}`) ?? null : null;
  }
}

/** Whether it is a node's word that it is gone, which its broker says for it when it was lost. */
export function isWill({ topic, text }) {
  return presence(topic, text)?.state === 'offline';
}

function presence(topic, text) {
  const said = /(?:^|\/)node\/[^/]+$/.test(topic) ? parsed(text) : null;
  return typeof said?.node === 'string' && typeof said.state === 'string' ? said : null;
}

function parsed(text) {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

/**
 * A payload to be read: JSON with a line for each of its parts, to the letter otherwise, `21.40` stays `21.40`; bytes that are no
 * text as hexadecimal digits in pairs.
 */
export function pretty({ text, hex }) {
  if (hex !== undefined) return hex.replace(/(..)(?=.)/g, '$1 ');
  return parsed(text) ? indented(text) : text;
}

/** Strings are passed over as they are; all else is a sign or part of a number or word. */
const PIECES = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

function indented(json) {
  let depth = 0;
  let out = '';
  let before = '';
  const line = () => `\n${'  '.repeat(depth)}`;
  for (const [piece] of json.matchAll(PIECES)) {
    if (piece === '}' || piece === ']') {
      depth -= 1;
      if (before !== '{' && before !== '[') out += line();
    } else if (before === '{' || before === '[') {
      out += line();
    }
    out += piece;
    if (piece === '{' || piece === '[') depth += 1;
    if (piece === ',') out += line();
    if (piece === ':') out += ' ';
    before = piece;
  }
  return out;
}

/** The beginning of a payload on one line. */
export function glance({ text, hex }, most = 160) {
  const all = hex === undefined ? text.replace(/\s+/g, ' ').trim() : pretty({ hex });
  return all.length > most ? `${all.slice(0, most)}…` : all;
}
