// What a chart shows, in words: for those who do not see it, and under it for those who do.

import WORDS from './language.js';
import { summary } from './series.js';
import { clock, moment } from './timeaxis.js';
import { RANGES } from './route.js';
import { duration, list, measured, title } from './words.js';

const { story: SAID } = WORDS;

/** How a stretch is called: `the last 6 hours`, or from when to when. */
export function called(range, { from, to, live }, zone) {
  if (RANGES[range]) return WORDS.ranges[range].past;
  return live ? SAID.last(duration((to - from) / 1000)) : SAID.between(moment(from, zone), moment(to, zone));
}

/** A few sentences on `{quantity, range, stretch, points, gaps, runs, unit, zone}`. */
export function description({ quantity, range, stretch, points, gaps, runs, unit, zone }) {
  const { from, to } = stretch;
  const when = called(range, stretch, zone);
  const all = summary(points.filter(({ x }) => x >= from && x <= to));
  if (!all) return SAID.nothing(when);
  const at = to - from <= RANGES['6h'].span ? clock : moment;
  const said = (value) => measured(quantity, value, unit);
  const sentences = [
    SAID.values(when, said(all.mean), said(all.min), at(all.minAt, zone), said(all.max), at(all.maxAt, zone)),
    ...(runs ? ran(runs, from, to) : []),
    ...missing(gaps),
  ];
  return sentences.join(' ');
}

function ran(runs, from, to) {
  const seconds = new Map();
  for (const run of runs) {
    const length = Math.min(run.to ?? to, to) - Math.max(run.from, from);
    if (length > 0) seconds.set(run.purifier, (seconds.get(run.purifier) ?? 0) + length / 1000);
  }
  if (seconds.size === 0) return [SAID.noRun];
  return [`${list([...seconds].map(([purifier, on]) => SAID.ran(title(purifier), duration(on))))}.`];
}

function missing(gaps) {
  if (gaps.length === 0) return [];
  const silent = duration(gaps.reduce((sum, gap) => sum + gap.to - gap.from, 0) / 1000);
  return [gaps.length === 1 ? SAID.gap(silent) : SAID.gaps(gaps.length, silent)];
}
