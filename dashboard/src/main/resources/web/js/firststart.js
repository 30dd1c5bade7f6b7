// What is shown before the first reading: what is waited for, whether the broker is there, and how to connect something to it.

import { fetchJson } from './api.js';
import { command, overWebSocket, place, secured, settings, sketch } from './connect.js';
import { button, element, quote, say } from './dom.js';
import ALL from './language.js';
import { said } from './said.js';

const { start: WORDS } = ALL;

const EVERY = 5_000;

export class FirstStart {
  #world;
  #known = '';
  #timer;
  #said = element('span');
  #reason = element('span');
  #state = element('p', { role: 'status' }, this.#said, ' ', this.#reason);
  #ways = element('div', { class: 'ways' });

  constructor(world) {
    this.#world = world;
    this.node = element('div', { class: 'card awaited' }, element('p', {}, WORDS.waiting), this.#state, this.#ways);
    this.#look();
    this.#timer = setInterval(() => this.#look(), EVERY);
  }

  /** Asks whether the broker is there, as long as this is shown. */
  async #look() {
    if (this.#known !== '' && !this.node.isConnected) return clearInterval(this.#timer);
    if (document.hidden && this.#known !== '') return undefined;
    try {
      this.#show(place(await fetchJson('/api/v1/broker'), location.hostname));
    } catch {
      // the banner about the connection says it; what was known stays
    }
    return undefined;
  }

  /** Made anew only when something else is to be said, so that what is marked to be copied stays marked. */
  #show(broker) {
    const { up, why, ...where } = broker;
    const reason = !up && why ? said('line', why) : null;
    say(this.#said, [WORDS.broker(broker.address), up ? WORDS.up : reason?.lang === null ? WORDS.downWhy(reason.words) : WORDS.down].join(' '));
    quote(this.#reason, reason?.lang ? reason : { words: '', lang: null });
    const known = JSON.stringify([where, this.#world.me.rights]);
    if (known === this.#known) return;
    this.#known = known;
    this.#ways.replaceChildren(...ways(broker, this.#world));
  }
}

function ways(broker, { me, simulated }) {
  const spoken = overWebSocket(broker);
  const hints = [
    broker.login && WORDS.password, broker.login && broker.user === null && WORDS.userToo,
    broker.ownCa && WORDS.ca, broker.certificates && WORDS.certificates,
  ].filter(Boolean).join(' ');
  return [
    element('h2', {}, WORDS.try), element('p', {}, spoken ? WORDS.tryWebSocket : WORDS.tryHow),
    ...copied(WORDS.try, command(broker)), hints && element('p', { class: 'quiet' }, hints),
    element('h2', {}, WORDS.sensors),
    way(WORDS.node, WORDS.nodeHow, settings(broker, 'scd4x')),
    way(WORDS.esp, WORDS.espHow, sketch(broker), spoken ? WORDS.espWebSocket : secured(broker) && WORDS.espSecured),
    way(WORDS.airgradient, WORDS.airgradientHow(broker.address), settings(broker, 'airgradient')),
    way(WORDS.others, WORDS.othersHow, settings(broker, 'esphome', 'tasmota')),
    element('p', { class: 'quiet' }, WORDS.checks),
    me.may(simulated ? 'look' : 'admin') && element('p', {}, element('a', { href: '#/mqtt' }, WORDS.live)),
  ].filter(Boolean);
}

function way(title, how, text, hint) {
  return element('details', {}, element('summary', {}, title), element('p', {}, how), ...copied(title, text),
    hint ? element('p', { class: 'quiet' }, hint) : null);
}

/** A text, and a button that copies it. */
function copied(what, text) {
  const said = element('span', { class: 'quiet', role: 'status' });
  const copy = button(WORDS.copy, async () => {
    say(said, '');
    say(said, (await copying(text)) ? WORDS.copied : WORDS.copyFailed);
  });
  copy.setAttribute('aria-label', WORDS.copyOf(what));
  return [element('pre', { tabindex: '0' }, element('code', {}, text)), element('p', { class: 'copy' }, copy, said)];
}

/** Browsers let a page copy only over TLS or on the own machine; everywhere else the old way still works. */
async function copying(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text).then(() => true, () => false);
  const area = element('textarea', { readonly: true, class: 'unseen' });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
