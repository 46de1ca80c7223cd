// The failures of a run, grouped and printed at its end.

const shown = 3;

export class Report {
  #failures = new Map();

  /** Notes one failure; the same one at other positions of the page, or in other modes, is grouped with it. */
  fail({ kind, lang, path }, mode, what, where = '') {
    const key = `${kind} · ${lang} · ${path}\n  ${what}`;
    const failure = this.#failures.get(key) ?? { modes: new Set(), positions: new Set() };
    failure.modes.add(mode);
    if (where) failure.positions.add(where);
    this.#failures.set(key, failure);
  }

  get count() {
    return this.#failures.size;
  }

  print() {
    for (const [key, { modes, positions }] of [...this.#failures].sort(([a], [b]) => (a < b ? -1 : 1))) {
      console.log(`${key}\n    in: ${[...modes].join(', ')}`);
      for (const position of [...positions].slice(0, shown)) console.log(`    at: ${position}`);
      if (positions.size > shown) console.log(`    and at ${positions.size - shown} more positions`);
    }
  }
}
