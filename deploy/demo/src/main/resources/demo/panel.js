// The demo's panel: who is in the simulated rooms, how their windows stand, and what hangs on their relays.

const PAUSE = 2000;
const MOST_PEOPLE = 40;

const DRIVES = {
  ventilator: 'A ventilator brings outdoor air in: CO₂ falls, and the curve bends.',
  purifier: 'A purifier filters particles. CO₂ is not a particle: its curve does not bend, however long it runs.',
  fan: 'A fan only mixes the air of the room: nothing falls.',
};

/** Fills `section` with the panel and keeps it up to date; `fetchJson(path, options)` asks the server. */
export function mount(section, { fetchJson }) {
  style();
  const rooms = new Map();
  const grid = element('div', 'household-rooms');
  const wrong = element('p', 'household-wrong');
  wrong.setAttribute('role', 'status');
  const panel = element('div', 'household',
    element('h2', '', 'Live in these rooms'),
    element('p', 'household-about',
      'Send people in, open a window, plug something else in at the relay, and watch the charts. '
      + 'Until you do, people come and go by their timetables.'),
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
      wrong.textContent = `That did not work: ${error.message}`;
    }
  }

  function show(household) {
    for (const state of household) {
      if (!rooms.has(state.room)) {
        rooms.set(state.room, card(state.room, (wish) => change(state.room, wish)));
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

function card(room, change) {
  let people = 0;
  let open = false;
  const count = document.createElement('output');
  const planned = element('p', 'household-hint');
  const hint = element('p', 'household-hint');
  const fewer = button('−', 'One person fewer', () => change({ people: Math.max(0, people - 1) }));
  const more = button('+', 'One person more', () => change({ people: Math.min(MOST_PEOPLE, people + 1) }));
  const window = button('Window', null, () => change({ window: open ? 'closed' : 'open' }));
  const drives = document.createElement('select');
  for (const word of Object.keys(DRIVES)) drives.append(new Option(word, word));
  drives.addEventListener('change', () => change({ drives: drives.value }));
  const drivesLabel = element('label', '', 'The relay drives a');
  drivesLabel.htmlFor = drives.id = `drives-${room}`;
  const node = element('fieldset', '',
    element('legend', '', room),
    element('div', 'household-row', element('span', '', 'People'), fewer, count, more),
    element('div', 'household-row', element('span', '', 'Window'), window),
    element('div', 'household-row', drivesLabel, drives),
    hint, planned,
    element('div', 'household-row', button('Back to the timetable', null, () => change({ people: null, window: null }))));
  return {
    node,
    show(state) {
      people = state.people;
      open = state.window === 'open';
      say(count, String(people));
      say(window, open ? 'open' : 'closed');
      window.setAttribute('aria-label', `Window of the ${room} open`);
      window.setAttribute('aria-pressed', String(open));
      if (drives !== document.activeElement) drives.value = state.drives;
      say(hint, DRIVES[state.drives]);
      say(planned, `By the timetable: ${state.plannedPeople} ${state.plannedPeople === 1 ? 'person' : 'people'} now.`);
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
