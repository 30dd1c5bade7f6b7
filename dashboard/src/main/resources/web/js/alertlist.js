// The list of what is wrong now: told in words, and hushed by those who know.

import * as api from './api.js';
import { button, complain, element, quote, say, setHidden } from './dom.js';
import ALL from './language.js';
import { said } from './said.js';
import { moment } from './timeaxis.js';

const { alerts: WORDS, people: PHRASES } = ALL;

export class AlertList {
  #world;
  #list = element('ul', { class: 'entries' });
  #said = element('p', { class: 'answer', role: 'status' });
  #changed;

  /**
   * @param world who looks (`me`), how they log in (`login`), and in which `zone`
   * @param changed called when somebody hushed one
   */
  constructor(world, changed) {
    this.#world = world;
    this.#changed = changed;
    this.node = element('section', { class: 'card alerts', 'aria-label': WORDS.title, hidden: true },
      element('h2', {}, element('span', { class: 'sign', 'aria-hidden': 'true' }, '▲'), WORDS.title), this.#list, this.#said);
  }

  show(open) {
    this.#list.replaceChildren(...open.map((alert) => this.#entry(alert)));
    setHidden(this.node, open.length === 0);
  }

  #entry({ key, text, since, hushed, hushedUntil }) {
    const alert = said('alert', text);
    const what = element('strong');
    quote(what, alert);
    const at = (time) => moment(Date.parse(time), this.#world.zone);
    const details = [since && WORDS.since(at(since)), hushed && (hushedUntil ? WORDS.hushedUntil(at(hushedUntil)) : WORDS.hushed)];
    return element('li', {},
      element('span', {}, what, ' ',
        element('span', { class: 'quiet' }, details.filter(Boolean).join(' · '))),
      ...(hushed ? [] : [this.#hush(key, alert.words, WORDS.later, 60), this.#hush(key, alert.words, WORDS.known, null)]));
  }

  #hush(key, text, words, minutes) {
    const made = button(words, () => this.#send(key, minutes));
    made.setAttribute('aria-label', `${words}: ${text}`);
    return made;
  }

  async #send(key, minutes) {
    const { me, login } = this.#world;
    if (me.name === null && !me.may('order') && !(await login.ask(WORDS.toHush))) return;
    try {
      await api.hush(key, minutes);
      say(this.#said, '');
      await this.#changed();
    } catch (failure) {
      complain(this.#said, PHRASES.failed, failure);
    }
  }
}
