// How a room is now: its air, what its purifiers do and have done, and how its sensors are.

import { AirNow } from './airnow.js';
import { element, say } from './dom.js';
import WORDS from './language.js';
import { PurifierLines } from './purifiers.js';
import { ago, count, doubt, hours, title } from './words.js';

const { room: ROOM } = WORDS;

export class RoomNow {
  #air;
  #purifiers;
  #upkeep = element('p', { class: 'quiet upkeep' });
  #sensors = element('p', { class: 'quiet sensors' });

  constructor(world, room) {
    this.#air = new AirNow(world);
    this.#purifiers = new PurifierLines({ room, world });
    /** The level, to stand beside the room's name. */
    this.level = this.#air.level;
    this.node = element('section', { class: 'card now', 'aria-label': ROOM.now },
      this.#air.node, this.#air.others, this.#purifiers.node, this.#upkeep, this.#sensors);
  }

  update(room, now) {
    this.#air.update(room, now);
    this.node.dataset.level = this.#air.shown;
    this.#purifiers.update(room.purifiers, now);
    say(this.#upkeep, room.purifiers.map(upkeepWords).join(' '));
    say(this.#sensors, room.sensors.map((sensor) => sensorWords(sensor, now)).join(' '));
  }
}

function upkeepWords({ purifier, runSeconds, switches }) {
  return Number.isFinite(runSeconds) ? ROOM.upkeep(title(purifier), hours(runSeconds), switches === 1 ? ROOM.once : ROOM.times(count(switches))) : '';
}

function sensorWords({ sensor, online, stale, time, quality }, now) {
  const heard = ago((now - Date.parse(time)) / 1000);
  if (!online) return ROOM.sensor.offline(sensor, heard);
  if (stale) return ROOM.sensor.silent(sensor, heard);
  return quality === 'ok' ? ROOM.sensor.measured(sensor) : ROOM.sensor.doubtful(sensor, doubt(quality));
}
