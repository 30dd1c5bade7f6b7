// Over which channels people are told, how it went last, and whether it works now; for admins.

import * as api from './api.js';
import { button, element, say } from './dom.js';
import ALL from './language.js';
import { ago } from './words.js';

const { channels: WORDS } = ALL;

export class Channels {
  #world;
  #attempt;
  #list = element('ul', { class: 'entries' });

  /** @param attempt does something that may fail, and says how it went */
  constructor(world, attempt) {
    this.#world = world;
    this.#attempt = attempt;
    this.node = element('section', { class: 'card' },
      element('h2', {}, WORDS.title), element('p', { class: 'quiet' }, WORDS.why), this.#list);
    attempt(() => this.#load());
  }

  async #load() {
    const { channels } = await api.alerts();
    this.#list.replaceChildren(...(channels.length === 0
      ? [element('li', {}, element('span', {}, WORDS.none))]
      : channels.map((channel) => this.#entry(channel))));
  }

  #entry({ channel, time, said }) {
    const now = this.#world.clock.now();
    // what the other side answered is in no language of ours
    const last = element('span', { class: 'quiet' }, ...(said
      ? [element('span', { lang: 'en' }, said), time && ` (${ago((now - Date.parse(time)) / 1000)})`].filter(Boolean) : [WORDS.never]));
    const test = button(WORDS.test, () => this.#attempt(async () => {
      say(last, WORDS.trying);
      const outcome = await api.tryChannel(channel);
      await this.#load();
      return { words: `${channel}: ${outcome.said}`, lang: 'en' };
    }));
    test.setAttribute('aria-label', WORDS.testOf(channel));
    return element('li', {}, element('strong', {}, channel), last, test);
  }
}
