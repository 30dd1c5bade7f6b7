// All charts of a room, one under the other: CO₂ large, the rest small, with one cursor and one stretch of time.

import { element, say } from './dom.js';
import { gestures } from './gestures.js';
import WORDS from './language.js';
import { Picture } from './picture.js';
import { pinched, selected, zoomed } from './stretch.js';
import { momentWithin } from './timeaxis.js';
import { label } from './words.js';

export class Charts {
  #zone;
  #clock;
  #asked;
  #signal;
  #panels = new Map();
  #stretch = null;
  #shown = {};
  #cursor = null;
  #fingers = null;

  /** @param asked called with a stretch that people want to see, and whether they `settled` on it or still move */
  constructor({ zone, clock }, asked, signal) {
    this.#zone = zone;
    this.#clock = clock;
    this.#asked = asked;
    this.#signal = signal;
    this.node = element('div', { class: 'charts' });
  }

  close() {
    for (const { picture } of this.#panels.values()) picture.close();
  }

  repaint() {
    for (const { picture } of this.#panels.values()) picture.repaint();
  }

  /** Makes a chart for each of these quantities; the first is the large one. */
  show(quantities) {
    if (quantities.join() === [...this.#panels.keys()].join()) return;
    this.close();
    this.#panels = new Map(quantities.map((quantity, i) =>
      [quantity, this.#panel(quantity, { large: i === 0, labelled: i === 0 || i === quantities.length - 1 })]));
    this.node.replaceChildren(...[...this.#panels.values()].map(({ node }) => node));
  }

  #panel(quantity, look) {
    const canvas = element('canvas', { role: 'img', tabindex: look.large && '0', 'aria-label': label(quantity) });
    const picture = new Picture(canvas, quantity, this.#zone, look);
    const value = element('span', { class: 'under', 'aria-hidden': 'true' });
    const name = element('strong', {}, label(quantity));
    const unit = element('span', { class: 'in' });
    gestures(canvas, this.#calls(picture), this.#signal);
    const size = look.large ? 'large' : look.labelled ? 'small last' : 'small';
    return {
      quantity, picture, canvas, unit, value,
      node: element('figure', { class: `panel ${size}`, 'data-quantity': quantity },
        element('figcaption', {}, element('span', {}, name, ' ', unit), value), element('div', { class: 'canvas' }, canvas)),
    };
  }

  #calls(picture) {
    const now = () => this.#clock.now();
    return {
      hover: (x) => this.point(x === null ? null : picture.at(x)),
      drag: (a, b) => this.#select([picture.at(a), picture.at(b)]),
      select: (a, b) => {
        this.#select(null);
        if (a !== null) this.#asked(selected(picture.at(a), picture.at(b), now()), { settled: true });
      },
      pinchFrom: (places) => {
        this.point(null);
        this.#fingers = places.map((x) => picture.at(x));
      },
      pinch: (places) => {
        const stretch = pinched(this.#fingers, places.map((x) => picture.part(x)), now());
        if (stretch) this.#asked(stretch, { settled: false });
      },
      wheel: (factor, x) => this.#asked(zoomed(this.#stretch, factor, picture.at(x), now()), { settled: false }),
    };
  }

  /**
   * Draws a stretch.
   * @param shown of each quantity what its picture draws, without a stretch, and `words` on it; nothing where it is not known yet
   */
  draw(stretch, shown) {
    this.#stretch = stretch;
    this.#shown = shown;
    const [first, ...others] = this.#panels.values();
    if (first) this.#drawOne(first);
    if (others.every(({ picture }) => picture.drawn)) this.#drawRest();
    // nobody waits for the large one because of the small ones: at first they come behind it
    else requestAnimationFrame(() => setTimeout(() => this.#drawRest()));
    this.#say();
  }

  #drawRest() {
    if (this.#signal.aborted) return;
    [...this.#panels.values()].slice(1).forEach((panel) => this.#drawOne(panel));
  }

  #drawOne({ quantity, picture, canvas, unit }) {
    const shown = this.#shown[quantity];
    if (!shown) return;
    picture.draw(shown);
    say(unit, shown.unit);
    canvas.setAttribute('aria-label', shown.words);
  }

  /** Puts the cursor of all charts at a moment, or takes it away with null. */
  point(at) {
    if (this.#cursor === at) return;
    this.#cursor = at;
    for (const { picture } of this.#panels.values()) picture.point(at);
    this.#say();
  }

  /** Moves the cursor by so many values, for the keyboard; returns what is there, in words. */
  move(by) {
    const [first] = this.#panels.values();
    if (!this.#stretch || !first) return '';
    const at = first.picture.beside(this.#cursor, by);
    if (at === null) return '';
    this.point(at);
    const { from, to } = this.#stretch;
    const others = [...this.#panels].slice(1).map(([quantity, { picture }]) => `${label(quantity)} ${picture.lines(at)[0] ?? WORDS.chart.noData}`);
    return [momentWithin(at, from, to, this.#zone), ...first.picture.lines(at), ...others].join(', ');
  }

  /** Nearer or farther around the cursor, or around the middle. */
  zoom(factor) {
    if (!this.#stretch) return;
    const { from, to, live } = this.#stretch;
    const around = this.#cursor ?? (live ? to : (from + to) / 2);
    this.#asked(zoomed(this.#stretch, factor, around, this.#clock.now()), { settled: false });
  }

  /** The value under the cursor stands beside the name of each chart. */
  #say() {
    for (const { picture, value } of this.#panels.values()) {
      say(value, this.#cursor === null || !this.#stretch ? '' : picture.lines(this.#cursor)[0] ?? WORDS.chart.noData);
    }
  }

  #select(selection) {
    for (const { picture } of this.#panels.values()) picture.select(selection);
  }
}
