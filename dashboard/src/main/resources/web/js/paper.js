// The page on paper: while it is printed the document has the class `paper`, which is always light.

const { classList } = document.documentElement;
addEventListener('beforeprint', () => classList.add('paper'));
addEventListener('afterprint', () => classList.remove('paper'));

/** Dots of a canvas for each of the page's; undefined: as many as the screen has. */
export function sharpness() {
  return classList.contains('paper') ? 3 : undefined;
}

/** Calls before and after printing, until the signal aborts. */
export function onPaper(call, signal) {
  for (const event of ['beforeprint', 'afterprint']) addEventListener(event, call, { signal });
}
