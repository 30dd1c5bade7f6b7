// Paints the marks of a chart on its canvas: some under the line, some over it.

const DASHED = [5, 4];
const LABEL = { size: 11, high: 17, aside: 5, round: 4 };

/** What lies under the line: bands, gaps and thresholds. */
export function under(chart, { bands, gaps, lines }) {
  within(chart, (pen, { left, right, top, bottom }, x, y) => {
    for (const { low, high, fill } of bands) box(pen, fill, left, y(high), right, y(low));
    for (const { from, to, fill } of gaps) box(pen, fill, x(from), top, x(to), bottom);
    pen.setLineDash(DASHED);
    for (const { at, stroke } of lines) {
      pen.strokeStyle = stroke;
      pen.beginPath();
      pen.moveTo(left, y(at));
      pen.lineTo(right, y(at));
      pen.stroke();
    }
  });
}

/** What lies over it: when relays were on, and all words, in `ink` on a `ground` of their own. */
export function over(chart, { runs, labels }, { ink, ground, font }) {
  within(chart, (pen, area, x, y) => {
    const height = area.bottom - area.top;
    for (const { from, to, foot, head, fill } of runs) box(pen, fill, x(from), area.bottom - head * height, x(to), area.bottom - foot * height);
    pen.font = `${LABEL.size}px ${font}`;
    pen.textBaseline = 'middle';
    for (const label of labels) write(pen, label, { area, x, y, ink, ground });
  });
}

/** Nothing is painted beside the area of the chart. */
function within({ ctx, chartArea, scales }, paint) {
  const { left, right, top, bottom } = chartArea;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, right - left, bottom - top);
  ctx.clip();
  ctx.lineWidth = 1;
  paint(ctx, chartArea, (at) => scales.x.getPixelForValue(at), (value) => scales.y.getPixelForValue(value));
  ctx.restore();
}

function box(pen, fill, left, top, right, bottom) {
  pen.fillStyle = fill;
  pen.fillRect(left, top, right - left, bottom - top);
}

/** Words stand in the `middle` of a gap, or `above` or `under` a value, at its left `end` or its right. */
function write(pen, { words, end, middle, above, under: below }, { area, x, y, ink, ground }) {
  const width = pen.measureText(words).width + 2 * LABEL.aside;
  const left = middle !== undefined ? x(middle) - width / 2 : end ? area.right - width : area.left;
  const wished = middle !== undefined ? (area.top + area.bottom - LABEL.high) / 2 : above !== undefined ? y(above) - LABEL.high : y(below);
  const top = Math.max(area.top, Math.min(wished, area.bottom - LABEL.high));
  pen.fillStyle = ground;
  pen.beginPath();
  pen.roundRect(left, top, width, LABEL.high, LABEL.round);
  pen.fill();
  pen.fillStyle = ink;
  pen.fillText(words, left + LABEL.aside, top + LABEL.high / 2);
}
