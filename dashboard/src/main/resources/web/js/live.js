// Hears the server's events, notices when they stop, and tries again until they are back.

const KINDS = ['reading', 'report', 'why', 'presence', 'clock', 'reset'];
/** The server says its clock every 15 s; two and a half of them missed is a lost line. */
const SILENCE = 40_000;
const PAUSE = 3_000;

export class Live {
  #hear;
  #again;
  #refused;
  #source = null;
  #lastHeard = performance.now();
  #lostSince = null;
  #retry = null;

  /**
   * @param hear called with (kind, event) for each event
   * @param again called when the line is back after it was lost
   * @param refused called when the server does not let this page listen
   */
  constructor(hear, again, refused) {
    this.#hear = hear;
    this.#again = again;
    this.#refused = refused;
  }

  start() {
    this.#source = new EventSource('/api/v1/live');
    this.#source.onopen = () => this.#opened();
    this.#source.onerror = () => this.#failed();
    for (const kind of KINDS) {
      this.#source.addEventListener(kind, (event) => {
        this.#lastHeard = performance.now();
        this.#hear(kind, event.data ? JSON.parse(event.data) : {});
      });
    }
  }

  /** For how many seconds the line has been lost; null while it stands. */
  lostFor() {
    if (this.#lostSince === null && performance.now() - this.#lastHeard > SILENCE) this.#reopen(0);
    return this.#lostSince === null ? null : (performance.now() - this.#lostSince) / 1000;
  }

  #opened() {
    const wasLost = this.#lostSince !== null;
    this.#lostSince = null;
    this.#lastHeard = performance.now();
    if (wasLost) this.#again();
  }

  #failed() {
    this.#lostSince ??= performance.now();
    if (this.#source.readyState !== EventSource.CLOSED) return;
    this.#refused();
    this.#reopen(PAUSE);
  }

  #reopen(pause) {
    this.#lostSince ??= performance.now();
    this.#source.close();
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.start(), pause);
  }
}
