// Chart.js from its jar, fetched when the first chart is wanted: a page of numbers needs none.

import WORDS from './language.js';

const SCRIPT = '/webjars/chart.js/4.5.1/dist/chart.umd.min.js';

let fetched = null;

/** Fulfilled when `Chart` is there; after a failure the next call tries again. */
export function library() {
  fetched ??= run(SCRIPT).catch((failure) => {
    fetched = null;
    throw failure;
  });
  return fetched;
}

function run(src) {
  return new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = done;
    script.onerror = () => failed(new Error(WORDS.page.missing(src)));
    document.head.append(script);
  });
}
