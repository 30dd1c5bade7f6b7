// The views of the page: which one an address asks for, each fetched when it is first looked at.

import { wall } from './rotation.js';
import { parse } from './route.js';

/** Each is fulfilled with what makes the view of a `world` as the address `asked`. */
const VIEWS = {
  access: () => import('./access.js').then(({ AccessView }) => (world) => new AccessView(world)),
  kiosk: () => import('./kiosk.js').then(({ Kiosk }) => (world, { onWall }) => new Kiosk(world, onWall)),
  mqtt: () => import('./mqtt.js').then(({ MqttView }) => (world) => new MqttView(world)),
  overview: () => import('./overview.js').then(({ Overview }) => (world) => new Overview(world)),
  room: () => import('./room.js').then(({ RoomView }) => (world, { room, range, stretch }) => new RoomView(world, room, { range, stretch })),
};

/** What an address asks for, with the `name` of its view. */
export function asked({ hash, search }) {
  const onWall = wall(search);
  const address = parse(hash);
  const { room, page } = address;
  return { ...address, onWall, name: onWall ? 'kiosk' : page && page !== 'first' ? page : room === null ? 'overview' : 'room' };
}

export function fetchView(name) {
  return VIEWS[name]();
}
