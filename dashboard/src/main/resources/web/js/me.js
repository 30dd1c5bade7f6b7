// Who looks at this page, and what they may.

import * as api from './api.js';

export class Me {
  #watchers = [];
  name = null;
  rights = [];
  first = false;

  may(right) {
    return this.rights.includes(right);
  }

  /** The most that they may: look, order or admin; null where nothing. */
  get most() {
    return this.rights.at(-1) ?? null;
  }

  /** Calls with every change. */
  watch(call) {
    this.#watchers.push(call);
  }

  /** Asks the server. */
  async load() {
    this.take(await api.me());
  }

  /** Takes the server's word. */
  take({ name, rights, first }) {
    Object.assign(this, { name, rights, first });
    for (const call of this.#watchers) call();
  }
}
