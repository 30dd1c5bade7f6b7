// The last hours of a tile as a small line, broken where nothing was heard.

import { svg } from './dom.js';
import { broken } from './series.js';

const WIDTH = 300;
const HEIGHT = 56;

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

  update({ points, gaps, from, to }) {
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
    this.#line.setAttribute('d', steps.join(''));
    this.#fair.setAttribute('d', `M0 ${y(this.#guideline.fair).toFixed(1)}H${WIDTH}`);
  }
}
