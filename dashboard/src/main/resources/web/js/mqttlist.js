// The lines of the live view: newest first, each with all that stands on it when it is opened.

import { element, say } from './dom.js';
import ALL, { locale } from './language.js';
import { has, MOST } from './mqttlines.js';
import { glance, isWill, pretty } from './mqttwords.js';
import { age, span } from './words.js';

const { mqtt: WORDS } = ALL;
const { details: D } = WORDS;

export class MqttList {
  #world;
  #speakers;
  #time;
  #shown = 0;
  #words = '';
  #nodes = [];
  #hidden = 0;
  #list = element('ol', { class: 'lines' });

  constructor(world, speakers) {
    this.#world = world;
    this.#speakers = speakers;
    this.#time = new Intl.DateTimeFormat(locale, { timeZone: world.zone, hour: '2-digit', minute: '2-digit', second: '2-digit' });
    this.node = element('div', { class: 'scroll talk', tabindex: '0', role: 'region', 'aria-label': WORDS.lines }, this.#list);
  }

  /** How many lines are not shown for want of the words that were asked for. */
  get hidden() {
    return this.#hidden;
  }

  /** Shows the lines that have these words; what is shown already stays, and so does what is opened there. */
  show(lines, words) {
    if (words !== this.#words || lines.count < this.#shown || lines.all.length === 0) this.#begin(words);
    const fresh = lines.all.filter(({ number }) => number > this.#shown);
    this.#shown = fresh.at(-1)?.number ?? this.#shown;
    const wanted = fresh.filter(({ message }) => !message || has(message, words));
    this.#hidden += fresh.length - wanted.length;
    const made = wanted.map((line) => this.#line(line)).reverse();
    this.#list.prepend(...made.map(({ node }) => node));
    this.#nodes.unshift(...made);
    for (const { node } of this.#nodes.splice(MOST)) node.remove();
    this.#aged();
  }

  #begin(words) {
    this.#words = words;
    this.#shown = 0;
    this.#hidden = 0;
    this.#nodes = [];
    this.#list.replaceChildren();
  }

  #aged() {
    const { clock } = this.#world;
    const now = clock.now();
    for (const { aged, at } of this.#nodes) {
      if (aged) say(aged, age(Math.max(0, now - at) / 1000, clock.speed));
    }
  }

  #line({ message, lost }) {
    if (!message) return { node: element('li', { class: 'missing' }, WORDS.lost(lost)) };
    const at = Date.parse(message.time);
    const aged = element('span', { class: 'age' });
    const who = this.#speakers.of(message);
    const summary = element('summary', {},
      element('span', { class: 'when' }, message.time ? element('time', { datetime: message.time }, this.#time.format(at)) : null, ' ', aged),
      element('strong', {}, message.topic), ...tags(message), who && element('span', { class: 'by' }, WORDS.by(who)),
      element('code', { class: 'glance' }, message.bytes === 0 ? WORDS.empty : glance(message)));
    const details = element('details', {}, summary);
    details.addEventListener('toggle', () => {
      if (details.open && details.childElementCount === 1) details.append(this.#whole(message, who));
    });
    return { node: element('li', {}, details), aged: message.time ? aged : null, at };
  }

  #whole(message, who) {
    const facts = [
      [D.time, message.time],
      [D.said, who],
      [D.qos, `${message.qos}, ${WORDS.qosWhat[message.qos]}`],
      [D.retained, message.retained && D.retainedWhat],
      [D.duplicate, message.duplicate && D.duplicateWhat],
      [D.will, isWill(message) && D.willWhat],
      [D.size, message.whole ? D.bytes(message.bytes) : D.cut(message.bytes)],
      [D.contentType, message.contentType],
      [D.answerTo, message.answerTo],
      [D.correlation, message.correlation],
      [D.expiry, message.expirySeconds !== undefined && D.expiryIn(span(message.expirySeconds))],
      ...(message.properties ?? []).map(([name, value]) => [D.property(name), value]),
    ];
    return element('div', { class: 'whole' },
      element('pre', {}, element('code', {}, pretty(message))),
      element('dl', { class: 'facts' }, ...facts.filter(([, fact]) => fact)
        .flatMap(([name, fact]) => [element('dt', {}, name), element('dd', {}, fact)])));
  }
}

function tags(message) {
  const words = [WORDS.qos(message.qos), message.retained && WORDS.retained, message.duplicate && WORDS.duplicate,
    isWill(message) && WORDS.will];
  return words.filter(Boolean).map((word) => element('span', { class: 'tag' }, word));
}
