// node .ci/browser/readback.mjs FOLDER…
//
// Reads the citations and calendars of built sites back with citation-js and ical.js, and
// compares them with data/entries.json and with each other: nothing is missing, nothing is
// there twice, and titles, dates and authors are those of the record. Books are read by
// epubcheck-ts, which knows newer rules of EPUB than the epubcheck of Debian, and tables by
// datapackage: by the published profile, with the type of each cell and each foreign key.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import datapackage from 'datapackage';
import ICAL from 'ical.js';

const forms = { '.bib': '@bibtex/text', '.ris': '@ris/file', '.csl.json': '@else/json' };

for (const folder of process.argv.slice(2)) {
  const record = JSON.parse(readFileSync(join(folder, 'data/entries.json'), 'utf8'));
  const files = readdirSync(folder, { recursive: true }).sort();
  const cited = citations(folder, files, record);
  const events = calendars(folder, files, record);
  const read = await books(folder, files);
  const rows = await tables(folder, record);
  console.log(`${folder}: ${cited} citations, ${events} events, ${read} books and ${rows} rows of tables read back`);
}

/** @returns {Promise<number>} how many rows were read */
async function tables(folder, { entries }) {
  const whole = await datapackage.Package.load(join(folder, 'data/datapackage.json'));
  assert.deepEqual(whole.errors.map(String), [], `${folder}: the data package`);
  const count = {};
  for (const { name } of whole.descriptor.resources.filter(({ type }) => type === 'table')) {
    const rows = await whole.getResource(name).read({ relations: true });
    count[name] = rows.length;
  }
  assert.equal(count.entries, entries.length, `${folder}: rows of entries.csv`);
  return Object.values(count).reduce((sum, n) => sum + n);
}

/** @returns {Promise<number>} how many books were read */
async function books(folder, files) {
  const books = files.filter(file => file.endsWith('.epub'));
  for (const book of books) {
    const { messages } = await EpubCheck.validate(readFileSync(join(folder, book)));
    assert.deepEqual(
      messages.filter(({ severity }) => ['fatal', 'error', 'warning'].includes(severity)),
      [],
      book,
    );
  }
  return books.length;
}

/** @returns {number} how many works were read */
function citations(folder, files, { site, date, entries }) {
  const byId = new Map(entries.map(entry => [entry.id, entry]));
  const bases = files.filter(file => file.endsWith('.csl.json')).map(file => file.slice(0, -'.csl.json'.length));
  let count = 0;
  for (const base of bases) {
    const [bib, ris, csl] = Object.entries(forms).map(([extension, form]) => read(join(folder, base + extension), form));
    const keys = [...readFileSync(join(folder, `${base}.bib`), 'utf8').matchAll(/^@\w+\{([^,]+),$/gm)].map(match => match[1]);
    for (const ids of [keys, csl.map(work => work.id), ris.map(work => work.id), bib.map(work => work.id)]) {
      assert.equal(ids.length, csl.length, `${base}: works`);
      assert.equal(new Set(ids).size, ids.length, `${base}: keys`);
    }
    csl.forEach((work, i) => {
      const where = `${base}: ${work.id}`;
      for (const other of [bib[i], ris[i]]) {
        assert.equal(words(other.title), words(work.title), `${where}: title`);
        assert.deepEqual(day(other.issued), day(work.issued), `${where}: date`);
        assert.deepEqual(names(other.author), names(work.author), `${where}: authors`);
        const address = work.URL ?? '';
        assert([address, encodeURI(address)].includes(other.URL ?? ''), `${where}: address ${other.URL}`); // citation-js encodes those of BibTeX again
      }
      const tag = site.languages.find(tag => work.id.endsWith(`.${tag}`)) ?? site.default_language;
      const id = tag === site.default_language ? work.id : work.id.slice(0, -tag.length - 1);
      const entry = byId.get(id);
      if (!entry) return;
      assert.equal(words(work.title), words((entry.texts[tag] ?? entry.texts[site.default_language]).title), `${where}: title`);
      assert.deepEqual(day(work.issued), day({ 'date-parts': [date.split('-')] }), `${where}: date`);
    });
    count += csl.length;
    if (base === 'data/record') assert.deepEqual(csl.map(work => work.id).sort(), [...byId.keys()].sort(), `${base}: entries`);
  }
  const beside = entries.flatMap(({ id, languages }) => languages.map(tag => (tag === site.default_language ? id : `${tag}/${id}`)));
  for (const page of beside) assert(bases.includes(page), `${page} has no citation beside it`);
  return count;
}

/** The works of a file, as CSL-JSON. */
function read(file, form) {
  return plugins.input.chain(readFileSync(file, 'utf8'), { forceType: form, generateGraph: false });
}

/** A text without what citation-js puts around names whose capitals stay. */
function words(text = '') {
  return text.replace(/<span class="nocase">|<\/span>/g, '');
}

function day(date) {
  return date?.['date-parts']?.[0].map(Number) ?? [];
}

function names(authors = []) {
  return authors.map(({ literal, family, given }) => literal ?? [family, given].filter(Boolean).join(', '));
}

/** @returns {number} how many events were read */
function calendars(folder, files, { site, entries }) {
  let count = 0;
  for (const file of files.filter(file => file.endsWith('.ics'))) {
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(folder, file), 'utf8')));
    const events = calendar.getAllSubcomponents('vevent').map(event => new ICAL.Event(event));
    const language = site.languages.find(tag => tag !== site.default_language && file.startsWith(`${tag}/`)) ?? site.default_language;
    const topic = file.match(/topics\/(.+)\.ics$/)?.[1];
    const wanted = entries
      .filter(entry => /^\d{4}-\d\d-\d\d(\/\d{4}-\d\d-\d\d)?$/.test(entry.date))
      .map(({ id, earliest, latest, texts }) => ({ id, title: (texts[language] ?? texts[site.default_language]).title, earliest, latest }));
    const got = events.map(event => ({
      id: event.uid.slice(0, event.uid.lastIndexOf('@')),
      title: event.summary,
      earliest: event.startDate.toString(),
      latest: lastDay(event),
    }));
    // A topic has the entries, too, whose provisions are of a subject of it.
    const ids = new Set(topic ? got.map(({ id }) => id) : wanted.map(({ id }) => id));
    const own = entries.filter(({ topics }) => topic && topics?.includes(topic));
    for (const { id } of own) assert(ids.has(id) || !wanted.some(event => event.id === id), `${file}: ${id} is missing`);
    assert.deepEqual(sorted(got), sorted(wanted.filter(({ id }) => ids.has(id))), file);
    assert(
      events.every(({ startDate }) => startDate.isDate),
      `${file}: a time of the day`,
    );
    count += events.length;
  }
  return count;
}

/** The end of an event is the day behind its last one. */
function lastDay(event) {
  const end = event.endDate.clone();
  end.day -= 1;
  return end.toString();
}

function sorted(events) {
  return events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
