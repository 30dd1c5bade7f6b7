// The charts' numbers as a table, fetched and made only while someone looks at it.

import { complain, element, setHidden } from './dom.js';
import ALL from './language.js';
import { part } from './parts.js';

const { room: ROOM, people: PHRASES } = ALL;
const { table: WORDS } = ROOM;

export class Table {
  #head = element('tr');
  #body = element('tbody');
  #problem = element('p', { role: 'status', hidden: true });
  #region = element('div', { class: 'scroll', tabindex: '0', role: 'region' },
    element('table', {}, element('thead', {}, this.#head), this.#body));

  /** @param wanted called when it is opened; answers with `draw` */
  constructor(wanted) {
    this.node = element('details', { class: 'table' },
      element('summary', {}, WORDS.show), this.#problem, this.#region);
    this.node.addEventListener('toggle', () => this.node.open && wanted());
  }

  get open() {
    return this.node.open;
  }

  /** Says of which room it is to those who do not see where it stands. */
  name(room) {
    this.#region.setAttribute('aria-label', WORDS.name(room));
  }

  /** Shows what the charts show of a stretch. */
  async draw(stretch, shown, zone) {
    try {
      const { numbers } = await part(import('./rows.js'));
      const { heads, rows } = numbers(stretch, shown, zone);
      this.#head.replaceChildren(...heads.map((words) => element('th', { scope: 'col' }, words)));
      this.#body.replaceChildren(...rows);
      setHidden(this.#problem, true);
    } catch (failure) {
      complain(this.#problem, PHRASES.failed, failure);
      setHidden(this.#problem, false);
    }
  }
}
