// The few ways in which this page touches the document; text is always text, never markup.

import { said } from './said.js';

const SVG = 'http://www.w3.org/2000/svg';

/** An element with attributes and children; a child is a node or a text, nothing where it is null or false. */
export function element(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== null && child !== false));
  return node;
}

export function button(words, press) {
  const made = element('button', { type: 'button' }, words);
  made.addEventListener('click', () => { if (made.getAttribute('aria-disabled') !== 'true') press(); });
  return made;
}

/** An input with its label over it. */
export function field(words, attributes) {
  const input = element('input', attributes);
  const label = element('span', {}, words);
  return { input, label, node: element('label', {}, label, input) };
}

/** Tells the browser's keeper of passwords whose password the form is about. */
export function whose(name) {
  return element('input', { type: 'text', autocomplete: 'username', value: name, readonly: true, hidden: true });
}

/** Sets a text only where it differs, so that nothing is laid out or read out anew for nothing. */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Says a sentence of somebody else, `{words, lang}`, with the language that it is in. */
export function quote(node, { words, lang }) {
  say(node, words);
  if (node.getAttribute('lang') === lang) return;
  if (lang) node.setAttribute('lang', lang);
  else node.removeAttribute('lang');
}

/** Says that something failed, and why: in the server's sentence where it gave one. */
export function complain(node, words, failure) {
  const why = element('span');
  quote(why, failure.detail ? said('problem', failure.detail) : { words: failure.message, lang: null });
  node.replaceChildren(`${words}: `, why, /[.?!]$/.test(why.textContent) ? '' : '.');
}

export function setHidden(node, hidden) {
  if (node.hidden !== hidden) node.hidden = hidden;
}

/** Makes these the children of a node, in this order: only those move that must, and the keyboard's focus stays. */
export function inOrder(parent, nodes) {
  const focused = document.activeElement;
  nodes.forEach((node, i) => {
    if (parent.children[i] !== node) parent.insertBefore(node, parent.children[i] ?? null);
  });
  while (parent.children.length > nodes.length) parent.lastChild.remove();
  if (focused !== document.activeElement && parent.contains(focused)) focused.focus({ preventScroll: true });
}

const SHAPES = {
  good: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13z',
  fair: 'M8 1.2L15.4 14.2H.6z',
  poor: 'M8 .4L15.6 8L8 15.6L.4 8z',
};

/** A round, a triangle or a diamond with its word: a level that needs no colour to be told. */
export function levelBadge() {
  const shape = svg('path', { d: SHAPES.good });
  const word = element('span');
  const badge = element('p', { class: 'level' },
    svg('svg', { viewBox: '0 0 16 16', width: '14', height: '14', 'aria-hidden': 'true' }, shape), word);
  return {
    badge,
    show(level, words = level) {
      if (badge.dataset.level !== level) {
        badge.dataset.level = level;
        shape.setAttribute('d', SHAPES[level] ?? 'M2 7h12v2H2z');
      }
      say(word, words);
    },
  };
}
