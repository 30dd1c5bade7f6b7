// The live view of MQTT: what is said on the broker, as it is said; for those who run it, and for those who learn how it works.

import { button, element, field, quote, say, setHidden } from './dom.js';
import ALL from './language.js';
import { MqttEar } from './mqttear.js';
import { Lines } from './mqttlines.js';
import { MqttList } from './mqttlist.js';
import { saying } from './mqttsay.js';
import { glance, Speakers } from './mqttwords.js';
import { sheet } from './parts.js';
import { said } from './said.js';
import { bound, count } from './words.js';

const { mqtt: WORDS, people: PHRASES, room: ROOM } = ALL;

await sheet('/admin.css');

/** Lines that come within so many milliseconds are shown together. */
const TOGETHER = 200;
const TREE_EVERY = 1_000;

export class MqttView {
  #world;
  #lines = new Lines();
  #speakers = new Speakers();
  #ear = new MqttEar((kind, what) => this.#hear(kind, what));
  #list;
  #allowed;
  #due = null;
  #treeShown = 0;
  #state = element('p', { class: 'state', role: 'status' }, WORDS.connecting);
  #filter = field(WORDS.filter, { name: 'filter', value: '#', required: true, maxlength: 500, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' });
  #find = field(WORDS.find, { name: 'find', type: 'search', maxlength: 100, autocomplete: 'off', spellcheck: 'false' });
  #rate = element('p', { class: 'quiet' });
  #missed = element('p', { class: 'quiet', role: 'status' });
  #nothing = element('p', { class: 'quiet' }, WORDS.nothing);
  #tree = element('ul', { class: 'tree' });
  #branches = element('details', { class: 'card' }, element('summary', {}, WORDS.tree), this.#tree);
  #pause = button(WORDS.pause, () => this.#toggle());
  #sections = element('div', { class: 'talking' });

  constructor(world) {
    this.#world = world;
    this.#list = new MqttList(world, this.#speakers);
    this.node = element('div', { class: 'access mqtt' },
      element('nav', { class: 'back' }, element('a', { href: '#/' }, ROOM.back)),
      element('h1', {}, WORDS.title), this.#sections);
    this.#find.input.addEventListener('input', () => this.#show());
    this.#branches.addEventListener('toggle', () => this.#show());
    this.#begin();
  }

  follows(room, page) {
    return page === 'mqtt';
  }

  get #may() {
    return this.#world.me.may(this.#world.simulated ? 'look' : 'admin');
  }

  #begin() {
    this.#allowed = this.#may;
    if (!this.#allowed) {
      this.#ear.close();
      this.#sections.replaceChildren(element('section', { class: 'card' }, element('p', {}, WORDS.outside),
        button(PHRASES.logIn, () => this.#world.login.ask(WORDS.outside))));
      return;
    }
    this.#sections.replaceChildren(
      element('section', { class: 'card' }, this.#state, element('p', { class: 'quiet' }, WORDS.why), this.#controls(),
        this.#rate, this.#missed, this.#nothing, this.#list.node),
      this.#branches, saying());
    this.#ear.listen(this.#filter.input.value);
  }

  #controls() {
    const form = element('form', { class: 'controls' }, this.#filter.node, element('button', { type: 'submit', class: 'main' }, WORDS.subscribe),
      this.#find.node, this.#pause, button(WORDS.clear, () => this.#clear()), element('p', { class: 'quiet' }, WORDS.filterHint));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#clear();
      say(this.#state, WORDS.connecting);
      this.#ear.listen(this.#filter.input.value);
    });
    return form;
  }

  #hear(kind, what) {
    switch (kind) {
      case 'message':
        this.#speakers.learn(what);
        this.#lines.add(what, performance.now());
        break;
      case 'lost':
        this.#lines.lost(what.count);
        break;
      case 'state':
        this.#tell(what.up ? WORDS.up : WORDS.down, what.why);
        break;
      default:
        if (what) this.#tell(WORDS.down, what);
        else quote(this.#state, { words: WORDS.away, lang: null });
    }
    this.#due ??= setTimeout(() => this.#show(), TOGETHER);
  }

  /** Says how the line stands, and why: all of it in English where the reason is. */
  #tell(words, why) {
    const reason = said('line', why);
    quote(this.#state, reason.lang ? reason : { words: words(reason.words), lang: null });
  }

  #toggle() {
    if (this.#lines.paused) this.#lines.resume();
    else this.#lines.pause();
    this.#pause.setAttribute('aria-pressed', String(this.#lines.paused));
    say(this.#pause, this.#lines.paused ? WORDS.resume : WORDS.pause);
    this.#show();
  }

  #clear() {
    this.#lines.clear();
    this.#show();
  }

  #show() {
    clearTimeout(this.#due);
    this.#due = null;
    this.#list.show(this.#lines, this.#find.input.value);
    const { hidden } = this.#list;
    say(this.#missed, [this.#lines.paused && WORDS.paused(count(this.#lines.missed)), hidden > 0 && WORDS.hidden(count(hidden))]
      .filter(Boolean).join(' '));
    setHidden(this.#nothing, this.#lines.count > 0);
    this.#counted();
  }

  #counted() {
    const now = performance.now();
    const rate = this.#lines.rate(now);
    say(this.#rate, WORDS.rate(rate >= 10 ? count(rate) : bound(rate), count(this.#lines.count)));
    if (!this.#branches.open || now - this.#treeShown < TREE_EVERY) return;
    this.#treeShown = now;
    const { moreTopics } = this.#lines;
    this.#tree.replaceChildren(...this.#lines.tree().map(branch),
      ...(moreTopics > 0 ? [element('li', {}, WORDS.treeMore(count(moreTopics)))] : []));
  }

  tick() {
    if (this.#allowed !== this.#may) this.#begin();
    else if (this.#allowed) this.#show();
  }

  reload() {}

  close() {
    clearTimeout(this.#due);
    this.#ear.close();
  }
}

function branch({ name, last, children }) {
  return element('li', {}, element('strong', {}, name || WORDS.emptyLevel), last ? ' ' : null,
    last ? element('code', {}, last.bytes === 0 ? WORDS.empty : glance(last, 80)) : null,
    children.length > 0 ? element('ul', {}, ...children.map(branch)) : null);
}
