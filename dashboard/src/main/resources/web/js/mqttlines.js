// The last lines that were said on the broker: bounded, countable, and held while somebody reads.

export const MOST = 500;
const MOST_TOPICS = 1000;
/** The rate is that of the last seconds. */
const WINDOW = 5_000;

export class Lines {
  #lines = [];
  #latest = new Map();
  #arrivals = [];
  #number = 0;
  #more = new Set();
  missed = null;

  /** Newest last. */
  get all() {
    return this.#lines;
  }

  /** How many were heard since it was cleared. */
  get count() {
    return this.#number;
  }

  get paused() {
    return this.missed !== null;
  }

  /** Takes a message in at `at`, milliseconds of a steady clock. While it is paused only counted, and remembered as a topic's last. */
  add(message, at) {
    this.#number += 1;
    this.#arrivals.push(at);
    if (this.#arrivals.length > 2 * MOST) this.#arrivals.splice(0, MOST);
    this.#remember(message);
    if (this.paused) this.missed += 1;
    else this.#put({ number: this.#number, message });
  }

  /** Says that `count` lines are missing here. */
  lost(count) {
    this.#number += count;
    if (this.paused) this.missed += count;
    else this.#put({ number: this.#number, lost: count });
  }

  #put(line) {
    this.#lines.push(line);
    if (this.#lines.length > MOST) this.#lines.splice(0, this.#lines.length - MOST);
  }

  #remember(message) {
    const known = this.#latest.get(message.topic);
    if (known || this.#latest.size < MOST_TOPICS) this.#latest.set(message.topic, { message, count: (known?.count ?? 0) + 1 });
    else if (this.#more.size < MOST_TOPICS) this.#more.add(message.topic);
  }

  pause() {
    this.missed ??= 0;
  }

  /** What came meanwhile is not shown any more, but said to be missing. */
  resume() {
    const missed = this.missed;
    this.missed = null;
    if (missed > 0) this.#put({ number: this.#number, lost: missed });
  }

  clear() {
    this.#lines = [];
    this.#latest.clear();
    this.#more.clear();
    this.#arrivals = [];
    this.#number = 0;
    if (this.paused) this.missed = 0;
  }

  /** Messages per second, of the last five; of bursts as far as arrivals are remembered. */
  rate(at) {
    this.#arrivals = this.#arrivals.filter((each) => at - each < WINDOW);
    if (this.#arrivals.length === 0) return 0;
    const full = this.#arrivals.length >= MOST;
    const span = full ? Math.max(1, at - this.#arrivals[0]) : WINDOW;
    return (this.#arrivals.length * 1000) / span;
  }

  /** How many topics there are of which nothing is remembered. */
  get moreTopics() {
    return this.#more.size;
  }

  /** The topics as a tree, by name: `{name, topic, last, count, children}`, the last two of a level that is a topic itself. */
  tree() {
    const root = { children: new Map() };
    for (const [topic, { message, count }] of this.#latest) {
      let node = root;
      for (const name of topic.split('/')) {
        if (!node.children.has(name)) node.children.set(name, { name, children: new Map() });
        node = node.children.get(name);
      }
      Object.assign(node, { topic, last: message, count });
    }
    return sorted(root);
  }
}

function sorted({ children }) {
  return [...children.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((node) => ({ ...node, children: sorted(node) }));
}

/** Whether a message has these words, anywhere, in whatever case; no words: all have. */
export function has({ topic, text, hex, contentType, answerTo, properties = [] }, words) {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return true;
  return [topic, text, hex, contentType, answerTo, ...properties.flat()].some((each) => each?.toLowerCase().includes(wanted));
}
