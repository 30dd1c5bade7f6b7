// What the page says on a wall and on paper: all of it here, to be said in another language one day.

export const KIOSK = {
  more: (count) => (count === '1' ? 'and 1 more room' : `and ${count} more rooms`),
};

export const PAPER = {
  printed: (from, to, now) => `${from} to ${to}, printed ${now}`,
};
