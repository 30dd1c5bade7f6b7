// What a value is worth by a scale: the bands that the server gave, from the best air to the worst.

/** The band of a value; null without a scale. */
export function band(value, scale) {
  return scale?.bands.findLast(({ from }) => value >= from) ?? scale?.bands[0] ?? null;
}

/** `fair`, or `fair, category III` where the scale has a name for it; empty where a value alone has no level. */
export function worth(value, scale) {
  if (!scale || scale.overSeconds > 0) return '';
  const { level, name } = band(value, scale);
  return name === null || name === level ? level : `${level}, ${name}`;
}
