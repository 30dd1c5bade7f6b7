// The small window in which one logs in, or becomes the first admin.

import * as api from './api.js';
import { button, complain, element, field, say, setHidden } from './dom.js';
import ALL from './language.js';

const { people: PHRASES } = ALL;
const { login: WORDS } = PHRASES;

export class Login {
  #me;
  #title = element('h2', { id: 'login-title' });
  #why = element('p', { class: 'quiet' });
  #name = field(PHRASES.name, { name: 'name', autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false', required: true, maxlength: 40 });
  #password = field(PHRASES.password, { name: 'password', type: 'password', autocomplete: 'current-password', required: true, maxlength: 200 });
  #problem = element('p', { class: 'problem', role: 'alert' });
  #go = element('button', { type: 'submit', class: 'main' });
  #form;
  #dialog;
  #token = null;
  #done = () => {};

  constructor(me) {
    this.#me = me;
    this.#form = element('form', { class: 'form' }, this.#title, this.#why, this.#name.node, this.#password.node, this.#problem,
      element('div', { class: 'actions' }, button(PHRASES.cancel, () => this.#dialog.close()), this.#go));
    this.#dialog = element('dialog', { class: 'dialog card', 'aria-labelledby': 'login-title' }, this.#form);
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#dialog.addEventListener('close', () => this.#close());
    document.body.append(this.#dialog);
  }

  /** Asks for name and password, and says why; true once somebody is logged in, false when they would rather not. */
  ask(why = '') {
    return this.#open(null, WORDS.title, [why, this.#me.first ? WORDS.nobody : ''].filter(Boolean).join(' '), PHRASES.logIn);
  }

  /** Asks for the name and password of the first admin, who has come by an address with this token. */
  first(token) {
    return this.#open(token, WORDS.first, WORDS.firstWhy, WORDS.begin);
  }

  #open(token, title, why, go) {
    if (this.#dialog.open) return Promise.resolve(false);
    this.#token = token;
    say(this.#title, title);
    say(this.#why, why);
    setHidden(this.#why, why === '');
    say(this.#problem, '');
    say(this.#go, go);
    say(this.#password.label, token ? PHRASES.newPassword : PHRASES.password);
    this.#password.input.autocomplete = token ? 'new-password' : 'current-password';
    this.#password.input.minLength = token ? 10 : 0;
    this.#dialog.showModal();
    return new Promise((resolve) => { this.#done = resolve; });
  }

  async #send() {
    const who = { name: this.#name.input.value, password: this.#password.input.value };
    this.#go.disabled = true;
    say(this.#problem, '');
    try {
      this.#me.take(this.#token ? await api.send('POST', '/api/v1/first', { ...who, token: this.#token })
        : await api.send('POST', '/api/v1/login', who));
      this.#dialog.close('in');
    } catch (failure) {
      complain(this.#problem, PHRASES.failed, failure);
      this.#password.input.select();
    } finally {
      this.#go.disabled = false;
    }
  }

  #close() {
    this.#form.reset();
    this.#done(this.#dialog.returnValue === 'in');
    this.#dialog.returnValue = '';
  }
}
