// What is known of all rooms now: the server's list, carried on by live events.

export class House {
  #rooms = new Map();

  /** The rooms in the server's order. */
  get rooms() {
    return [...this.#rooms.values()];
  }

  room(name) {
    return this.#rooms.get(name) ?? null;
  }

  /** Takes the server's list in place of all that was known; returns what changed, in sentences' parts. */
  replace(rooms) {
    const before = this.#rooms;
    this.#rooms = new Map(rooms.map((room) => [room.room, { ...room, now: { ...room.now } }]));
    return this.rooms.flatMap((room) => {
      const old = before.get(room.room);
      return old ? [...levelChange(old.now.co2, room), ...powerChanges(old, room)] : [];
    });
  }

  /** Takes a live reading: newer values replace older ones, if they are usable. Returns what changed. */
  reading({ room: name, sensor, time, quality, values, level, mean }) {
    const room = this.#rooms.get(name);
    if (!room) return [];
    const known = room.sensors.find((each) => each.sensor === sensor);
    if (known) Object.assign(known, { time, quality, stale: false, online: true });
    if (quality !== 'ok') return [];
    const before = room.now.co2;
    for (const [quantity, value] of Object.entries(values)) {
      const old = room.now[quantity];
      if (old && Date.parse(old.time) > Date.parse(time)) continue;
      room.now[quantity] = { ...old, value, time, stale: false, level: level?.[quantity] ?? null, ...(mean?.[quantity] && { mean: mean[quantity] }) };
    }
    return levelChange(before, room);
  }

  /** Takes a purifier's report. Returns what changed. */
  report(report) {
    const room = this.#rooms.get(report.room);
    if (!room) return [];
    const old = { ...room, purifiers: room.purifiers };
    const others = room.purifiers.filter(({ purifier }) => purifier !== report.purifier);
    room.purifiers = [...others, report].sort((a, b) => a.purifier.localeCompare(b.purifier));
    return powerChanges(old, room);
  }

  knows(name) {
    return this.#rooms.has(name);
  }
}

function levelChange(before, room) {
  const after = room.now.co2;
  const changed = before?.level && after?.level && before.level !== after.level;
  return changed ? [{ room: room.room, level: after.level }] : [];
}

function powerChanges(old, room) {
  return room.purifiers.flatMap((purifier) => {
    const was = old.purifiers.find((each) => each.purifier === purifier.purifier);
    return was && was.power !== purifier.power
      ? [{ room: room.room, purifier: purifier.purifier, power: purifier.power, why: purifier.why }]
      : [];
  });
}

/** Whether a value is too old to be shown as now: the server said so, or it has grown so old since. */
export function isStale(entry, now) {
  return entry.stale || now - Date.parse(entry.time) > entry.staleAfterSeconds * 1000;
}

/** How a room is: its level, `none` where nothing says how good its air is, `stale` where it is not heard from. */
export function stateOf(room, now) {
  const { co2 } = room.now;
  const fresh = co2 ? !isStale(co2, now) : Object.values(room.now).some((entry) => !isStale(entry, now));
  if (!fresh) return 'stale';
  return co2?.level ?? 'none';
}
