// What people choose for this browser alone; it forgets where it is not allowed to remember.

const name = (key) => `airkeeper-${key}`;

export function kept(key) {
  try {
    return globalThis.localStorage?.getItem(name(key)) ?? null;
  } catch {
    return null;
  }
}

export function keep(key, value) {
  try {
    globalThis.localStorage?.setItem(name(key), value);
  } catch {
    // a browser that keeps nothing still shows the page as it asks for it
  }
}
