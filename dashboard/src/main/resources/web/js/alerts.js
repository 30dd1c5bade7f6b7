// Looks for what is wrong now; the list of it is fetched when there is something.

import * as api from './api.js';
import { element } from './dom.js';
import { notCome, part } from './parts.js';

const EVERY = 15_000;

export class Alerts {
  #world;
  #list = null;
  #shown = '[]';

  /** @param world who looks (`me`), how they log in (`login`), and in which `zone` */
  constructor(world) {
    this.#world = world;
    this.node = element('div');
  }

  /** Looks now and from now on. */
  start() {
    this.#look();
    setInterval(() => document.hidden || this.#look(), EVERY);
  }

  async #look() {
    try {
      await this.#show((await api.alerts()).open);
    } catch {
      // the banner about the connection says it; what was known stays
    }
  }

  /** Made anew only when something has changed, so that the keyboard's focus stays. */
  async #show(open) {
    const now = JSON.stringify(open);
    if (now === this.#shown) return;
    this.#list ??= await this.#fetchList();
    if (!this.#list) return;
    this.#shown = now;
    this.#list.show(open);
    if (!this.#list.node.isConnected) this.node.replaceChildren(this.#list.node);
  }

  /** Null where it does not come: then that is said, and it is fetched again next time. */
  async #fetchList() {
    try {
      const { AlertList } = await part(import('./alertlist.js'));
      return new AlertList(this.#world, () => this.#look());
    } catch {
      this.node.replaceChildren(notCome());
      return null;
    }
  }
}
