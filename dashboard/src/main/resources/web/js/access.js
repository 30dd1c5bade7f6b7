// Who may do what: one's own login, and for admins the users, tokens and changes.

import * as api from './api.js';
import { Channels } from './channels.js';
import { device } from './device.js';
import { button, complain, element, field, quote, whose } from './dom.js';
import ALL from './language.js';
import { sheet } from './parts.js';
import { People } from './people.js';
import { ago } from './words.js';

const { room: ROOM, people: PHRASES } = ALL;
const { access: WORDS } = PHRASES;

await sheet('/admin.css');

export class AccessView {
  #world;
  #said = element('p', { class: 'said-back', role: 'status' });
  #sections = element('div', { class: 'sections' });
  #shownFor;

  constructor(world) {
    this.#world = world;
    this.node = element('div', { class: 'access' },
      element('nav', { class: 'back' }, element('a', { href: '#/' }, ROOM.back)),
      element('h1', {}, WORDS.title), this.#said, this.#sections);
    this.reload();
  }

  follows(room, page) {
    return page === 'access';
  }

  tick() {
    if (this.#shownFor !== this.#world.me.name) this.reload();
  }

  reload() {
    const { me, login } = this.#world;
    this.#shownFor = me.name;
    if (me.name === null) {
      this.#sections.replaceChildren(element('section', { class: 'card' }, element('p', {}, WORDS.outside),
        button(PHRASES.logIn, () => login.ask())));
      return;
    }
    const people = me.may('admin') ? new People(this.#world, (work) => this.#try(work)) : null;
    const channels = people && new Channels(this.#world, (work) => this.#try(work));
    this.#sections.replaceChildren(this.#you(), ...(people ? [...people.sections, channels.node] : []));
  }

  #you() {
    const { me } = this.#world;
    const sessions = element('ul', { class: 'entries' });
    const old = field(PHRASES.oldPassword, { type: 'password', autocomplete: 'current-password', required: true });
    const fresh = field(PHRASES.newPassword, { type: 'password', autocomplete: 'new-password', required: true, minlength: 10, maxlength: 200 });
    const form = element('form', { class: 'form' }, whose(me.name), old.node, fresh.node, element('button', { type: 'submit' }, WORDS.changePassword));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#try(async () => {
        await api.send('POST', '/api/v1/me/password', { old: old.input.value, new: fresh.input.value });
        form.reset();
        this.#list(sessions, await api.fetchJson('/api/v1/me/sessions'));
        return { words: WORDS.passwordChanged, lang: null };
      });
    });
    this.#try(async () => this.#list(sessions, await api.fetchJson('/api/v1/me/sessions')));
    return element('section', { class: 'card' },
      element('h2', {}, WORDS.you),
      element('p', {}, WORDS.youAre(me.name, WORDS.rights[me.most])),
      element('p', {}, button(PHRASES.logOut, () => this.#try(async () => me.take(await api.send('POST', '/api/v1/logout'))))),
      element('h3', {}, WORDS.sessions), sessions,
      element('h3', {}, WORDS.changePassword), form);
  }

  #list(node, sessions) {
    const now = this.#world.clock.now();
    node.replaceChildren(...sessions.map((session) => {
      const words = WORDS.session(session.by ? device(session.by) : WORDS.program, session.from, ago((now - Date.parse(session.seen)) / 1000));
      const end = button(WORDS.end, () => this.#try(async () =>
        this.#list(node, await api.send('DELETE', `/api/v1/me/sessions/${encodeURIComponent(session.id)}`))));
      end.setAttribute('aria-label', WORDS.endOf(words));
      return element('li', {}, element('span', {}, words), session.this ? element('em', {}, WORDS.thisOne) : end);
    }));
  }

  /** Does something that may fail, and says how it went: with what it answers as `{words, lang}`, or why it failed. */
  async #try(work) {
    try {
      const done = await work();
      quote(this.#said, done?.words ? done : { words: '', lang: null });
    } catch (failure) {
      complain(this.#said, PHRASES.failed, failure);
      if (failure.status === 401) await this.#world.me.load().catch(() => {});
    }
  }
}
