// What stands on a chart beside the line: the scale's bands, thresholds, gaps, and when the relay was on.

import WORDS from './language.js';
import { bandName } from './scales.js';
import { bound, level as levelWord } from './words.js';

/** A gap this wide, in pixels, has room for its name. */
const NAMED = 76;

/** A colour with an opacity from 0 to 1; colours are written #rrggbb. */
export function faint(colour, opacity) {
  return colour + Math.round(opacity * 255).toString(16).padStart(2, '0');
}

/** A gap is seen, however long the stretch around it is: at least so many pixels. */
const SEEN = 3;
/** Below so many pixels diagonal lines are only dots; it is filled instead. */
const HATCHED = 8;

/**
 * The annotations of a chart from `from` to `to` (epoch milliseconds).
 * @param width how many pixels that is
 * @param scale the bands of levels, or null
 * @param thresholds `{on, off}` of the relay, or null
 * @param runs `{purifier, from, to}` in epoch milliseconds, `to` null while it lasts
 * @param wordy whether there is room for words
 */
export function marks({ from, to, width, top, bottom, scale, thresholds, gaps, runs, colours, hatch, wordy }) {
  const names = [...new Set(runs.map(({ purifier }) => purifier))].sort();
  const pixel = (to - from) / width;
  const silences = gaps.map((gap) => seen(gap, from, to, pixel));
  return {
    ...(scale ? named('band', bands(scale, top, bottom, colours, wordy)) : {}),
    ...named('gap', silences.map((silence) => gapBox(silence, pixel, hatch, colours))),
    ...named('silence', wordy ? silences.filter(({ xMin, xMax }) => xMax - xMin > NAMED * pixel).map((silence) => gapName(silence, (top + bottom) / 2, colours)) : []),
    ...named('run', runs.filter((run) => (run.to ?? to) > from && run.from < to).map((run) => runBox(run, names.indexOf(run.purifier), from, to, colours))),
    ...(thresholds ? lines(thresholds, colours) : {}),
  };
}

function named(prefix, list) {
  return Object.fromEntries(list.map((each, i) => [`${prefix}${i}`, each]));
}

function bands(scale, top, bottom, colours, wordy) {
  return scale.bands.map((band, i) => {
    const { from, level } = band;
    const name = bandName(band);
    const yMin = Math.max(i === 0 ? -Infinity : from, bottom);
    const yMax = Math.min(scale.bands[i + 1]?.from ?? Infinity, top);
    return {
      type: 'box', yMin, yMax, borderWidth: 0, drawTime: 'beforeDatasetsDraw', z: -3, display: yMax > yMin,
      backgroundColor: faint(colours[level], level === 'poor' ? 0.14 : i > 0 && level === 'good' ? 0.05 : 0.09),
      label: {
        display: wordy && yMax - yMin > (top - bottom) / 12, content: levelWord(level) + (name === null ? '' : `: ${name}`),
        position: { x: 'end', y: 'start' }, ...written(colours),
      },
    };
  });
}

/** Words on the chart stand above the line, on ground of their own. */
function written({ muted, surface, font }) {
  return {
    color: muted, backgroundColor: faint(surface, 0.85), borderRadius: 4, padding: { x: 5, y: 2 }, drawTime: 'afterDatasetsDraw', z: 2,
    font: { size: 11, weight: 'normal', family: font },
  };
}

function seen(gap, from, to, pixel) {
  const middle = (gap.from + gap.to) / 2;
  const half = Math.max(gap.to - gap.from, SEEN * pixel) / 2;
  return { xMin: Math.max(middle - half, from), xMax: Math.min(middle + half, to) };
}

function gapBox({ xMin, xMax }, pixel, hatch, colours) {
  return {
    type: 'box', xMin, xMax, borderWidth: 0, backgroundColor: xMax - xMin < HATCHED * pixel ? colours.hatch : hatch, drawTime: 'beforeDatasetsDraw', z: -2,
  };
}

/** Not the label of the box, which would have no ground of its own. */
function gapName({ xMin, xMax }, yValue, colours) {
  return { type: 'label', xValue: (xMin + xMax) / 2, yValue, content: WORDS.chart.noData, ...written(colours) };
}

/** A bar along the bottom edge, each purifier's above the one before, on an axis of its own from 0 to 1. */
function runBox(run, row, from, to, colours) {
  return {
    type: 'box', xMin: Math.max(run.from, from), xMax: Math.min(run.to ?? to, to), yScaleID: 'relay', yMin: row * 0.04, yMax: row * 0.04 + 0.03,
    borderWidth: 0, backgroundColor: colours.relay, drawTime: 'afterDatasetsDraw',
  };
}

function lines({ on, off }, colours) {
  const line = (value, words, yAdjust) => ({
    type: 'line', yMin: value, yMax: value, borderColor: colours.threshold, borderWidth: 1, borderDash: [5, 4],
    drawTime: 'beforeDatasetsDraw', z: -1,
    label: {
      display: true, content: words, position: 'start', yAdjust, ...written(colours),
    },
  });
  return { on: line(on, WORDS.chart.onAt(bound(on)), -9), off: line(off, WORDS.chart.offAt(bound(off)), 9) };
}
