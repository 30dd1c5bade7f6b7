// What the page says of alerts: all of it here, to be said in another language one day.

export const ALERTS = {
  title: 'Wrong now',
  since: (when) => `told first ${when}`,
  hushed: 'not told again until it is over',
  hushedUntil: (when) => `not told again before ${when}`,
  later: 'Not for 1 h',
  known: 'I know',
  toHush: 'To hush an alert needs a login.',
};

export const CHANNELS = {
  title: 'Alerts',
  why: 'Who is told when air is bad, a sensor silent or a purifier gone. Channels are set in the settings file; here you see whether they work.',
  none: 'No channel is set: alerts are shown on the page only.',
  never: 'nothing was said yet',
  last: (said, when) => `${said}${when ? ` (${when})` : ''}`,
  trying: 'trying …',
  test: 'Test',
  testOf: (channel) => `Test ${channel}`,
  answered: (channel, said) => `${channel}: ${said}`,
};
