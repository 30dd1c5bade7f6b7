// The chart of one quantity of a room: Chart.js, dressed in the page's colours and drawn only when told.

import { Chart, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js';
import annotation from 'chartjs-plugin-annotation';
import { faint, marks } from './marks.js';
import { broken } from './series.js';
import { colours, hatching } from './theme.js';
import { clock, momentWithin, ticks } from './timeaxis.js';
import { reach } from './valueaxis.js';
import { amount, level, number } from './words.js';

Chart.register(Filler, LinearScale, LineController, LineElement, PointElement, Tooltip, annotation);

/** A label this near to the right edge, in pixels, is left out: it would not fit, or the chart would jump to make room. */
const EDGE = 24;
/** Labels stand at least so many pixels apart. */
const APART = 52;

export class Picture {
  #canvas;
  #zone;
  #guideline;
  #chart = null;
  #colours = null;
  #hatch = null;
  #shown = null;

  constructor(canvas, zone, guideline) {
    this.#canvas = canvas;
    this.#zone = zone;
    this.#guideline = guideline;
  }

  close() {
    this.#chart?.destroy();
    this.#chart = null;
  }

  /** Takes the colours anew at the next drawing. */
  repaint() {
    this.close();
    if (this.#shown) this.draw(this.#shown);
  }

  /** Draws `{from, to, points, gaps, thresholds, runs, unit}`, times in epoch milliseconds. */
  draw(shown) {
    this.#shown = shown;
    const fresh = this.#chart === null;
    if (fresh) this.#open();
    const { from, to, points, gaps } = shown;
    const whole = broken(points, gaps);
    const { data, options } = this.#chart;
    const { top, bottom } = reach(points, this.#guideline, shown.thresholds);
    data.datasets[0].data = whole.map(({ x, mean }) => ({ x, y: mean }));
    data.datasets[1].data = whole.map(({ x, min }) => ({ x, y: min }));
    data.datasets[2].data = whole.map(({ x, max }) => ({ x, y: max }));
    data.datasets[0].pointRadius = lonely(whole);
    Object.assign(options.scales.x, { min: from, max: to });
    Object.assign(options.scales.y, { min: bottom, max: top });
    options.plugins.annotation.annotations = marks({
      ...shown, width: this.#canvas.clientWidth || 1, top, bottom, guideline: this.#guideline, colours: this.#colours, hatch: this.#hatch,
    });
    this.#chart.update('none');
  }

  /** Moves the reading cursor by so many points, for the keyboard; from outside it begins at the newest. */
  move(by) {
    if (!this.#chart) return;
    const points = this.#chart.data.datasets[0].data;
    const known = points.flatMap(({ y }, i) => (Number.isNaN(y) ? [] : [i]));
    if (known.length === 0) return;
    const active = this.#chart.tooltip.getActiveElements()[0]?.index;
    const place = active === undefined ? known.length - 1 : known.indexOf(active) + by;
    const index = known[Math.min(Math.max(place, 0), known.length - 1)];
    const { x, y } = this.#chart.getDatasetMeta(0).data[index];
    this.#chart.setActiveElements([{ datasetIndex: 0, index }]);
    this.#chart.tooltip.setActiveElements([{ datasetIndex: 0, index }], { x, y });
    this.#chart.update('none');
    return [this.#title(points[index].x), ...this.#lines(index)].join(', ');
  }

  #open() {
    this.#colours = colours();
    this.#hatch = hatching(this.#colours.hatch);
    const { line, band, surface } = this.#colours;
    const bound = { borderWidth: 0, pointRadius: 0, pointHoverRadius: 0 };
    this.#chart = new Chart(this.#canvas, {
      type: 'line',
      data: {
        datasets: [
          { borderColor: line, backgroundColor: line, borderWidth: 2, borderJoinStyle: 'round', pointHoverRadius: 5,
            pointHoverBackgroundColor: line, pointHoverBorderColor: surface, pointHoverBorderWidth: 2, data: [] },
          { ...bound, data: [] },
          { ...bound, fill: '-1', backgroundColor: faint(band, 0.22), data: [] },
        ],
      },
      options: {
        animation: false, layout: { padding: { right: 8 } }, parsing: false, normalized: true, responsive: true, maintainAspectRatio: false,
        interaction: { mode: 'nearest', axis: 'x', intersect: false },
        scales: this.#scales(),
        plugins: { tooltip: this.#tooltip(), annotation: { clip: true, annotations: {} } },
      },
    });
  }

  #scales() {
    const { muted, hairline, font } = this.#colours;
    const text = { color: muted, font: { family: font, size: 12 } };
    const zone = this.#zone;
    return {
      x: {
        type: 'linear', border: { color: hairline }, grid: { color: hairline, drawTicks: false },
        ticks: { ...text, autoSkip: false, maxRotation: 0, padding: 8, callback: (_, i, all) => (all[i].day ? lines(all[i].label) : all[i].label) },
        afterBuildTicks(axis) {
          const pixel = (axis.max - axis.min) / axis.width;
          axis.ticks = ticks(axis.min, axis.max, Math.max(2, axis.width / APART), zone)
            .map((tick) => (axis.max - tick.value < EDGE * pixel ? { ...tick, label: '' } : tick));
        },
        afterFit(axis) {
          axis.paddingLeft = 0;
          axis.paddingRight = 0;
        },
      },
      y: {
        type: 'linear', border: { display: false }, grid: { color: hairline, drawTicks: false },
        ticks: { ...text, padding: 8, maxTicksLimit: 7, includeBounds: false, callback: (value) => number('co2', value) },
      },
      relay: { type: 'linear', axis: 'y', display: false, min: 0, max: 1 },
    };
  }

  #tooltip() {
    const { ink, muted, surface, hairline, font } = this.#colours;
    return {
      filter: ({ datasetIndex }) => datasetIndex === 0, displayColors: false, padding: 12, caretSize: 0, cornerRadius: 8,
      backgroundColor: surface, borderColor: hairline, borderWidth: 1, titleColor: muted, bodyColor: ink,
      titleFont: { family: font, size: 12, weight: 'normal' }, bodyFont: { family: font, size: 13 },
      callbacks: {
        title: ([item]) => (item ? this.#title(item.parsed.x) : ''),
        label: ({ dataIndex }) => this.#lines(dataIndex),
      },
    };
  }

  #title(at) {
    return momentWithin(at, this.#shown.from, this.#shown.to, this.#zone);
  }

  #lines(index) {
    const [mean, min, max] = this.#chart.data.datasets.map(({ data }) => data[index]?.y);
    const { unit, runs } = this.#shown;
    const at = this.#chart.data.datasets[0].data[index].x;
    const on = runs.filter((run) => run.from <= at && at <= (run.to ?? Infinity));
    return [
      `${amount('co2', mean, unit)}, ${level(mean, this.#guideline)}`,
      ...(max - min >= 1 ? [`between ${number('co2', min)} and ${number('co2', max)}`] : []),
      ...on.map((run) => `${run.name} on since ${clock(run.from, this.#zone)}`),
    ];
  }
}

/** `Fri 20 Nov` as two lines, to be narrow. */
function lines(day) {
  return day === '' ? '' : [day.slice(0, day.indexOf(' ')), day.slice(day.indexOf(' ') + 1)];
}

/** A point between two breaks has no line; it is drawn as a dot. */
function lonely(whole) {
  const nothing = (i) => whole[i] === undefined || Number.isNaN(whole[i].mean);
  return whole.map((_, i) => (nothing(i - 1) && nothing(i + 1) ? 2 : 0));
}
