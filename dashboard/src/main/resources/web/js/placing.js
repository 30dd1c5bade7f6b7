// What a room is called and where it is; admins may say so.

import * as api from './api.js';
import { button, complain, element, field, say, setHidden } from './dom.js';
import WORDS from './language.js';
import { called, where } from './places.js';

const { people: PHRASES, overview: OVERVIEW, place: PLACE } = WORDS;

const LONGEST = 60;

export class Placing {
  #world;
  #room;
  #said = element('p', { class: 'where' });
  #wire;
  #fields = ['name', 'building', 'floor'].map((name) => field(PLACE.fields[name], { name, maxlength: LONGEST, autocomplete: 'off' }));
  #form;
  #change = button(PLACE.change, () => this.#open());
  #answer = element('p', { class: 'said-back', role: 'status' });

  constructor(world, room) {
    this.#world = world;
    this.#room = room;
    this.#wire = element('p', { class: 'quiet' }, PLACE.wire(room));
    this.#form = element('form', { class: 'form', hidden: true }, ...this.#fields.map(({ node }) => node),
      element('p', { class: 'actions' }, button(PLACE.cancel, () => this.#close()), element('button', { type: 'submit', class: 'main' }, PLACE.save)));
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#save();
    });
    this.node = element('section', { class: 'card placed', 'aria-label': PLACE.title },
      element('h2', {}, PLACE.title), this.#said, this.#wire, this.#change, this.#form, this.#answer);
  }

  show(room) {
    const place = OVERVIEW.place(where(room));
    say(this.#said, room.place ? [called(room), place].filter(Boolean).join(' · ') : PLACE.none);
  }

  async #open() {
    const { me, login, house } = this.#world;
    if (!me.may('admin') && !(await login.ask(PLACE.login))) return;
    const { place } = house.room(this.#room);
    for (const { input } of this.#fields) {
      input.defaultValue = place?.[input.name] ?? '';
      input.value = input.defaultValue;
    }
    this.#toggle({ open: true });
    say(this.#answer, '');
    this.#fields[0].input.focus();
  }

  async #save() {
    const { house, me, refresh } = this.#world;
    try {
      await api.send('PUT', `/api/v1/rooms/${this.#room}/place`, Object.fromEntries(new FormData(this.#form)));
      this.#close();
      say(this.#answer, PLACE.saved);
      await refresh();
      this.show(house.room(this.#room));
    } catch (failure) {
      complain(this.#answer, PHRASES.failed, failure);
      if (failure.status === 401) await me.load().catch(() => {});
    }
  }

  #close() {
    this.#toggle({ open: false });
    this.#change.focus();
  }

  #toggle({ open }) {
    setHidden(this.#form, !open);
    setHidden(this.#change, open);
    for (const node of [this.#said, this.#wire]) setHidden(node, open);
  }
}
