// The chart of one quantity of a room: Chart.js, dressed in the page's colours and drawn only when told.

import { axes } from './axes.js';
import { over, under } from './dress.js';
import WORDS from './language.js';
import { faint, marks } from './marks.js';
import { sharpness } from './paper.js';
import { worth } from './scales.js';
import { broken } from './series.js';
import { colours, hatching } from './theme.js';
import { clock, momentWithin } from './timeaxis.js';
import { reach } from './valueaxis.js';
import { measured, number } from './words.js';

export class Picture {
  #canvas;
  #quantity;
  #zone;
  #large;
  #labelled;
  #chart = null;
  #colours = null;
  #hatch = null;
  #shown = null;
  #cursor = null;
  #selection = null;

  /** The library is to be there. @param look `large`: with words and a tooltip; `labelled`: with times below it */
  constructor(canvas, quantity, zone, { large, labelled }) {
    this.#canvas = canvas;
    this.#quantity = quantity;
    this.#zone = zone;
    this.#large = large;
    this.#labelled = labelled;
  }

  close() {
    this.#chart?.destroy();
    this.#chart = null;
  }

  get drawn() {
    return this.#chart !== null;
  }

  /** Takes the colours anew at the next drawing. */
  repaint() {
    this.close();
    if (this.#shown) this.draw(this.#shown);
  }

  /** Draws `{from, to, points, gaps, scale, thresholds, runs, unit}`, times in epoch milliseconds. */
  draw(shown) {
    this.#shown = shown;
    if (this.#chart === null) this.#open();
    else {
      // what is active is known by its place in the list, and must go before the list changes
      this.#activate([]);
      this.#fill(this.#chart);
      this.#chart.update('none');
    }
    if (this.#cursor !== null) this.#point();
  }

  #fill({ data: { datasets: [means, leasts, mosts] }, options: { scales } }) {
    const { from, to, points, gaps } = this.#shown;
    const whole = broken(points, gaps);
    const seen = points.filter(({ x }) => x >= from && x <= to);
    const { top, bottom } = reach(seen, { ...this.#shown, quantity: this.#quantity });
    means.data = whole.map(({ x, mean }) => ({ x, y: mean }));
    leasts.data = whole.map(({ x, min }) => ({ x, y: min }));
    mosts.data = whole.map(({ x, max }) => ({ x, y: max }));
    means.pointRadius = lonely(whole);
    Object.assign(scales.x, { min: from, max: to });
    Object.assign(scales.y, { min: bottom, max: top });
  }

  /** The moment under a place, in pixels from the left edge of the canvas; null before the first drawing. */
  at(x) {
    const axis = this.#chart?.scales.x;
    return axis ? axis.getValueForPixel(Math.min(Math.max(x, axis.left), axis.right)) : null;
  }

  /** Where a place is between the edges of the chart, as a part of its width. */
  part(x) {
    const { left, right } = this.#chart.scales.x;
    return (x - left) / (right - left);
  }

  /** Puts the cursor at a moment, or takes it away with null. */
  point(at) {
    if (!this.#chart || this.#cursor === at) return;
    this.#cursor = at;
    this.#point();
  }

  /** The time of the value that is so many values after a moment; of the newest in sight where there is none. */
  beside(at, by) {
    if (!this.#chart) return null;
    const known = this.#known();
    const from = at === null ? known.length - 1 : known.indexOf(this.#nearest(at)) + by;
    const index = known[Math.min(Math.max(from, 0), known.length - 1)];
    return index === undefined ? null : this.#points()[index].x;
  }

  /** What is seen at a moment, in words: the value first. */
  lines(at) {
    if (!this.#chart) return [];
    const index = this.#nearest(at);
    return index === undefined ? [] : this.#lines(index);
  }

  /** Marks what a mouse selects, from one moment to another; nothing with null. */
  select(selection) {
    this.#selection = selection;
    this.#chart?.draw();
  }

  #points() {
    return this.#chart.data.datasets[0].data;
  }

  /** The places in the list of all values that are in sight. */
  #known() {
    const { from, to } = this.#shown;
    return this.#points().flatMap(({ x, y }, i) => (Number.isNaN(y) || x < from || x > to ? [] : [i]));
  }

  /** The value that is nearest to a moment, unless that is in a gap. */
  #nearest(at) {
    if (this.#shown.gaps.some(({ from, to }) => from < at && at < to)) return undefined;
    const points = this.#points();
    return this.#known().reduce((a, b) => (a === undefined || Math.abs(points[b].x - at) < Math.abs(points[a].x - at) ? b : a), undefined);
  }

  #point() {
    const index = this.#cursor === null ? undefined : this.#nearest(this.#cursor);
    this.#activate(index === undefined ? [] : [{ datasetIndex: 0, index }]);
    this.#chart.update('none');
  }

  #activate(elements) {
    this.#chart.setActiveElements(elements);
    if (this.#large) this.#chart.tooltip.setActiveElements(elements, { x: 0, y: 0 });
  }

  #open() {
    this.#colours = colours();
    this.#hatch = hatching(this.#colours.hatch);
    const { line, band, surface } = this.#colours;
    const bound = { borderWidth: 0, pointRadius: 0, pointHoverRadius: 0 };
    const wanted = {
      type: 'line',
      plugins: [{
        id: 'marks',
        beforeDatasetsDraw: (chart) => this.#shown && under(chart, this.#marks(chart)),
        afterDatasetsDraw: (chart) => this.#shown && this.#drawOver(chart),
      }],
      data: {
        datasets: [
          { borderColor: line, backgroundColor: line, borderWidth: this.#large ? 2 : 1.5, borderJoinStyle: 'round', pointHoverRadius: this.#large ? 5 : 4,
            pointHoverBackgroundColor: line, pointHoverBorderColor: surface, pointHoverBorderWidth: 2, data: [] },
          { ...bound, data: [] },
          { ...bound, fill: '-1', backgroundColor: faint(band, 0.22), data: [] },
        ],
      },
      options: {
        animation: false, devicePixelRatio: sharpness(), layout: { padding: { right: 8 } }, parsing: false, normalized: true, responsive: true, maintainAspectRatio: false,
        events: [],
        scales: axes(this.#colours, this.#quantity, this.#zone, { large: this.#large, labelled: this.#labelled }),
        plugins: { legend: { display: false }, tooltip: this.#tooltip() },
      },
    };
    // it draws what it has at once: with its values, lest the first picture be drawn twice
    this.#fill(wanted);
    this.#chart = new globalThis.Chart(this.#canvas, wanted);
  }

  #marks({ chartArea: { left, right }, scales: { y } }) {
    return marks({
      ...this.#shown, width: right - left, top: y.max, bottom: y.min, colours: this.#colours, hatch: this.#hatch, wordy: this.#large,
    });
  }

  #drawOver(chart) {
    const { muted, surface, font } = this.#colours;
    over(chart, this.#marks(chart), { ink: muted, ground: faint(surface, 0.85), font });
    this.#drawCursor(chart.ctx, chart.scales.x, chart.chartArea);
  }

  #drawCursor(pen, axis, { top, bottom, left, right }) {
    const { ink, accent } = this.#colours;
    pen.save();
    if (this.#selection) {
      const [a, b] = this.#selection.map((at) => axis.getPixelForValue(at));
      pen.fillStyle = faint(accent, 0.22);
      pen.fillRect(Math.min(a, b), top, Math.abs(b - a), bottom - top);
    }
    const x = this.#cursor === null ? NaN : axis.getPixelForValue(this.#cursor);
    if (x >= left && x <= right) {
      pen.strokeStyle = faint(ink, 0.55);
      pen.beginPath();
      pen.moveTo(x, top);
      pen.lineTo(x, bottom);
      pen.stroke();
    }
    pen.restore();
  }

  #tooltip() {
    const { ink, muted, surface, hairline, font } = this.#colours;
    return {
      enabled: this.#large, filter: ({ datasetIndex }) => datasetIndex === 0, displayColors: false, padding: 12, caretSize: 0, cornerRadius: 8,
      backgroundColor: surface, borderColor: hairline, borderWidth: 1, titleColor: muted, bodyColor: ink,
      titleFont: { family: font, size: 12, weight: 'normal' }, bodyFont: { family: font, size: 13 },
      callbacks: {
        title: ([item]) => (item ? momentWithin(item.parsed.x, this.#shown.from, this.#shown.to, this.#zone) : ''),
        label: ({ dataIndex }) => this.#lines(dataIndex),
      },
    };
  }

  #lines(index) {
    const [mean, min, max] = this.#chart.data.datasets.map(({ data }) => data[index]?.y);
    const { unit, runs, scale } = this.#shown;
    const { x: at } = this.#points()[index];
    const on = runs.filter((run) => run.from <= at && at <= (run.to ?? Infinity));
    const [value, least, most] = [mean, min, max].map((each) => number(this.#quantity, each));
    const level = worth(mean, scale);
    return [
      measured(this.#quantity, mean, unit) + (level && `, ${level}`),
      ...(least !== value || most !== value ? [WORDS.chart.between(least, most)] : []),
      ...on.map((run) => WORDS.chart.onSince(run.name, clock(run.from, this.#zone))),
    ];
  }
}

/** A point between two breaks has no line; it is drawn as a dot. */
function lonely(whole) {
  const nothing = (i) => whole[i] === undefined || Number.isNaN(whole[i].mean);
  return whole.map((_, i) => (nothing(i - 1) && nothing(i + 1) ? 2 : 0));
}
