// Chart.js and its annotations from their jars, fetched when the first chart is wanted: a page of numbers needs neither.

import WORDS from './language.js';

const SCRIPTS = ['/webjars/chart.js/4.5.1/dist/chart.umd.min.js', '/webjars/chartjs-plugin-annotation/3.1.0/dist/chartjs-plugin-annotation.min.js'];

let fetched = null;

/** Fulfilled when `Chart` is there; after a failure the next call tries again. */
export function library() {
  fetched ??= Promise.all(SCRIPTS.map(run)).catch((failure) => {
    fetched = null;
    throw failure;
  });
  return fetched;
}

/** Scripts that were asked for in this way come together and run one after the other. */
function run(src) {
  return new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = src;
    script.async = false;
    script.onload = done;
    script.onerror = () => failed(new Error(WORDS.page.missing(src)));
    document.head.append(script);
  });
}
