// The server's time, carried on between two of its words by a steady clock; never the browser's own date.

export class ServerClock {
  #steady;
  #atSteady = 0;
  #atServer = null;
  #speed = 1;

  /** @param {() => number} steady milliseconds that only ever grow, such as performance.now */
  constructor(steady) {
    this.#steady = steady;
  }

  /** Takes the server's word: `now` in ISO-8601, `speed` in its seconds per real second. */
  set({ now, speed }) {
    this.#atServer = Date.parse(now);
    this.#atSteady = this.#steady();
    this.#speed = speed ?? 1;
  }

  get known() {
    return this.#atServer !== null;
  }

  get speed() {
    return this.#speed;
  }

  /** The server's time in epoch milliseconds; null before its first word. */
  now() {
    return this.known ? this.#atServer + (this.#steady() - this.#atSteady) * this.#speed : null;
  }
}
