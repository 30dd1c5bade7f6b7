// The buttons by which people order a purifier on or off for a while, or leave it to the air.

import * as api from './api.js';
import { button, complain, element, quote, say } from './dom.js';
import ALL from './language.js';
import { said } from './said.js';
import { title } from './words.js';

const { people: PHRASES } = ALL;
const { order: WORDS } = PHRASES;

export class OrderButtons {
  #purifier;
  #me;
  #login;
  #buttons;
  #minutes = element('select', { 'aria-label': WORDS.lasting }, ...WORDS.spans.map(({ minutes, words }) => element('option', { value: minutes ?? '' }, words)));
  #said = element('p', { class: 'said-back', role: 'status' });

  /** @param world who looks (`me`) and how they log in (`login`) */
  constructor(room, purifier, { me, login }) {
    this.room = room;
    this.#purifier = purifier;
    this.#me = me;
    this.#login = login;
    this.#buttons = Object.entries(WORDS.modes).map(([mode, words]) => {
      const made = button(words, () => this.#order(mode));
      made.dataset.mode = mode;
      return made;
    });
    this.node = element('div', { class: 'orders', role: 'group', 'aria-label': WORDS.group(title(purifier)) },
      ...this.#buttons, this.#minutes, this.#said);
  }

  /** Marks how the purifier stands: by whose will it is on or off. */
  update({ mode, online }) {
    for (const each of this.#buttons) {
      const pressed = String(online && each.dataset.mode === mode);
      if (each.getAttribute('aria-pressed') !== pressed) each.setAttribute('aria-pressed', pressed);
    }
  }

  async #order(mode) {
    const nobody = this.#me.name === null && !this.#me.may('order');
    if (nobody && !(await this.#login.ask(PHRASES.login.toOrder))) return;
    const minutes = mode === 'auto' || this.#minutes.value === '' ? {} : { minutes: Number(this.#minutes.value) };
    const name = title(this.#purifier);
    this.#waiting(true);
    say(this.#said, WORDS.asking(name));
    try {
      const { why } = await api.order(this.room, this.#purifier, { mode, ...minutes });
      const { words, lang } = said('why', why);
      quote(this.#said, { words: lang ? `${name}: ${words}` : WORDS.followed(name, words), lang });
    } catch (failure) {
      complain(this.#said, PHRASES.failed, failure);
      // the login has ended meanwhile: who presses again is asked for it
      if (failure.status === 401) await this.#me.load().catch(() => {});
    } finally {
      this.#waiting(false);
    }
  }

  /** A disabled button would lose the keyboard's focus to nowhere. */
  #waiting(waiting) {
    for (const each of this.#buttons) each.setAttribute('aria-disabled', String(waiting));
  }
}
