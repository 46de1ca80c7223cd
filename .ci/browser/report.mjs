// The failures of a run, grouped and printed at its end.

const shown = 3;

export class Report {
  #failures = new Map();
  #notes = new Map();

  /** Notes one failure; the same one at other positions of the page, or in other modes, is grouped with it. */
  fail(sample, mode, what, where) {
    add(this.#failures, sample, mode, what, where);
  }

  /** Notes what is no failure, but should be seen. */
  note(sample, mode, what, where) {
    add(this.#notes, sample, mode, what, where);
  }

  get count() {
    return this.#failures.size;
  }

  print() {
    if (this.#notes.size) console.log('no failures, but seen:');
    printGroup(this.#notes);
    if (this.#failures.size) console.log('failures:');
    printGroup(this.#failures);
  }
}

function add(group, { kind, lang, path }, mode, what, where = '') {
  const key = `${kind} · ${lang} · ${path}\n  ${what}`;
  const found = group.get(key) ?? { modes: new Set(), positions: new Set() };
  found.modes.add(mode);
  if (where) found.positions.add(where);
  group.set(key, found);
}

function printGroup(group) {
  for (const [key, { modes, positions }] of [...group].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`${key}\n    in: ${[...modes].join(', ')}`);
    for (const position of [...positions].slice(0, shown)) console.log(`    at: ${position}`);
    if (positions.size > shown) console.log(`    and at ${positions.size - shown} more positions`);
  }
}
