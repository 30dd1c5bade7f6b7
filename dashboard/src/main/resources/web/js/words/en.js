// All that the page says, in English.

const days = (count) => `${count} days`;

export default {
  /** How numbers and dates are written where the browser does not say more. */
  locale: 'en-GB',

  page: {
    asking: 'Asking for the rooms …',
    silent: 'The dashboard does not answer; trying again.',
    lost: 'Connection to the dashboard lost; trying again.',
    lostAgo: (ago) => `Connection to the dashboard lost ${ago}; trying again.`,
    back: 'Connected to the dashboard again.',
    unknownRoom: (room) => `There is no room called ${room} here (yet).`,
    simulated: 'Simulated air: no real room is measured or switched.',
    simulatedAt: (speed, hour) => `Simulated air, ${speed} × speed: an hour here takes ${hour}. No real room is measured or switched.`,
    demo: 'Simulated household',
    unreachable: 'the dashboard does not answer',
    answered: (status) => `the server answered ${status}`,
  },

  household: {
    title: 'Live in these rooms',
    about: 'Send people in, open a window, plug something else in at the relay, and watch the charts. '
      + 'Until you do, people come and go by their timetables.',
    failed: (why) => `That did not work: ${why}`,
    people: 'People',
    fewer: 'One person fewer',
    more: 'One person more',
    planned: (count) => `By the timetable: ${count} ${count === 1 ? 'person' : 'people'} now.`,
    back: 'Back to the timetable',
    window: 'Window',
    windowOpen: (room) => `Window of the ${room} open`,
    open: 'open',
    closed: 'closed',
    relay: 'The relay drives a',
    drives: { ventilator: 'ventilator', purifier: 'purifier', fan: 'fan' },
    hints: {
      ventilator: 'A ventilator brings outdoor air in: CO₂ falls, and the curve bends.',
      purifier: 'A purifier filters particles. CO₂ is not a particle: its curve does not bend, however long it runs.',
      fan: 'A fan only mixes the air of the room: nothing falls.',
    },
  },

  preferences: {
    title: 'Language and units',
    language: 'Language',
    temperature: 'Temperature',
  },

  quantities: {
    co2: 'CO₂', temperature: 'temperature', humidity: 'humidity', pm1: 'PM1', pm25: 'PM2.5', pm10: 'PM10',
    pressure: 'pressure', voc: 'VOC', nox: 'NOx',
  },
  levels: { good: 'good', fair: 'fair', poor: 'poor' },
  powers: { on: 'on', off: 'off' },
  trends: { rising: 'rising', falling: 'falling', steady: 'steady' },
  qualities: {
    'warming-up': 'sensor is warming up',
    implausible: 'not a value that air can have',
    stuck: 'sensor seems stuck',
  },

  time: {
    days,
    ago: (span) => `${span} ago`,
    daysAgo: (count) => `${days(count)} ago`,
    justNow: 'just now',
  },

  air: {
    silent: 'not heard from',
    noLevel: 'no level',
    noValue: 'no CO₂ value',
    judged: (fair, poor) => `CO₂ is called good below ${fair}, fair below ${poor}, poor from there on.`,
    guideline: (name) => `Guideline: ${name}.`,
    level: (room, level) => `${room}: the air is ${level} now.`,
    power: (room, purifier, power, why) => `${room}: ${purifier} is ${power} now${why && `, ${why}`}.`,
  },

  headline: {
    waiting: 'Waiting for the first reading',
    silent: 'No room has been heard from lately',
    poor: (rooms) => `Fresh air needed: ${rooms}`,
    fair: (rooms) => `Could do with some air: ${rooms}`,
    lost: (rooms) => `Not heard from: ${rooms}`,
    good: 'The air is good',
  },

  awaited: {
    how: 'A room appears here by itself as soon as a sensor-node says its first reading over MQTT. '
      + 'No sensor yet? Say one yourself, on the machine of the broker:',
    nothing: 'If nothing comes: is the broker that this dashboard uses the one the sensor-node uses?',
  },

  purifier: {
    driving: (name, drives) => `${name}, driving a ${drives}`,
    drives: { ventilator: 'ventilator', purifier: 'purifier', fan: 'fan' },
    kept: (power, left) => `kept ${power} by order for ${left} more, then by the air again`,
    locked: (left) => `locked for ${left} more`,
    offline: (power) => `is offline; it was ${power} when last heard`,
    effects: {
      ventilator: 'It brings outdoor air in, so CO₂ falls while it runs.',
      purifier: 'It filters particles; it does not lower CO₂. Only outdoor air does: open a window.',
      fan: 'It only mixes the air of the room; it does not lower CO₂. Only outdoor air does: open a window.',
    },
  },

  ranges: {
    '1h': { short: '1 h', words: '1 hour', past: 'the last hour' },
    '6h': { short: '6 h', words: '6 hours', past: 'the last 6 hours' },
    '24h': { short: '24 h', words: '24 hours', past: 'the last 24 hours' },
    '7d': { short: '7 d', words: '7 days', past: 'the last 7 days' },
    '30d': { short: '30 d', words: '30 days', past: 'the last 30 days' },
    '1y': { short: '1 y', words: '1 year', past: 'the last year' },
    all: { short: 'all', words: 'all that is known', past: 'all that is known' },
  },

  story: {
    last: (duration) => `the last ${duration}`,
    between: (from, to) => `the time from ${from} to ${to}`,
    nothing: (when) => `No data in ${when}.`,
    values: (when, mean, least, leastAt, most, mostAt) =>
      `In ${when}: ${mean} on average, least ${least} (${leastAt}), most ${most} (${mostAt}).`,
    noRun: 'No relay was on.',
    ran: (name, duration) => `${name} ran for ${duration}`,
    gap: (duration) => `Nothing was heard for ${duration} (hatched).`,
    gaps: (count, duration) => `Nothing was heard in ${count} gaps, ${duration} in all (hatched).`,
  },

  chart: {
    noData: 'no data',
    onAt: (value) => `on at ${value}`,
    offAt: (value) => `off at ${value}`,
    between: (least, most) => `between ${least} and ${most}`,
    onSince: (name, time) => `${name} on since ${time}`,
  },

  room: {
    back: '← All rooms',
    asking: 'Asking for the past …',
    failed: 'The past could not be fetched',
    now: 'Now',
    course: 'Course of the air',
    range: 'Range',
    custom: 'custom',
    customFrom: 'From',
    customTo: 'to',
    customShow: 'Show',
    customWrong: 'The first moment must come before the second.',
    zoom: 'Move and zoom',
    steps: { earlier: 'Earlier', later: 'Later', nearer: 'Zoom in', farther: 'Zoom out' },
    live: 'Live again',
    keys: 'Drag over the chart or pinch it to zoom; with the keyboard: arrows read values, + and − zoom, Shift and an arrow move, 0 is live again.',
    marks: { mean: 'average', band: 'least to most', run: 'relay on', gap: 'no data' },
    chart: (what, room, words) => `Chart of ${what} in ${room}. ${words}`,
    csv: 'Save as CSV',
    csvName: 'Save the readings that are seen as CSV',

    table: {
      show: 'Show as table',
      name: (room) => `The air of ${room} as a table`,
      time: 'time',
      least: 'least',
      most: 'most',
      level: 'level',
    },

    why: {
      title: 'Why',
      nothing: 'Nothing was decided in this time.',
      newest: (count) => `The newest ${count} of this time.`,
      switched: (name, power) => `${name} switched ${power}`,
      kinds: { missed: 'Readings lost' },
      show: (moment) => `${moment}: show the hour around it`,
    },

    once: 'once',
    times: (count) => `${count} times`,
    upkeep: (name, hours, switches) => `${name} has run for ${hours} in all and was switched ${switches}.`,

    sensor: {
      offline: (name, heard) => `Sensor ${name} is offline; last heard ${heard}.`,
      silent: (name, heard) => `Sensor ${name} was last heard ${heard}.`,
      measured: (name) => `Measured by ${name}.`,
      doubtful: (name, doubt) => `Sensor ${name}: ${doubt}.`,
    },

    judged: {
      title: 'Guideline',
      by: (what, name) => `${what} by ${name}`,
      source: (source) => `Source: ${source}.`,
      outdoor: (ppm) => `Counted from ${ppm} ppm of outdoor air.`,
      of: (room) => `Guideline of ${room}`,
      from: (value) => `from ${value} on`,
      below: (value) => `below ${value}`,
      change: 'Change',
      house: (name) => `as in the whole house (${name})`,
      own: 'own values',
      what: 'Judge',
      scale: 'by',
      fair: 'Fair from',
      poor: 'Poor from',
      outdoorField: 'Outdoor air, ppm CO₂',
      save: 'Save',
      cancel: 'Cancel',
      saved: 'Saved.',
      login: 'Choosing a guideline needs the login of an admin.',
    },
  },

  people: {
    logIn: 'Log in',
    logOut: 'Log out',
    cancel: 'Cancel',
    name: 'Name',
    password: 'Password',
    newPassword: 'New password (10 characters or more)',
    oldPassword: 'Old password',
    failed: 'That did not work',

    login: {
      title: 'Log in',
      toOrder: 'Orders to a purifier need a login.',
      toLook: 'This dashboard shows nothing without a login.',
      nobody: 'Nobody has a login yet. The log of the dashboard, where it was started, has an address for the first one.',
      first: 'Become the first admin',
      firstWhy: 'Choose the name and the password of your login. Other people get theirs from you afterwards.',
      begin: 'Begin',
    },

    order: {
      group: (name) => `Orders for ${name}`,
      modes: { on: 'On', off: 'Off', auto: 'Auto' },
      lasting: 'For how long it is on or off',
      spans: [{ minutes: 30, words: 'for 30 min' }, { minutes: 60, words: 'for 1 h' }, { minutes: null, words: 'until changed' }],
      asking: (name) => `Telling ${name} …`,
      followed: (name, why) => `${name} says: ${why}.`,
      open: 'Anyone may order here.',
    },

    access: {
      title: 'Access',
      you: 'You',
      youAre: (name, right) => `You are logged in as ${name} and may ${right}.`,
      rights: { look: 'look', order: 'look and order', admin: 'look, order and change everything' },
      outside: 'Log in to see who may do what.',
      changePassword: 'Change my password',
      passwordChanged: 'Your password is changed. You are logged out everywhere else.',
      sessions: 'Where you are logged in',
      thisOne: 'here and now',
      program: 'A program',
      session: (by, from, seen) => `${by}, ${from}, used ${seen}`,
      end: 'End',
      endOf: (what) => `End the session of ${what}`,

      users: 'Users',
      role: 'Role',
      roleOf: (name) => `Role of ${name}`,
      roles: { viewer: 'Viewer: looks', caretaker: 'Caretaker: looks and orders', admin: 'Admin: everything' },
      addUser: 'Add a user',
      remove: 'Remove',
      removeUser: (name) => `Remove ${name}`,
      reallyRemove: (name) => `Really remove ${name}?`,
      givePassword: 'New password …',
      passwordFor: (name) => `New password of ${name} (10 characters or more)`,
      give: 'Set',

      tokens: 'Tokens for programs',
      tokensWhy: 'A program sends its token as “Authorization: Bearer …”, and needs no login.',
      noTokens: 'There are none.',
      scope: 'May',
      scopes: { look: 'look', order: 'look and order', admin: 'everything' },
      issue: 'Issue a token',
      issued: (name) => `The token of ${name}. It is shown only now:`,
      revoke: 'Revoke',
      revokeOf: (name) => `Revoke the token ${name}`,
      reallyRevoke: (name) => `Really revoke ${name}?`,

      changes: 'Who changed what',
    },
  },

  alerts: {
    title: 'Wrong now',
    since: (when) => `told first ${when}`,
    hushed: 'not told again until it is over',
    hushedUntil: (when) => `not told again before ${when}`,
    later: 'Not for 1 h',
    known: 'I know',
    toHush: 'To hush an alert needs a login.',
  },

  channels: {
    title: 'Alerts',
    why: 'Who is told when air is bad, a sensor silent or a purifier gone. Channels are set in the settings file; here you see whether they work.',
    none: 'No channel is set: alerts are shown on the page only.',
    never: 'nothing was said yet',
    trying: 'trying …',
    test: 'Test',
    testOf: (channel) => `Test ${channel}`,
  },
};
