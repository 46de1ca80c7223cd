// The search as a reader uses it, in one language: judged queries, phrases,
// limits, the address and Back, more results, nothing found, hostile queries.
// base is the address of a language's first folder, over HTTP or as a file.
// The folder must hold the built record, which queries.json judges.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { openAnew } from '../visit.mjs';

const read = path => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const all = read('../queries.json');
const judged = all.filter(({ expect }) => expect);
const judgedSuggestions = all.filter(({ near }) => near);
const forms = read('../forms.json');
const table = read('../../../internal/output/search/index/testdata/words.json');

export async function search(page, base) {
  const at = address => new URL(address, base).href;
  const failures = [];
  const onError = error => failures.push(error.message);
  const onDialog = dialog => {
    failures.push(`a dialog opened: ${dialog.message()}`);
    dialog.dismiss();
  };
  page.on('pageerror', onError);
  page.on('dialog', onDialog);
  try {
    await open(page, at('search/index.html'));
    await sameWords(page);
    await sameForms(page);
    await roundTrips(page, at);
    await queries(page);
    await passages(page);
    await limits(page);
    await addresses(page, at);
    await more(page);
    await nothing(page);
    await suggestions(page);
    await completions(page);
    await hostile(page);
  } finally {
    page.off('pageerror', onError);
    page.off('dialog', onDialog);
  }
  assert.deepEqual(failures, [], 'errors while searching');
}

async function open(page, address) {
  await openAnew(page, address);
  await page.focus('#ask-q'); // the index comes with the reader's first step
  await page.waitForFunction(() => document.getElementById('results').hasAttribute('aria-busy'));
}

const settled = page =>
  page.waitForFunction(() => {
    const results = document.getElementById('results');
    return results.getAttribute('aria-busy') === 'false' && !results.querySelector('.passage:empty');
  });

/* Types a query and waits for its results: their ids and titles. */
async function ask(page, text) {
  await page.evaluate(() => document.getElementById('results').setAttribute('aria-busy', 'true'));
  await page.fill('#ask-q', text);
  await page.press('#ask-q', 'Enter');
  return results(page);
}

async function results(page) {
  await settled(page);
  return page.evaluate(() => {
    const section = document.getElementById('results');
    const shown = section.hidden ? [] : [...section.querySelectorAll('li a[href$=".html"]')];
    return {
      ids: shown.map(a => a.getAttribute('href').replace(/^(\.\.\/)*|\.html$/g, '')),
      marks: [...section.querySelectorAll('ol mark')].map(mark => mark.textContent),
      found: document.querySelector('.found').textContent,
      nothing: section.querySelector('.nothing').checkVisibility(),
      more: section.querySelector('button').checkVisibility(),
    };
  });
}

/* The script folds and cuts words as the Go package does that makes the index. */
async function sameWords(page) {
  const cut = await page.evaluate(
    texts =>
      texts.map(text => {
        const folded = annalsSearch.fold(text);
        return { text, folded, words: annalsSearch.words(folded), symbols: annalsSearch.symbols(folded) };
      }),
    table.map(row => row.text),
  );
  assert.deepEqual(cut, table);
}

/* Forms of one word are one, and other words are others. */
async function sameForms(page) {
  const wrong = await page.evaluate(({ same, different }) => {
    annalsSearch.engine({ firsts: [], count: 0, years: [], languages: ['en', 'fr', 'es'] }, () => {});
    const isForm = (one, other) => annalsSearch.isForm(annalsSearch.fold(one), annalsSearch.fold(other));
    const wrong = same.flatMap(([first, ...others]) => others.filter(other => !isForm(first, other)).map(other => `${first} is not ${other}`));
    for (const [one, other] of different) if (isForm(one, other)) wrong.push(`${one} is ${other}`);
    annalsSearch.engine({ firsts: [], count: 0, years: [], languages: [] }, () => {});
    return wrong;
  }, forms);
  assert.deepEqual(wrong, []);
}

