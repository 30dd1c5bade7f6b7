// What a chart shows, in words: for those who do not see it, and under it for those who do.

import { summary } from './series.js';
import { clock, moment } from './timeaxis.js';
import { RANGES } from './route.js';
import { amount, duration, list, number, title } from './words.js';

/** A few sentences on `{range, from, to, points, gaps, runs, unit, zone}`. */
export function description({ range, from, to, points, gaps, runs, unit, zone }) {
  const all = summary(points);
  if (!all) return `No data in ${RANGES[range].past}.`;
  const when = RANGES[range].span <= RANGES['6h'].span ? clock : moment;
  const sentences = [
    `In ${RANGES[range].past}: ${number('co2', all.mean)} ${unit} on average, least ${amount('co2', all.min, unit)} `
      + `(${when(all.minAt, zone)}), most ${amount('co2', all.max, unit)} (${when(all.maxAt, zone)}).`,
    ...ran(runs, from, to),
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
