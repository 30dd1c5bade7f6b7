// Asks early for all that the first view needs, so that it comes together and not one after the other; index.html does so for what every view needs.

import { asked } from './views.js';

/** The modules and styles of a view that is opened often; a test holds them against what the modules import. */
export const NEEDED = {
  overview: [
    'overview.css', 'js/airnow.js', 'js/arrangement.js', 'js/finder.js', 'js/glance.js', 'js/guideline.js', 'js/orders.js', 'js/overview.js', 'js/purifiers.js',
    'js/spark.js', 'js/tile.js',
  ],
  room: [
    'js/airnow.js', 'js/axes.js', 'js/charts.js', 'js/dress.js', 'js/gestures.js', 'js/ledger.js', 'js/library.js', 'js/marks.js',
    'js/orders.js', 'js/paper.js', 'js/past.js', 'js/picture.js', 'js/purifiers.js', 'js/ranges.js', 'js/room.js', 'js/roomnow.js', 'js/scales.js',
    'js/story.js', 'js/table.js', 'js/theme.js', 'js/valueaxis.js',
  ],
};
/** What draws the charts of a room. */
export const LIBRARY = '/webjars/chart.js/4.5.1/dist/chart.umd.min.js';

const page = globalThis.document;
if (page) {
  const { name } = asked(location);
  for (const file of NEEDED[name] ?? []) hint(file.endsWith('.js') ? { rel: 'modulepreload', href: `/${file}` } : { rel: 'preload', as: 'style', href: `/${file}` });
  if (name === 'room') hint({ rel: 'preload', as: 'script', href: LIBRARY });
}

function hint(attributes) {
  page.head.append(Object.assign(page.createElement('link'), attributes));
}
