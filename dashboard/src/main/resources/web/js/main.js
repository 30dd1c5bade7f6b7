// Ties the page together: the clock, the house, the live line, the views, who looks, and what is said aloud.

import { Alerts } from './alerts.js';
import * as api from './api.js';
import { ServerClock } from './clock.js';
import { button, element, say, setHidden } from './dom.js';
import { House } from './house.js';
import WORDS from './language.js';
import { Live } from './live.js';
import { Me } from './me.js';
import { Door, loadAnew, notCome, sheet } from './parts.js';
import { called } from './places.js';
import { preferences } from './preferences.js';
import { Recent } from './recent.js';
import { occupied, Renewal } from './renewal.js';
import { parse } from './route.js';
import { plain } from './said.js';
import { localZone, moment } from './timeaxis.js';
import { asked, fetchView } from './views.js';
import { ago, announcement, span } from './words.js';

const { mqtt: MQTT, people: PHRASES } = WORDS;

const REAL_TICK = 1000;
const FAST_TICK = 250;
/** News is painted at once, but crowds of it together: so many ms apart at least. */
const PAINTED_APART = 250;
const RETRY = 3000;

const clock = new ServerClock(() => performance.now());
const house = new House();
const recent = new Recent();
const renewal = new Renewal();
const live = new Live(hear, refresh, () => me.load().catch(() => {}));
const me = new Me();
const login = new Door(me, () => at('view').prepend(notCome()));
const zone = localZone();
const alerts = new Alerts({ me, login, zone });
const { page: SAID } = WORDS;
const at = (id) => document.getElementById(id);
let guideline = null;
let simulated = false;
let view = null;
let showing = 0;
let begun = false;
let painted = -Infinity;
let painting = null;

async function begin() {
  try {
    await me.load();
    if (!me.may('look')) return outside();
    const [about, rooms] = await Promise.all([api.about(), api.rooms()]);
    clock.set(about);
    renewal.hear(about.edition);
    guideline = about.guideline;
    simulated = about.simulated;
    house.replace(rooms);
    found();
    introduce(about);
  } catch {
    lost(SAID.silent);
    setTimeout(begin, RETRY);
    return;
  }
  begun = true;
  me.watch(leave);
  addEventListener('hashchange', () => show({ moveFocus: true }));
  await show({ moveFocus: false });
  live.start();
  at('alerts').append(alerts.node);
  alerts.start();
  setInterval(tick, clock.speed > 1 ? FAST_TICK : REAL_TICK);
  sheet('/print.css').catch(() => {});
}

/** Nothing is shown without a login: asks for one until somebody has it. */
async function outside() {
  found();
  const { token } = parse(location.hash);
  at('view').replaceChildren(element('p', {}, PHRASES.login.toLook, ' ', button(PHRASES.logIn, outside)));
  if (!(await (token ? login.first(token) : login.ask(PHRASES.login.toLook)))) return;
  if (token) history.replaceState(null, '', '#/access');
  begin();
}

/** Who may no longer look, since they have logged out or their time is over, sees nothing more. */
function leave() {
  if (!me.may('look')) location.reload();
}

/** Above the rooms: who is logged in, or how to be. */
function account() {
  at('account').replaceChildren(me.name === null
    ? button(PHRASES.logIn, () => login.ask())
    : element('a', { href: '#/access' }, me.name), me.may('admin') ? toMqtt() : '');
}

function toMqtt() {
  return element('a', { href: '#/mqtt' }, MQTT.link);
}

function introduce({ speed }) {
  if (!simulated) {
    me.watch(account);
    account();
    return;
  }
  say(at('simulated'), (speed === 1 ? SAID.simulated : SAID.simulatedAt(speed, span(3600 / speed)))
    + (me.may('order') ? ` ${PHRASES.order.open}` : ''));
  at('account').replaceChildren(toMqtt());
  setHidden(at('simulated'), false);
  at('demo').setAttribute('aria-label', SAID.demo);
  import('/demo/panel.js').then(
    ({ mount }) => {
      setHidden(at('demo'), false);
      mount(at('demo'), { fetchJson: api.fetchJson, words: WORDS.household });
    },
    () => setHidden(at('demo'), true));
}

