// What stands on a chart beside the line, as plain values: the scale's bands, thresholds, gaps, and when the relay was on.

import WORDS from './language.js';
import { bandName } from './scales.js';
import { bound, level as levelWord } from './words.js';

/** A gap this wide, in pixels, has room for its name. */
const NAMED = 76;
/** A gap is seen, however long the stretch around it is: at least so many pixels. */
const SEEN = 3;
/** Below so many pixels diagonal lines are only dots; it is filled instead. */
const HATCHED = 5;
/** A purifier's bar along the bottom edge and the step to the next one, in parts of the chart's height. */
const BAR = 0.03;
const STEP = 0.04;

/** A colour with an opacity from 0 to 1; colours are written #rrggbb. */
export function faint(colour, opacity) {
  return colour + Math.round(opacity * 255).toString(16).padStart(2, '0');
}

/**
 * The marks of a chart from `from` to `to` (epoch milliseconds): `bands`, `gaps` and `runs` are boxes with a `fill`, `lines` have a
 * `stroke`, `labels` are words at a place, which `dress.js` paints.
 * @param width how many pixels the chart is wide
 * @param scale the bands of levels, or null
 * @param thresholds `{on, off}` of the relay, or null
 * @param runs `{purifier, from, to}` in epoch milliseconds, `to` null while it lasts
 * @param wordy whether there is room for words
 */
export function marks({ from, to, width, top, bottom, scale, thresholds, gaps, runs, colours, hatch, wordy }) {
  const names = [...new Set(runs.map(({ purifier }) => purifier))].sort();
  const pixel = (to - from) / width;
  const silences = gaps.map((gap) => seen(gap, from, to, pixel));
  const bands = scale ? levels(scale, top, bottom, colours) : [];
  return {
    bands,
    gaps: silences.map((silence) => ({ ...silence, fill: silence.to - silence.from < HATCHED * pixel ? colours.hatch : hatch })),
    lines: thresholds ? [thresholds.on, thresholds.off].map((at) => ({ at, stroke: colours.threshold })) : [],
    runs: runs.filter((run) => (run.to ?? to) > from && run.from < to).map((run) => bar(run, names.indexOf(run.purifier), to, colours)),
    labels: [
      ...(wordy ? bands.filter(({ low, high }) => high - low > (top - bottom) / 12).map(({ words, high }) => ({ words, end: true, under: high })) : []),
      ...(wordy ? silences.filter((gap) => gap.to - gap.from > NAMED * pixel).map((gap) => ({ words: WORDS.chart.noData, middle: (gap.from + gap.to) / 2 })) : []),
      ...(thresholds ? [{ words: WORDS.chart.onAt(bound(thresholds.on)), above: thresholds.on },
        { words: WORDS.chart.offAt(bound(thresholds.off)), under: thresholds.off }] : []),
    ],
  };
}

/** The bands of a scale that are in sight, from the least value on. */
function levels(scale, top, bottom, colours) {
  return scale.bands.map((band, i) => {
    const name = bandName(band);
    return {
      low: Math.max(i === 0 ? -Infinity : band.from, bottom),
      high: Math.min(scale.bands[i + 1]?.from ?? Infinity, top),
      words: levelWord(band.level) + (name === null ? '' : `: ${name}`),
      fill: faint(colours[band.level], band.level === 'poor' ? 0.14 : i > 0 && band.level === 'good' ? 0.05 : 0.09),
    };
  }).filter(({ low, high }) => high > low);
}

function seen(gap, from, to, pixel) {
  const middle = (gap.from + gap.to) / 2;
  const half = Math.max(gap.to - gap.from, SEEN * pixel) / 2;
  return { from: Math.max(middle - half, from), to: Math.min(middle + half, to) };
}

/** A bar along the bottom edge, each purifier's above the one before. */
function bar(run, row, to, colours) {
  return { from: run.from, to: run.to ?? to, foot: row * STEP, head: row * STEP + BAR, fill: colours.relay };
}