/* The index comes with the page, and the texts of a small record after it: two answers that wait for one another. */
async function roundTrips(page, at) {
  const asked = [];
  const onRequest = request => asked.push(new URL(request.url()).pathname.replace(/^.*\/search\//, ''));
  await page.goto('about:blank');
  page.on('request', onRequest);
  await page.goto(at('search/index.html#q=report'));
  await settled(page);
  page.off('request', onRequest);
  assert.deepEqual(asked.filter(path => path.startsWith('data/')).toSorted(), ['data/root.js', 'data/texts-0.js']);
  await open(page, at('search/index.html'));
}

/* What finds nothing offers links that find something. */
async function suggestions(page) {
  const lang = await page.evaluate(() => document.documentElement.lang);
  for (const { query, near } of judgedSuggestions.filter(q => q.lang === lang)) {
    await ask(page, query);
    await page
      .waitForFunction(text => document.querySelector('.suggestions a')?.textContent === text, near)
      .catch(() => assert.fail(`${query} offers no ${near}`));
    await page.click('.suggestions a');
    await page.waitForFunction(text => document.getElementById('ask-q').value === text, near);
    const { ids } = await results(page);
    assert.ok(ids.length, `${near} finds nothing`);
  }
  const { found } = await ask(page, 'qqzzqq');
  await page.waitForFunction(text => document.getElementById('ask-status').textContent === text, found);
  assert.equal(await page.locator('.suggestions').isVisible(), false);
}

/* While a word is typed its endings are offered; a word that is looked for has none. */
async function completions(page) {
  if ((await page.evaluate(() => document.documentElement.lang)) !== 'en') return;
  for (const [typed, whole] of [
    ['accountab', 'accountability'],
    ['Commission of inq', 'Commission of inquiry'],
  ]) {
    await page.fill('#ask-q', typed);
    await page
      .waitForFunction(whole => [...document.querySelectorAll('.suggestions:not([hidden]) a')].some(link => link.textContent === whole), whole)
      .catch(() => assert.fail(`${typed} is not completed to ${whole}`));
    await page.click(`.suggestions a:text-is("${whole}")`);
    await page.waitForFunction(text => document.getElementById('ask-q').value === text, whole);
    assert.ok((await results(page)).ids.length, `${whole} finds nothing`);
  }
  await ask(page, 'accountab');
  assert.equal(await page.locator('.suggestions').isVisible(), false, 'a query that was sent is completed');
}

async function queries(page) {
  const lang = await page.evaluate(() => document.documentElement.lang);
  const wrong = [];
  for (const { query, expect } of judged.filter(q => q.lang === lang)) {
    const { ids } = await ask(page, query);
    if (!expect.every(id => ids.slice(0, 3).includes(id))) wrong.push(`${query}: ${ids.slice(0, 4).join(', ')}, not ${expect.join(', ')}`);
  }
  assert.deepEqual(wrong, [], 'judged queries');
}

/* Words of the query are marked, and nothing else; the count is read aloud when typing rests. */
async function passages(page) {
  const { marks, found, ids } = await ask(page, '73/180');
  assert.ok(marks.length >= ids.length / 2 && marks.every(text => text.includes('73/180')), `marked: ${marks}`);
  await page.waitForFunction(text => document.getElementById('ask-status').textContent === text, found);
  assert.match(found, /\d/);
}

async function limits(page) {
  const all = await ask(page, '2014');
  await page.evaluate(() => {
    document.querySelector('#ask details').open = true;
  });
  await page.selectOption('#ask-types', 'resolution');
  await page.selectOption('#ask-from', '2014');
  await page.selectOption('#ask-to', '2014');
  const { ids } = await results(page);
  assert.deepEqual(ids.toSorted(), ['2014/ga-69-188', '2014/hrc-25-25']);
  assert.deepEqual((await ask(page, '')).ids.toSorted(), ids.toSorted(), 'limits without a word');
  for (const name of ['types', 'from', 'to']) await page.selectOption(`#ask-${name}`, '');
  await page.selectOption('#ask-order', 'date');
  const { ids: oldest } = await ask(page, '2014');
  const years = oldest.filter(id => /^\d/.test(id)).map(id => id.slice(0, 4));
  assert.deepEqual(years, years.toSorted(), 'oldest first');
  await page.selectOption('#ask-order', 'best');
  assert.deepEqual((await ask(page, '2014')).ids, all.ids);
}

/* The address alone brings a search back; the form in the head of pages needs no script. */
async function addresses(page, at) {
  await open(page, at('search/index.html'));
  const first = await ask(page, '7353');
  assert.match(page.url(), /index\.html#q=7353$/);
  await page.fill('#ask-q', '73/1');
  await page.waitForURL(/#q=73%2F1$/); // typing rests, and goes on
  const second = await ask(page, '73/180');
  await page.evaluate(() => document.getElementById('results').setAttribute('aria-busy', 'true'));
  await page.goBack();
  assert.deepEqual((await results(page)).ids, first.ids, 'Back');
  assert.equal(await page.inputValue('#ask-q'), '7353');
  await open(page, at('search/index.html#q=73%2F180'));
  await settled(page);
  assert.deepEqual((await results(page)).ids, second.ids, 'opened anew');
  await page.goto(at('index.html'));
  await page.fill('#seek', '73/180');
  await page.press('#seek', 'Enter');
  await page.waitForURL(/#q=73/);
  assert.deepEqual((await results(page)).ids, second.ids, 'from the head of a page');
  assert.ok(!page.url().includes('?'), page.url());
}

/* Further results follow the first; the focus goes on with the first of them. */
async function more(page) {
  const first = await ask(page, '2018');
  assert.ok(first.more && first.ids.length === 10, `${first.ids.length} at first`);
  await page.focus('#results button');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('#results ol > li').length > 10);
  const focused = await page.evaluate(() => [...document.querySelectorAll('#results ol > li a')].indexOf(document.activeElement));
  assert.equal(focused, 10);
  assert.deepEqual((await results(page)).ids.slice(0, 10), first.ids);
}

async function nothing(page) {
  const empty = await ask(page, 'qqzzqq');
  assert.ok(empty.nothing && !empty.ids.length && empty.found, 'nothing found says what else to try');
  const none = await ask(page, '');
  assert.ok(!none.nothing && !none.found, 'no question, no answer');
}

/* Any query is taken as text, and is answered: what takes for ever ends at the guard of the page. */
async function hostile(page) {
  const queries = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '(((a+)+)+)$ [^',
    '\\u0000 %00 %ff',
    '"',
    '-',
    '- "" -"x',
    '\ud800 \udc00a',
    '\u202e\u2028',
    'a'.repeat(10_000),
    '가'.repeat(10_000),
    '"a '.repeat(3000),
    '-/'.repeat(3000),
    '('.repeat(5000),
    '__proto__ constructor',
    'types:resolution #73/180',
  ];
  for (const query of queries) {
    await page.evaluate(text => {
      // as it could stand in an address
      document.getElementById('ask-q').value = text;
      document.getElementById('results').setAttribute('aria-busy', 'true');
      document.getElementById('ask').requestSubmit();
    }, query);
    await settled(page).catch(() => assert.fail(`no answer to ${query.slice(0, 20)}`));
  }
  assert.equal(await page.locator('#results img, #results script').count(), 0);
}
