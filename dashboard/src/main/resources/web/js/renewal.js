// Notices that the server has another page than this one, and when it does not disturb to load it.

export class Renewal {
  #own = null;
  #served = null;

  /** Takes the server's word on which page it has; the first is this one. */
  hear(edition) {
    if (!edition) return;
    this.#own ??= edition;
    this.#served = edition;
  }

  /** Whether this page is an old one. */
  get due() {
    return this.#own !== this.#served;
  }
}

/** Whether somebody is in the middle of something: a small window is open, or what was typed would be lost. */
export function occupied(page) {
  const typing = page.activeElement?.matches('input, select, textarea') ?? false;
  const typed = [...page.querySelectorAll('form input, form textarea')].some((each) => each.checkVisibility() && each.value !== each.defaultValue);
  return typing || typed || page.querySelector('dialog[open]') !== null;
}
