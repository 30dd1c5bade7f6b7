// What a chart shows, in words: for those who do not see it, and under it for those who do.

import { summary } from './series.js';
import { clock, moment } from './timeaxis.js';
import { RANGES } from './route.js';
import { amount, duration, list, title } from './words.js';

/** How a stretch is called: `the last 6 hours`, or from when to when. */
export function called(range, { from, to, live }, zone) {
  if (RANGES[range]) return RANGES[range].past;
  return live ? `the last ${duration((to - from) / 1000)}` : `the time from ${moment(from, zone)} to ${moment(to, zone)}`;
}

/** A few sentences on `{quantity, range, stretch, points, gaps, runs, unit, zone}`. */
export function description({ quantity, range, stretch, points, gaps, runs, unit, zone }) {
  const { from, to } = stretch;
  const when = called(range, stretch, zone);
  const all = summary(points.filter(({ x }) => x >= from && x <= to));
  if (!all) return `No data in ${when}.`;
  const at = to - from <= RANGES['6h'].span ? clock : moment;
  const sentences = [
    `In ${when}: ${amount(quantity, all.mean, unit)} on average, least ${amount(quantity, all.min, unit)} `
      + `(${at(all.minAt, zone)}), most ${amount(quantity, all.max, unit)} (${at(all.maxAt, zone)}).`,
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
  if (seconds.size === 0) return ['No relay was on.'];
  return [`${list([...seconds].map(([purifier, on]) => `${title(purifier)} ran for ${duration(on)}`))}.`];
}

function missing(gaps) {
  if (gaps.length === 0) return [];
  const silent = duration(gaps.reduce((sum, gap) => sum + gap.to - gap.from, 0) / 1000);
  return [gaps.length === 1 ? `Nothing was heard for ${silent} (hatched).` : `Nothing was heard in ${gaps.length} gaps, ${silent} in all (hatched).`];
}
