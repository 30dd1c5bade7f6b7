// Parts of the page that are fetched only when they are wanted, and what is said where one does not come.

import * as api from './api.js';
import { button, element, say } from './dom.js';
import WORDS from './language.js';

const { page: SAID } = WORDS;

/** Fulfilled with a part; where it does not come, the failure is a sentence for people. */
export function part(coming) {
  return coming.catch((failure) => {
    throw new Error(SAID.notCome, { cause: failure });
  });
}

/** Loads the page anew, as browsers remember that a module did not come; never while nobody would answer, as a browser's own page does not come back. */
export async function loadAnew() {
  await api.about();
  location.reload();
}

/** Says in place of a view that it did not come, with a way to try again. */
export function notCome() {
  const said = element('span', {}, SAID.notCome);
  const again = button(SAID.again, () => loadAnew().catch(() => say(said, SAID.away)));
  return element('p', { class: 'banner', role: 'alert' }, said, ' ', again);
}

const sheets = new Map();

/** Adds a style sheet, once; fulfilled when it holds. */
export function sheet(href) {
  if (!sheets.has(href)) {
    sheets.set(href, new Promise((done, failed) => {
      const link = element('link', { rel: 'stylesheet', href });
      link.onload = done;
      link.onerror = () => failed(new Error(SAID.missing(href)));
      document.querySelector('link[rel=stylesheet]').after(link);
    }));
  }
  return sheets.get(href);
}

/** The small window in which one logs in, fetched when it is first opened. */
export class Door {
  #me;
  #failed;
  #login = null;

  /** @param failed called when the window does not come */
  constructor(me, failed) {
    this.#me = me;
    this.#failed = failed;
  }

  /** Asks for name and password, and says why; true once somebody is logged in, false when they would rather not. */
  async ask(why) {
    return (await this.#window())?.ask(why) ?? false;
  }

  /** Asks for the name and password of the first admin, who has come by an address with this token. */
  async first(token) {
    return (await this.#window())?.first(token) ?? false;
  }

  async #window() {
    try {
      const { Login } = await part(import('./login.js'));
      this.#login ??= new Login(this.#me);
      return this.#login;
    } catch {
      this.#failed();
      return null;
    }
  }
}