/** Shows what the address asks for; what was shown stays until that is there. */
async function show({ moveFocus }) {
  const wanted = asked(location);
  const { room, range, stretch, page, token } = wanted;
  const turn = ++showing;
  if (page === 'first') return first(token);
  const known = room === null || house.knows(room);
  if (known && view?.follows(room, page)) return view.go?.({ range, stretch });
  // the views of another edition would not fit to what is here
  if (view && renewal.due) return location.reload();
  const open = await fetchView(known ? wanted.name : 'overview').catch(reportError);
  if (turn !== showing) return;
  view?.close?.();
  view = open?.({ house, recent, clock, guideline, simulated, zone, me, login, refresh }, wanted) ?? null;
  const unknown = known ? [] : [element('p', { class: 'banner' }, SAID.unknownRoom(room))];
  at('view').replaceChildren(...unknown, view?.node ?? notCome());
  if (!view && wanted.onWall) setTimeout(again, RETRY);
  const named = { access: PHRASES.access.title, mqtt: MQTT.title }[page] ?? (known && room && called(house.room(room)));
  document.title = named ? `${named} · Airkeeper` : 'Airkeeper';
  if (moveFocus) {
    at('view').focus({ preventScroll: true });
    scrollTo(0, 0);
  }
  tick();
}

/** On a wall nobody presses a button: it is tried again until it is there. */
function again() {
  loadAnew().catch(() => setTimeout(again, RETRY));
}

/** The address of the first admin: it leaves the history of the browser, since it works only once. */
async function first(token) {
  history.replaceState(null, '', '#/');
  show({ moveFocus: false });
  if (await login.first(token)) location.hash = '#/access';
}

function hear(kind, event) {
  switch (kind) {
    case 'clock':
      clock.set(event);
      renewal.hear(event.edition);
      break;
    case 'reading':
      if (!house.knows(event.room)) return refresh();
      if (!event.late) {
        aloud(house.reading(event));
        recent.reading(event);
      }
      view?.reading?.(event);
      break;
    case 'report':
      if (!house.knows(event.room)) return refresh();
      aloud(house.report(event));
      view?.report?.(event);
      break;
    case 'why':
      view?.why?.(event);
      break;
    default:
      return refresh();
  }
  painting ??= setTimeout(tick, Math.max(0, painted + PAINTED_APART - performance.now()));
}

let refreshing = false;
let wanted = false;

/** Asks for everything anew; once at a time, however many events ask for it meanwhile. */
async function refresh() {
  wanted = true;
  if (refreshing) return;
  refreshing = true;
  try {
    while (wanted) {
      wanted = false;
      const about = await api.about();
      clock.set(about);
      renewal.hear(about.edition);
      aloud(house.replace(await api.rooms()));
      recent.renew();
      const { room, page } = parse(location.hash);
      if (view?.follows(room, page)) view.reload();
      else show({ moveFocus: false });
    }
  } catch {
    // The live line tells when the server is back, and asks again then.
  } finally {
    refreshing = false;
  }
}

function tick() {
  clearTimeout(painting);
  painting = null;
  if (!begun || document.hidden) return;
  painted = performance.now();
  const seconds = live.lostFor();
  if (seconds === null) {
    found();
    if (renewal.due && !occupied(document)) location.reload();
  } else lost(SAID.lostAgo(ago(seconds)));
  const now = clock.now();
  say(at('clock'), moment(now, zone));
  view?.tick(now);
}

/** Shown as long as it lasts, read aloud once. */
function lost(sentence) {
  say(at('connection'), sentence);
  if (at('connection').hidden) say(at('news'), SAID.lost);
  setHidden(at('connection'), false);
}

function found() {
  if (!at('connection').hidden) say(at('news'), SAID.back);
  setHidden(at('connection'), true);
}

/** Says changes of a level or a relay to those who listen; new numbers are not said. */
function aloud(changes) {
  const said = changes.map((change) => announcement({ ...change, room: called(house.room(change.room)), why: plain('why', change.why) }));
  if (said.length > 0) say(at('news'), said.join(' '));
}

at('preferences').append(preferences());
at('view').replaceChildren(element('p', { class: 'quiet asking' }, SAID.asking));
begin();
