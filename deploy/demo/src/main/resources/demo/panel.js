// The demo's panel: who is in the simulated rooms, how their windows stand, and what hangs on their relays.

const PAUSE = 2000;
const MOST_PEOPLE = 40;

/** Fills `section` with the panel and keeps it up to date; `fetchJson(path, options)` asks the server, `words` are those of its language. */
export function mount(section, { fetchJson, words }) {
  style();
  const rooms = new Map();
  const grid = element('div', 'household-rooms');
  const wrong = element('p', 'household-wrong');
  wrong.setAttribute('role', 'status');
  const panel = element('div', 'household',
    element('h2', '', words.title),
    element('p', 'household-about', words.about),
    grid, wrong);
  section.replaceChildren(panel);

  async function change(room, wish) {
    try {
      show([await fetchJson(`/demo/household/${room}`, {
        method: 'POST',
        headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
        body: JSON.stringify(wish),
      })]);
      wrong.textContent = '';
    } catch (error) {
      wrong.textContent = words.failed(error.message);
    }
  }

  function show(household) {
    for (const state of household) {
      if (!rooms.has(state.room)) {
        rooms.set(state.room, card(state.room, words, (wish) => change(state.room, wish)));
        grid.append(rooms.get(state.room).node);
      }
      rooms.get(state.room).show(state);
    }
    fit();
  }

  /** On a room's page only that room is shown. */
  function fit() {
    const [, only] = /^#\/room\/([^?]+)/.exec(location.hash) ?? [];
    const alone = rooms.has(only);
    grid.classList.toggle('household-alone', alone);
    rooms.forEach(({ node }, room) => { node.hidden = alone && room !== only; });
  }
  addEventListener('hashchange', fit);

  async function follow() {
    if (!document.hidden) {
      try {
        show(await fetchJson('/demo/household'));
      } catch {
        // The page itself says when the dashboard does not answer.
      }
    }
    setTimeout(follow, PAUSE);
  }
  follow();
}

function card(room, words, change) {
  let people = 0;
  let open = false;
  const count = document.createElement('output');
  const planned = element('p', 'household-hint');
  const hint = element('p', 'household-hint');
  const fewer = button('−', words.fewer, () => change({ people: Math.max(0, people - 1) }));
  const more = button('+', words.more, () => change({ people: Math.min(MOST_PEOPLE, people + 1) }));
  const window = button('', null, () => change({ window: open ? 'closed' : 'open' }));
  const drives = document.createElement('select');
  for (const [word, name] of Object.entries(words.drives)) drives.append(new Option(name, word));
  drives.addEventListener('change', () => change({ drives: drives.value }));
  const drivesLabel = element('label', '', words.relay);
  drivesLabel.htmlFor = drives.id = `drives-${room}`;
  const node = element('fieldset', '',
    element('legend', '', room),
    element('div', 'household-row', element('span', '', words.people), fewer, count, more),
    element('div', 'household-row', element('span', '', words.window), window),
    element('div', 'household-row', drivesLabel, drives),
    hint, planned,
    element('div', 'household-row', button(words.back, null, () => change({ people: null, window: null }))));
  return {
    node,
    show(state) {
      people = state.people;
      open = state.window === 'open';
      say(count, String(people));
      say(window, open ? words.open : words.closed);
      window.setAttribute('aria-label', words.windowOpen(room));
      window.setAttribute('aria-pressed', String(open));
      if (drives !== document.activeElement) drives.value = state.drives;
      say(hint, words.hints[state.drives]);
      say(planned, words.planned(state.plannedPeople));
    },
  };
}

function button(text, label, press) {
  const made = element('button', '', text);
  made.type = 'button';
  if (label) made.setAttribute('aria-label', label);
  made.addEventListener('click', press);
  return made;
}

function element(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
}

function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function style() {
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = '/demo/panel.css';
  document.head.append(sheet);
}
