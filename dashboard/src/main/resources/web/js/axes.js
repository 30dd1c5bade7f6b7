// The axes of a chart: time below, values to the left, and a hidden one for the relays.

import { ticks, twelve } from './timeaxis.js';
import { number } from './words.js';

/** A label this near to the right edge, in pixels, is left out: it would not fit, or the chart would jump to make room. */
const EDGE = 24;
/** Labels stand at least so many pixels apart. */
const APART = twelve ? 68 : 50;
/** All charts begin as far from the left edge, so that one moment is under the other. */
const WIDTH = 50;

/** @param look `large`: with room for many values; `labelled`: with times below */
export function axes({ muted, hairline, font }, quantity, zone, { large, labelled }) {
  const text = { color: muted, font: { family: font, size: 12 }, padding: 8 };
  const grid = { color: hairline, drawTicks: false };
  return {
    x: {
      type: 'linear', border: { color: hairline }, grid,
      ticks: { ...text, display: labelled, autoSkip: false, maxRotation: 0,
        callback: (_, i, all) => lines(all[i]) },
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
      type: 'linear', border: { display: false }, grid,
      ticks: { ...text, maxTicksLimit: large ? 7 : 5, includeBounds: false, callback: (value) => number(quantity, value) },
      afterFit(axis) {
        axis.width = WIDTH;
      },
    },
  };
}

/** `Fri 20 Nov` or `20 Nov 2026` as two lines, to be narrow, and so an hour with its zone. */
function lines({ label, day, zone }) {
  if (label === '' || !day) return zone && label !== '' ? [label, zone] : label;
  const cut = / \d{4}$/.test(label) ? label.lastIndexOf(' ') : label.indexOf(' ');
  return [label.slice(0, cut), label.slice(cut + 1)];
}
