// What fingers, mouse and wheel do on a canvas, in pixels from its left edge.

/** A mouse that moves less than this, in pixels, only clicks. */
const STILL = 6;

/**
 * Calls, until the signal aborts:
 * `hover(x)` where the pointer is, null when it leaves; `drag(a, b)` while a mouse selects; `select(a, b)` when it lets go, with
 * nulls when it was called off; `pinchFrom([a, b])` when two fingers are down, `pinch([a, b])` while they move;
 * `wheel(factor, x)` for a wheel with the control key, which is also what a touch pad's pinch is.
 */
export function gestures(canvas, calls, signal) {
  const fingers = new Map();
  let begin = null;
  let dragging = false;
  const place = (event) => event.clientX - canvas.getBoundingClientRect().left;
  const on = (kind, act, options) => canvas.addEventListener(kind, act, { signal, ...options });

  function down(event) {
    if (event.pointerType === 'touch') {
      fingers.set(event.pointerId, place(event));
      if (fingers.size === 2) calls.pinchFrom([...fingers.values()]);
      else calls.hover(place(event));
    } else if (event.button === 0) {
      begin = place(event);
      canvas.setPointerCapture(event.pointerId);
    }
  }

  function move(event) {
    const x = place(event);
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, x);
    if (fingers.size === 2) return calls.pinch([...fingers.values()]);
    dragging ||= begin !== null && Math.abs(x - begin) > STILL;
    return dragging ? calls.drag(begin, x) : calls.hover(x);
  }

  function up(event) {
    fingers.delete(event.pointerId);
    if (dragging) calls.select(begin, place(event));
    begin = null;
    dragging = false;
  }

  function cancel(event) {
    fingers.delete(event.pointerId);
    if (dragging) calls.select(null, null);
    begin = null;
    dragging = false;
    calls.hover(null);
  }

  on('pointerdown', down);
  on('pointermove', move);
  on('pointerup', up);
  on('pointercancel', cancel);
  on('pointerleave', (event) => event.pointerType !== 'touch' && begin === null && calls.hover(null));
  on('keydown', (event) => event.key === 'Escape' && cancel(event));
  on('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    calls.wheel(Math.exp(event.deltaY / 200), place(event));
  }, { passive: false });
}
