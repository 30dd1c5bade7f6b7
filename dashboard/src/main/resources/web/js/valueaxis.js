// How far the upright axis of a CO₂ chart reaches, in ppm.

/** Room for the guideline, the threshold and all data; from outdoor air up, in whole hundreds. */
export function reach(points, guideline, thresholds) {
  const highest = Math.max(guideline.fair * 1.25, (thresholds?.on ?? 0) * 1.1, ...points.map(({ max }) => max * 1.06));
  const lowest = Math.min(400, ...points.map(({ min }) => min));
  return { top: Math.ceil(highest / 100) * 100, bottom: Math.floor(lowest / 100) * 100 };
}
