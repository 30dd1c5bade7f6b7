// What the page says of all rooms at a glance: all of it here, to be said in another language one day.

const rooms = (count) => (count === '1' ? '1 room' : `${count} rooms`);

export const OVERVIEW = {
  /** Counts as words, such as `12`; what is `0` is not said. */
  summary: ({ all, poor, fair, stale }) => [rooms(all), ...(poor === '0' ? [] : [`${poor} poor`]), ...(fair === '0' ? [] : [`${fair} fair`]),
    ...(stale === '0' ? [] : [`${stale} not heard from`])].join(' · '),
  found: (count, all) => `${count} of ${rooms(all)}`,
  nothing: (search) => `No room is called “${search}”.`,
  many: {
    poor: (count) => `Fresh air needed in ${count} rooms`,
    fair: (count) => `${count} rooms could do with some air`,
    stale: (count) => `${count} rooms are not heard from`,
  },

  search: 'Search rooms',
  searchKeys: 'Press / to search, Escape to see all rooms again, Enter to open the first.',
  order: 'Order',
  orders: { worst: 'Worst first', name: 'By name', place: 'By floor' },

  silent: 'Not heard from',
  heard: 'Rooms',
  /** A floor is a number as a rule, else a word such as `cellar`. */
  place: ({ building, floor }) => [building, floor && (/^-?\d+$/.test(floor) ? `floor ${floor}` : floor)].filter(Boolean).join(' · '),
  nowhere: 'Elsewhere',
  group: (name, count) => `${name}: ${rooms(count)}`,
  wall: 'Show on a wall',

  unheard: 'not heard from',
  never: 'no reading yet',
  lastHeard: (ago) => `last heard ${ago}`,
  noLevel: 'no level',
  noCo2: 'no CO₂ value',
  trends: { rising: 'rising', falling: 'falling', steady: 'steady' },
};

export const PLACE = {
  title: 'Name and place',
  none: 'Nobody has said yet where this room is.',
  wire: (slug) => `On the wire it is ${slug}.`,
  change: 'Change',
  name: 'Name',
  building: 'Building',
  floor: 'Floor',
  save: 'Save',
  cancel: 'Cancel',
  saved: 'Saved.',
  failed: (why) => `That did not work: ${why}.`,
  login: 'Naming a room needs the login of an admin.',
};
