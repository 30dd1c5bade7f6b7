// What stands below the charts of a room: by what its air is judged, and what it is called and where.

import { Judged } from './judged.js';
import { sheet } from './parts.js';
import { Placing } from './placing.js';

await sheet('/print.css');

export class Below {
  #judged;
  #placing;

  constructor(world, room) {
    this.#judged = new Judged(world, room);
    this.#placing = new Placing(world, room);
    this.nodes = [this.#judged.node, this.#placing.node];
  }

  show(room, scales, quantities) {
    this.#judged.show(room, scales, quantities);
    this.#placing.show(room);
  }
}
