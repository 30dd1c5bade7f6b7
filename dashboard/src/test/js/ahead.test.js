import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LIBRARY, NEEDED } from '../../main/resources/web/js/ahead.js';
import { asked } from '../../main/resources/web/js/views.js';

const WEB = new URL('../../main/resources/web/', import.meta.url);
const read = (file) => readFileSync(new URL(file, WEB), 'utf8');

/** A module, all that it imports, and the styles that these wait for. */
function withImports(module, found = new Set()) {
  if (found.has(module)) return found;
  found.add(module);
  const text = read(module);
  for (const [, name] of text.matchAll(/^import [^;]*? from '\.\/([\w-]+\.js)';$/gm)) withImports(`js/${name}`, found);
  for (const [, name] of text.matchAll(/^await sheet\('\/([\w-]+\.css)'\);$/gm)) found.add(name);
  return found;
}

const always = new Set([...withImports('js/main.js'), ...withImports('js/ahead.js'), ...withImports('js/language.js')]);
const index = read('index.html');

test('index.html asks ahead for the modules that every view needs, and no others', () => {
  const scripts = [...index.matchAll(/<script type="module" src="\/([^"]+)"/g)].map(([, file]) => file);
  const hints = [...index.matchAll(/<link rel="modulepreload" href="\/([^"]+)"/g)].map(([, file]) => file);
  assert.deepEqual([...scripts, ...hints].sort(), [...always].sort());
});

for (const [view, files] of Object.entries(NEEDED)) {
  test(`what is asked ahead for the view ${view} is what it needs beside`, () => {
    assert.deepEqual([...files].sort(), [...withImports(`js/${view}.js`)].filter((file) => !always.has(file)).sort());
  });
}

test('the library that is asked for ahead is the one that is fetched', () => {
  assert.ok(read('js/library.js').includes(`'${LIBRARY}'`));
});

test('an address asks for its view', () => {
  const name = (hash, search = '') => asked({ hash, search }).name;
  assert.deepEqual(['', '#/', '#/room/kitchen?range=6h', '#/access', '#/mqtt', '#/first/abc', '#/elsewhere'].map((hash) => name(hash)),
    ['overview', 'overview', 'room', 'access', 'mqtt', 'overview', 'overview']);
  assert.equal(name('#/room/kitchen', '?kiosk=1'), 'kiosk');
});
