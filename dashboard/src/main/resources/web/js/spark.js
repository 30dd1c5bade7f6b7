// The last hours of a tile as a small line, broken where nothing was heard.

import { svg } from './dom.js';
import { broken } from './series.js';

const WIDTH = 300;
const HEIGHT = 56;
/** The line moves on by whole parts of its width, so that it is not drawn anew each second. */
const PARTS = 300;

export class Spark {
  #line = svg('path', { class: 'spark-line' });
  #guideline;
  #fair = svg('path', { class: 'spark-bound' });

  constructor(guideline) {
    this.#guideline = guideline;
    this.node = svg('svg', {
      class: 'spark', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true',
    }, this.#fair, this.#line);
  }

  update({ points, gaps, from: begin, to: end }) {
    const part = (end - begin) / PARTS;
    const to = Math.ceil(end / part) * part;
    const from = to - (end - begin);
    const top = Math.max(this.#guideline.fair * 1.15, ...points.map(({ mean }) => mean));
    const bottom = Math.min(400, ...points.map(({ mean }) => mean));
    const x = (at) => ((at - from) / (to - from)) * WIDTH;
    const y = (value) => HEIGHT - 2 - ((value - bottom) / (top - bottom)) * (HEIGHT - 4);
    let pen = 'M';
    const steps = broken(points, gaps).map((point) => {
      if (Number.isNaN(point.mean)) {
        pen = 'M';
        return '';
      }
      const step = `${pen}${x(point.x).toFixed(1)} ${y(point.mean).toFixed(1)}`;
      pen = 'L';
      return step;
    });
    draw(this.#line, steps.join(''));
    draw(this.#fair, `M0 ${y(this.#guideline.fair).toFixed(1)}H${WIDTH}`);
  }
}

function draw(path, d) {
  if (path.getAttribute('d') !== d) path.setAttribute('d', d);
}
