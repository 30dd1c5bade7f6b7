// What stands on the chart beside the line: guideline bands, thresholds, gaps, and when the relay was on.

/** A gap this wide, in pixels, has room for its name. */
const NAMED = 64;

/** A colour with an opacity from 0 to 1; colours are written #rrggbb. */
export function faint(colour, opacity) {
  return colour + Math.round(opacity * 255).toString(16).padStart(2, '0');
}

/**
 * The annotations of a chart from `from` to `to` (epoch milliseconds).
 * @param width how many pixels that is
 * @param thresholds `{on, off}` of the relay, or null
 * @param runs `{purifier, from, to}` in epoch milliseconds, `to` null while it lasts
 */
export function marks({ from, to, width, top, bottom, guideline, thresholds, gaps, runs, colours, hatch }) {
  const names = [...new Set(runs.map(({ purifier }) => purifier))].sort();
  return {
    ...bands(guideline, top, bottom, colours),
    ...named('gap', gaps.map((gap) => gapBox(gap, from, to, (to - from) / width, hatch, colours))),
    ...named('run', runs.filter((run) => (run.to ?? to) > from && run.from < to).map((run) => runBox(run, names.indexOf(run.purifier), from, to, colours))),
    ...(thresholds ? lines(thresholds, colours) : {}),
  };
}

function named(prefix, list) {
  return Object.fromEntries(list.map((each, i) => [`${prefix}${i}`, each]));
}

function bands({ fair, poor }, top, bottom, colours) {
  const band = (level, yMin, yMax) => ({
    type: 'box', yMin: Math.max(yMin, bottom), yMax: Math.min(yMax, top), borderWidth: 0, drawTime: 'beforeDatasetsDraw', z: -3,
    display: yMax > bottom && yMin < top,
    backgroundColor: faint(colours[level], level === 'poor' ? 0.14 : 0.09),
    label: {
      display: Math.min(yMax, top) - Math.max(yMin, bottom) > (top - bottom) / 12, content: level, position: { x: 'end', y: 'start' }, ...written(colours),
    },
  });
  return {
    good: band('good', -Infinity, fair),
    fair: band('fair', fair, poor),
    poor: band('poor', poor, Infinity),
  };
}

/** Words on the chart stand above the line, on ground of their own. */
function written({ muted, surface, font }) {
  return {
    color: muted, backgroundColor: faint(surface, 0.72), borderRadius: 4, padding: { x: 5, y: 2 }, drawTime: 'afterDatasetsDraw', z: 2,
    font: { size: 11, weight: 'normal', family: font },
  };
}

function gapBox(gap, from, to, pixel, hatch, colours) {
  const xMin = Math.max(gap.from, from);
  const xMax = Math.min(gap.to, to);
  return {
    type: 'box', xMin, xMax, borderWidth: 0, backgroundColor: hatch, drawTime: 'beforeDatasetsDraw', z: -2,
    label: {
      display: xMax - xMin > NAMED * pixel, content: 'no data', ...written(colours),
    },
  };
}

/** A bar along the bottom edge, each purifier's above the one before, on an axis of its own from 0 to 1. */
function runBox(run, row, from, to, colours) {
  return {
    type: 'box', xMin: Math.max(run.from, from), xMax: Math.min(run.to ?? to, to), yScaleID: 'relay', yMin: row * 0.04, yMax: row * 0.04 + 0.03,
    borderWidth: 0, backgroundColor: colours.relay, drawTime: 'afterDatasetsDraw',
  };
}

function lines({ on, off }, colours) {
  const line = (value, word, yAdjust) => ({
    type: 'line', yMin: value, yMax: value, borderColor: colours.threshold, borderWidth: 1, borderDash: [5, 4],
    drawTime: 'beforeDatasetsDraw', z: -1,
    label: {
      display: true, content: `${word} ${value}`, position: 'start', yAdjust, ...written(colours),
    },
  });
  return { on: line(on, 'on at', -9), off: line(off, 'off at', 9) };
}
