// What only admins see: the users, the tokens of programs, and who changed what.

import * as api from './api.js';
import { button, element, field, quote, whose } from './dom.js';
import ALL from './language.js';
import { said } from './said.js';
import { moment } from './timeaxis.js';

const { people: PHRASES } = ALL;
const { access: WORDS } = PHRASES;

export class People {
  #zone;
  #attempt;
  #users = element('ul', { class: 'entries' });
  #tokens = element('ul', { class: 'entries' });
  #issued = element('div', { class: 'issued', role: 'status' });
  #changes = element('ol', { class: 'ledger', tabindex: '0', 'aria-label': WORDS.changes });

  /** @param attempt does some work that may fail, and shows how it went */
  constructor({ zone }, attempt) {
    this.#zone = zone;
    this.#attempt = attempt;
    this.sections = [
      element('section', { class: 'card' }, element('h2', {}, WORDS.users), this.#users,
        element('h3', {}, WORDS.addUser), this.#adding()),
      element('section', { class: 'card' }, element('h2', {}, WORDS.tokens), element('p', { class: 'quiet' }, WORDS.tokensWhy),
        this.#tokens, this.#issued, element('h3', {}, WORDS.issue), this.#issuing()),
      element('section', { class: 'card' }, element('h2', {}, WORDS.changes), this.#changes),
    ];
    this.#change(async () => {
      this.#showUsers(await api.fetchJson('/api/v1/users'));
      this.#showTokens(await api.fetchJson('/api/v1/tokens'));
    });
  }

  /** Changes something, then shows who changed what. */
  #change(work) {
    return this.#attempt(async () => {
      await work();
      this.#showChanges(await api.fetchJson('/api/v1/changes'));
    });
  }

  #showUsers(users) {
    this.#users.replaceChildren(...users.map(({ name, role }) => {
      const roles = select(WORDS.roles, role);
      roles.setAttribute('aria-label', WORDS.roleOf(name));
      roles.addEventListener('change', () => this.#change(async () => {
        roles.disabled = true;
        try {
          await this.#user('POST', name, { role: roles.value });
        } finally {
          this.#showUsers(await api.fetchJson('/api/v1/users'));
        }
      }));
      return element('li', {}, element('strong', {}, name), roles, this.#password(name),
        twice(WORDS.remove, WORDS.removeUser(name), WORDS.reallyRemove(name), () => this.#change(() => this.#user('DELETE', name))));
    }));
  }

  async #user(method, name, body) {
    this.#showUsers(await api.send(method, `/api/v1/users/${encodeURIComponent(name)}`, body));
  }

  #password(name) {
    const fresh = field(WORDS.passwordFor(name), { type: 'password', autocomplete: 'new-password', required: true, minlength: 10, maxlength: 200 });
    const form = element('form', { class: 'form' }, whose(name), fresh.node, element('button', { type: 'submit' }, WORDS.give));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#change(() => this.#user('POST', name, { password: fresh.input.value }));
    });
    return element('details', {}, element('summary', {}, WORDS.givePassword), form);
  }

  #adding() {
    const name = field(PHRASES.name, { autocomplete: 'username', required: true, maxlength: 40 });
    const password = field(PHRASES.newPassword, { type: 'password', autocomplete: 'new-password', required: true, minlength: 10, maxlength: 200 });
    const role = select(WORDS.roles, 'viewer');
    const form = element('form', { class: 'form' }, name.node, password.node, element('label', {}, WORDS.role, role),
      element('button', { type: 'submit' }, WORDS.addUser));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#change(async () => {
        this.#showUsers(await api.send('POST', '/api/v1/users',
          { name: name.input.value, password: password.input.value, role: role.value }));
        form.reset();
      });
    });
    return form;
  }

  #showTokens(tokens) {
    const none = element('li', { class: 'quiet' }, WORDS.noTokens);
    this.#tokens.replaceChildren(...(tokens.length === 0 ? [none] : tokens.map(({ name, scope }) => element('li', {},
      element('strong', {}, name), element('span', {}, WORDS.scopes[scope]),
      twice(WORDS.revoke, WORDS.revokeOf(name), WORDS.reallyRevoke(name), () => this.#change(async () =>
        this.#showTokens(await api.send('DELETE', `/api/v1/tokens/${encodeURIComponent(name)}`))))))));
  }

  #issuing() {
    const name = field(PHRASES.name, { autocomplete: 'off', required: true, maxlength: 40 });
    const scope = select(WORDS.scopes, 'look');
    const form = element('form', { class: 'form' }, name.node, element('label', {}, WORDS.scope, scope),
      element('button', { type: 'submit' }, WORDS.issue));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#change(async () => {
        const issued = await api.send('POST', '/api/v1/tokens', { name: name.input.value, scope: scope.value });
        this.#issued.replaceChildren(element('p', {}, WORDS.issued(issued.name)), element('pre', { tabindex: '0' }, issued.token));
        form.reset();
        this.#showTokens(await api.fetchJson('/api/v1/tokens'));
      });
    });
    return form;
  }

  #showChanges(changes) {
    this.#changes.replaceChildren(...changes.map(({ time, by, what }) => {
      const did = element('span');
      quote(did, said('change', what));
      return element('li', {},
        time && element('time', { datetime: time }, moment(Date.parse(time), this.#zone)),
        element('span', {}, element('strong', {}, by), ' ', did));
    }));
  }
}

function select(words, chosen) {
  const options = Object.entries(words).map(([value, text]) => element('option', { value, selected: value === chosen }, text));
  return element('select', {}, ...options);
}

/** A button for what cannot be undone: the first press asks, the second does it. */
function twice(words, label, question, press) {
  let asked = false;
  const made = button(words, () => {
    if (asked) return press();
    asked = true;
    made.textContent = question;
    made.removeAttribute('aria-label');
  });
  made.setAttribute('aria-label', label);
  made.addEventListener('blur', () => {
    asked = false;
    made.textContent = words;
    made.setAttribute('aria-label', label);
  });
  return made;
}
