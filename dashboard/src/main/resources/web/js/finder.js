// How people find rooms among many: in which order they stand, which is kept in this browser, and a search as one types.

import { ORDERS } from './arrangement.js';
import { button, element, say, setHidden } from './dom.js';
import { keep, kept } from './kept.js';
import WORDS from './language.js';
import { where } from './places.js';
import { count } from './words.js';

const { overview: OVERVIEW } = WORDS;

/** So few rooms are seen without a search, and stay where they are unless people want otherwise. */
const FEW = 7;
/** Coming back from a room, one finds what one had searched for. */
let searched = '';

export class Finder {
  #changed;
  #placed = false;
  #few = true;
  #orders;
  #search = element('input', {
    type: 'search', placeholder: OVERVIEW.search, 'aria-label': OVERVIEW.search, title: OVERVIEW.searchKeys, 'aria-keyshortcuts': '/',
    autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'go',
  });
  #found = element('p', { class: 'quiet found', role: 'status' });
  #abort = new AbortController();

  /**
   * @param changed called when other rooms are to be shown, or the same in another order
   * @param opened called when the first of them is to be opened
   */
  constructor(changed, opened) {
    this.#changed = changed;
    this.#orders = ORDERS.map((order) => {
      const made = button(OVERVIEW.orders[order], () => this.#choose(order));
      made.dataset.order = order;
      return made;
    });
    this.#search.value = searched;
    this.#search.addEventListener('input', () => this.#type());
    this.#search.addEventListener('keydown', (event) => this.#key(event, opened));
    document.addEventListener('keydown', (event) => this.#slash(event), { signal: this.#abort.signal });
    this.node = element('div', { class: 'finder' },
      element('div', { class: 'order', role: 'group', 'aria-label': OVERVIEW.order }, ...this.#orders),
      element('div', { class: 'search', role: 'search' }, this.#search), this.#found);
  }

  close() {
    this.#abort.abort();
  }

  get search() {
    return searched;
  }

  get order() {
    const chosen = kept('order');
    const usual = this.#placed ? 'place' : this.#few ? 'name' : 'worst';
    return ORDERS.includes(chosen) && (chosen !== 'place' || this.#placed) ? chosen : usual;
  }

  /** Offers what helps with these rooms. */
  offer(rooms) {
    this.#placed = rooms.some((room) => where(room).building !== null || where(room).floor !== null);
    this.#few = rooms.length <= FEW;
    if (this.#few) searched = '';
    setHidden(this.#search.parentElement, this.#few);
    setHidden(this.node, rooms.length < 2);
    for (const each of this.#orders) setHidden(each, each.dataset.order === 'place' && !this.#placed);
    this.#mark();
  }

  /** Says how many rooms a search has found. */
  found(some, all) {
    say(this.#found, searched.trim() === '' ? '' : OVERVIEW.found(count(some), count(all)));
  }

  #choose(order) {
    keep('order', order);
    this.#mark();
    this.#changed();
  }

  #mark() {
    for (const each of this.#orders) each.setAttribute('aria-pressed', String(each.dataset.order === this.order));
  }

  #type() {
    searched = this.#search.value;
    this.#changed();
  }

  #key(event, opened) {
    if (event.key === 'Enter') opened();
    if (event.key !== 'Escape') return;
    if (this.#search.value === '') this.#search.blur();
    this.#search.value = '';
    this.#type();
  }

  #slash(event) {
    const elsewhere = event.target.closest?.('input, select, textarea, dialog') || event.ctrlKey || event.altKey || event.metaKey;
    if (event.key !== '/' || elsewhere || this.#search.parentElement.hidden) return;
    event.preventDefault();
    this.#search.focus();
    this.#search.select();
  }
}
