// Hears what the server hears on the broker, and says in a sentence why it does not.

const PAUSE = 3_000;

export class MqttEar {
  #hear;
  #source = null;
  #retry = null;
  #filter = '#';

  /** @param hear called with (kind, what) where kind is message, lost, state, or `away` with a sentence or null */
  constructor(hear) {
    this.#hear = hear;
  }

  /** Begins anew with another topic filter. */
  listen(filter) {
    this.close();
    this.#filter = filter;
    this.#source = new EventSource(this.#address);
    for (const kind of ['message', 'lost', 'state']) {
      this.#source.addEventListener(kind, ({ data }) => this.#hear(kind, JSON.parse(data)));
    }
    this.#source.onerror = () => this.#failed();
  }

  get #address() {
    return `/api/v1/mqtt?${new URLSearchParams({ filter: this.#filter })}`;
  }

  /** A browser does not tell why it was refused, so that is asked for by itself. */
  async #failed() {
    const source = this.#source;
    this.#hear('away', null);
    if (source.readyState !== EventSource.CLOSED) return;
    const asking = new AbortController();
    try {
      const answer = await fetch(this.#address, { signal: asking.signal });
      if (!answer.ok && source === this.#source) this.#hear('away', (await answer.json()).detail);
      asking.abort();
    } catch {
      // it does not answer at all
    }
    if (source === this.#source) this.#retry = setTimeout(() => this.listen(this.#filter), PAUSE);
  }

  close() {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
  }
}
