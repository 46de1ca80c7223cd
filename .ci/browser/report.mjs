// What went wrong, gathered over the whole run and told once, at the end.

const shown = 3;

export class Report {
  #failures = new Map();

  /** Notes one failure; the same one at other places of the page, or in other modes, is told together with it. */
  fail({ kind, lang, path }, mode, what, where = '') {
    const key = `${kind} · ${lang} · ${path}\n  ${what}`;
    const failure = this.#failures.get(key) ?? { modes: new Set(), places: new Set() };
    failure.modes.add(mode);
    if (where) failure.places.add(where);
    this.#failures.set(key, failure);
  }

  get count() {
    return this.#failures.size;
  }

  print() {
    for (const [key, { modes, places }] of [...this.#failures].sort(([a], [b]) => (a < b ? -1 : 1))) {
      console.log(`${key}\n    in: ${[...modes].join(', ')}`);
      for (const place of [...places].slice(0, shown)) console.log(`    at: ${place}`);
      if (places.size > shown) console.log(`    and at ${places.size - shown} more places`);
    }
  }
}
