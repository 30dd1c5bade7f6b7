// The colours and the font of the style sheet, for what is painted on a canvas.

const NAMES = ['ink', 'muted', 'hairline', 'surface', 'line', 'band', 'good', 'fair', 'poor', 'relay', 'hatch', 'threshold', 'accent'];
const dark = matchMedia('(prefers-color-scheme: dark)');

export function colours() {
  const style = getComputedStyle(document.documentElement);
  const read = Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  return { ...read, font: getComputedStyle(document.body).fontFamily };
}

/** Calls when light turns to dark or back, until the signal aborts. */
export function onThemeChange(call, signal) {
  dark.addEventListener('change', call, { signal });
}

/** Diagonal lines: nothing was heard here. */
export function hatching(colour) {
  const tile = document.createElement('canvas');
  tile.width = 8;
  tile.height = 8;
  const pen = tile.getContext('2d');
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.beginPath();
  for (const shift of [-8, 0, 8]) {
    pen.moveTo(shift - 1, 9);
    pen.lineTo(shift + 9, -1);
  }
  pen.stroke();
  return pen.createPattern(tile, 'repeat');
}
