// What a browser calls itself, short enough to be told from another one.

/** In this order: each calls itself by names that follow, too. */
const BROWSERS = [/Edg/, /SamsungBrowser/, /Firefox/, /Chrome/, /Safari/];
const SYSTEMS = [/Android/, /iPhone/, /iPad/, /CrOS/, /Windows/, /Mac OS X/, /Linux/];

/** `Mozilla/5.0 (X11; Linux x86_64) … Chrome/130.0 Safari/537.36` → `Chrome, Linux`; what is no browser stays as it is. */
export function device(agent) {
  const found = [BROWSERS, SYSTEMS].map((patterns) => patterns.find((pattern) => pattern.test(agent))?.source).filter(Boolean);
  return found.length < 2 ? agent : found.join(', ').replace(/^Edg/, '$&e');
}
