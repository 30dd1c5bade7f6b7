import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { LANGUAGES } from '../../main/resources/web/js/language.js';

const url = (path) => new URL(path, import.meta.url);
const JS = url('../../main/resources/web/js/');
const ROOT = url('../../../../');
const all = Object.fromEntries(await Promise.all(Object.keys(LANGUAGES).map(async (language) =>
  [language, (await import(new URL(`words/${language}.js`, JS))).default])));
const { en: english, ...others } = all;

/** The modules of the page without their comments. */
const modules = Object.fromEntries(readdirSync(JS).filter((name) => name.endsWith('.js'))
  .map((name) => [name, readFileSync(new URL(name, JS), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')]));

/** All that is said, as a map of paths: `people.login.title` → its kind, a function with the number of its values. */
function kinds(words, path = '') {
  return Object.entries(words).filter(([key]) => path !== '' || key !== 'said').flatMap(([key, value]) => {
    const here = path === '' ? key : `${path}.${key}`;
    if (value !== null && typeof value === 'object') return kinds(value, here);
    return [[here, typeof value === 'function' ? `function of ${value.length}` : typeof value]];
  });
}

test('every language has its file, and every file its name in the list', () => {
  assert.deepEqual(readdirSync(new URL('words/', JS)).map((file) => basename(file, '.js')).sort(), Object.keys(LANGUAGES).sort());
});

for (const [language, words] of Object.entries(others)) {
  test(`${language} says all that English says, and no more`, () => {
    assert.deepEqual(Object.fromEntries(kinds(words)), Object.fromEntries(kinds(english)));
  });
}

test('nothing that is said is empty', () => {
  for (const words of Object.values(all)) {
    for (const [path] of kinds(words).filter(([, kind]) => kind === 'string')) {
      assert.notEqual(path.split('.').reduce((at, key) => at[key], words).trim(), '', path);
    }
  }
});

/** How a module calls the words: `{WORDS: '', SAID: 'page', …}`, each with the path that it stands for. */
function names(text) {
  const found = {};
  for (const [, list, file] of text.matchAll(/^import (?:(\w+)|.*?)(?:, )?(?:\{[^}]*\})? ?from '\.\/(language)\.js';$/gm)) if (list && file) found[list] = '';
  for (const [, name, base, rest] of text.matchAll(/^(?:export )?const (\w+) = (\w+)((?:\.\w+)+);$/gm)) {
    if (base in found) found[name] = join(found[base], rest.slice(1));
  }
  for (const [, list, base] of text.matchAll(/^const \{ ([\w:, ]+) \} = (\w+);$/gm)) {
    for (const [, key, name] of list.matchAll(/(\w+): (\w+)/g)) if (base in found) found[name] = join(found[base], key);
  }
  return found;
}

const join = (path, rest) => [path, rest].filter(Boolean).join('.');

/** The paths that a module uses; a path stands for all below it, but where it only gets a name. */
function used(text) {
  const uses = text.replace(/^(?:export )?const \w+ = \w+(?:\.\w+)+;$/gm, '');
  return Object.entries(names(text)).flatMap(([name, path]) =>
    [...uses.matchAll(new RegExp(`(?<![\\w'])(?<!\\w\\.)${name}((?:\\.\\w+)+)`, 'g'))]
      .map(([, rest]) => join(path, rest.slice(1).replace(/\.(?:length|split|map)$/, ''))));
}

const paths = kinds(english).map(([path]) => path);
const covers = (path, leaf) => leaf === path || leaf.startsWith(`${path}.`);

test('what the modules say is there', () => {
  for (const [file, text] of Object.entries(modules)) {
    for (const path of used(text).filter((each) => each !== 'said')) {
      assert.ok(paths.some((leaf) => covers(path, leaf)), `${file} says ${path}, which en.js does not have`);
    }
  }
});

test('nothing is there that no module says', () => {
  const said = [...new Set(Object.values(modules).flatMap(used))];
  assert.deepEqual(paths.filter((leaf) => leaf !== 'locale' && !said.some((path) => covers(path, leaf))), []);
});

/** What looks like words for people and is none: keys, headers, programs, names that are the same everywhere. */
const NO_WORDS = /^(?:(?:Arrow|Page)\w+|Escape|Enter|Home|End|Tab|AbortError|Accept|Content-Type|Airkeeper|English|Deutsch|small last|mosquitto_pub .*)$/;
const NO_TEXT = /(?:class: |className = |(?:querySelector(?:All)?|closest|matches|matchMedia)\()$/;

/** Settings and commands for other programs, to be copied as they are. */
const COMMANDS = 'connect.js';

test('no words for people stand in the modules themselves', () => {
  const left = Object.entries(modules).filter(([file]) => file !== COMMANDS).flatMap(([file, text]) => [...text.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)]
    .filter(({ index, 1: plain, 2: composed }) => {
      const words = (plain ?? composed).replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '').trim();
      return (/\p{L}{2,} \p{L}{2,}/u.test(words) || /^\p{Lu}\p{Ll}{2,}/u.test(words)) && !NO_WORDS.test(words) && !NO_TEXT.test(text.slice(0, index));
    })
    .map(([literal]) => `${file}: ${literal}`));
  assert.deepEqual(left, []);
});

/** All that the Java programs can say, in the order of the source. */
function java(folder) {
  return readdirSync(new URL(folder, ROOT), { recursive: true }).filter((file) => file.endsWith('.java'))
    .map((file) => readFileSync(new URL(`${folder}/${file}`, ROOT), 'utf8')).join('\n');
}

/** The letters between the places of a sentence such as ` ≥ {amount}`. */
const fixed = (sentence) => sentence.split(/\{[a-z]+\d?\}/).flatMap((part) => part.match(/[\p{L}’']{4,}/gu) ?? []);
const places = (sentence) => (sentence.match(/\{[a-z]+\d?\}/g) ?? []).sort();

test('every language knows the same sentences of nodes and server, with the same places', () => {
  const [first, ...rest] = Object.values(others).map(({ said }) => said);
  for (const said of rest) assert.deepEqual(Object.keys(said).map((kind) => Object.keys(said[kind]).sort()), Object.keys(first).map((kind) => Object.keys(first[kind]).sort()));
  for (const said of [first, ...rest]) {
    for (const [sentence, words] of Object.values(said).flatMap(Object.entries)) {
      const more = places(words).filter((place) => !places(sentence).includes(place));
      assert.deepEqual(more, [], sentence);
    }
  }
});

test('nodes and server still say these sentences', () => {
  const source = ['purifier-node/src/main/java', 'dashboard/src/main/java', 'wire/src/main/java'].map(java).join('\n');
  const literals = source.match(/"(?:[^"\\\n]|\\.)*"/g).join(' ');
  for (const { said } of Object.values(others)) {
    for (const sentence of Object.values(said).flatMap(Object.keys)) {
      for (const word of fixed(sentence)) {
        assert.ok(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(literals) , `nobody says “${word}” of “${sentence}” any more`);
      }
    }
  }
});
