// How far the upright axis of a chart reaches.

/** Of each quantity the least that an axis spans, and to multiples of what it reaches; °F are finer than °C. */
const AXES = {
  temperature: { least: 4, step: 1 },
  '°F': { least: 8, step: 2 },
  humidity: { least: 20, step: 5 },
  pm1: { least: 10, step: 5 },
  pm25: { least: 10, step: 5 },
  pm10: { least: 10, step: 5 },
  pressure: { least: 10, step: 2 },
  voc: { least: 100, step: 50 },
  nox: { least: 20, step: 10 },
};
const MARGIN = 0.06;

/** Room for all that is seen. CO₂ is seen with its scale and threshold and from outdoor air up, in whole hundreds. */
export function reach(points, { quantity, scale, thresholds, unit }) {
  return quantity === 'co2' ? carbonDioxide(points, scale, thresholds) : other(points, AXES[unit] ?? AXES[quantity] ?? { least: 1, step: 1 });
}

function carbonDioxide(points, scale, thresholds) {
  const fair = scale?.bands.find(({ level }) => level !== 'good')?.from ?? 800;
  const highest = Math.max(fair * 1.25, (thresholds?.on ?? 0) * 1.1, ...points.map(({ max }) => max * 1.06));
  const lowest = Math.min(400, ...points.map(({ min }) => min));
  return { top: Math.ceil(highest / 100) * 100, bottom: Math.floor(lowest / 100) * 100 };
}

function other(points, { least, step }) {
  if (points.length === 0) return { bottom: 0, top: least };
  const low = Math.min(...points.map(({ min }) => min));
  const high = Math.max(...points.map(({ max }) => max));
  const lacking = Math.max(least - (high - low), (high - low) * MARGIN * 2) / 2;
  const bottom = Math.floor((low - lacking) / step) * step;
  const shift = low >= 0 ? Math.max(0, -bottom) : 0;
  return { bottom: bottom + shift, top: Math.ceil((high + lacking + shift) / step) * step };
}
