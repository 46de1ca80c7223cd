// node .ci/browser/serve.mjs PROGRAM
//
// Works on a small site as an editor does, with "annals serve" and Chromium:
// saves files and looks what becomes of the open pages. Screenshots go to
// $ANNALS_SHOTS, where that is set.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { violations } from './checks/axe.mjs';
import { openChromium } from './browsers.mjs';

const program = process.argv[2];
if (!program) throw new Error('usage: serve.mjs PROGRAM');
const patience = 10_000;
const folder = mkdtempSync(join(tmpdir(), 'annals-serve-'));
const site = join(folder, 'site');
const started = Date.now();

const path = (file) => join(site, file);
const read = (file) => readFileSync(path(file), 'utf8');
const write = (file, text) => writeFileSync(path(file), text);
const edit = (file, from, to) => {
  const [before, after] = [read(file), read(file).replace(from, to)];
  assert.notEqual(after, before, `${file} holds no ${from}`);
  write(file, after);
};

const entry = 'content/2023/ec-2023-9.md';
const entryPage = '2023/ec-2023-9.html';

const good = {};
let server;
let base;
let said = ''; // by the server

execFileSync(program, ['init', site, '--quiet'], { stdio: 'ignore' });
write('content/about.md', read('content/about.md') + paragraphs(60));
write('static/photo.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>\n');
for (const file of [entry, 'content/about.md', 'content/_index.md']) good[file] = read(file);

await start();
const browser = await openChromium();
const errors = [];
try {
  for (const journey of [inPlace, lists, choices, styles, pictures, unchanged, tenTabs, errorsBeside, errorsInstead, templates, neverStale, looks, restarted]) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 700 }, reducedMotion: 'reduce' });
    context.setDefaultTimeout(patience);
    context.on('page', listen);
    const before = Date.now();
    await journey(context).catch((error) => {
      console.log(said);
      throw new Error(`${journey.name}: ${error.message}`, { cause: error });
    });
    await context.close();
    console.log(`${journey.name} (${Date.now() - before} ms)`);
  }
  assert.deepEqual(errors, [], 'errors in the console');
  console.log(`the preview as an editor meets it: all is well (${Math.round((Date.now() - started) / 1000)} s)`);
} finally {
  await browser.close();
  await stop();
  rmSync(folder, { recursive: true });
}

/* ---- The journeys ---- */

/** A text changes where it stands; the rest of the page does not notice. */
async function inPlace(context) {
  const page = await open(context, 'about.html');
  await page.evaluate(() => {
    const details = document.createElement('details'); // as a script of the page may have made it
    details.open = true;
    document.querySelector('main').append(details);
    scrollTo(0, 1500);
    document.querySelectorAll('footer a, main a')[0].focus({ preventScroll: true });
    const text = document.querySelectorAll('main p')[20].firstChild;
    getSelection().setBaseAndExtent(text, 3, text, 12);
  });
  const before = await stand(page);
  edit('content/about.md', 'Paragraph 40 of', 'A changed paragraph 40 of');
  await page.getByText('A changed paragraph 40').waitFor();
  assert.deepEqual(await stand(page), before);

  // What is above the window grows, and what the reader sees stays where it is.
  edit('content/about.md', 'Paragraph 2 of', '## A heading\n\nMore.\n\nParagraph 2 of');
  await page.getByRole('heading', { name: 'A heading' }).waitFor();
  const { scroll: _, ...rest } = await stand(page);
  const { scroll: __, ...expected } = before;
  assert.deepEqual(rest, expected);
  assert.equal(await page.evaluate(() => document.querySelectorAll('main p')[21].getBoundingClientRect().top > -2000), true);

  edit('content/about.md', /title = .*/, 'title = "Another title"');
  await page.waitForFunction(() => document.title.startsWith('Another title'));
  assert.equal(await page.evaluate(() => window.marker), 1);
  await mend('content/about.md', page);
}

/** On a page with a script of its own a text changes in place; a list that grows is loaded again, and looks the same. */
async function lists(context) {
  const page = await open(context, 'index.html');
  edit(entry, 'title = "The council asks for open archives"', 'title = "The council asks for them"');
  await page.getByRole('link', { name: 'The council asks for them' }).first().waitFor();
  assert.equal(await page.evaluate(() => window.marker), 1);
  await mend(entry, page);

  await page.setViewportSize({ width: 700, height: 400 });
  await page.evaluate(() => {
    scrollTo(0, 300);
    document.querySelector('main article a').focus({ preventScroll: true });
  });
  const focused = await page.evaluate(() => document.activeElement.outerHTML);
  write('content/2023/new.md', good[entry].replace('2023-09-19', '2023-01-02').replace('open archives', 'something new').replace(/follows.*\n/, '').replace('EC/2023/9"\ntopics', 'EC/2023/1"\ntopics'));
  await page.getByRole('link', { name: 'something new' }).first().waitFor();
  await page.waitForFunction((wanted) => document.activeElement.outerHTML === wanted, focused);
  assert.ok(Math.abs((await page.evaluate(() => scrollY)) - 300) < 5);
  rmSync(path('content/2023/new.md'));
  await page.getByRole('link', { name: 'something new' }).first().waitFor({ state: 'detached' });
}

/** What a reader has chosen on a page stays chosen, and can be changed, after the page has changed. */
async function choices(context) {
  const page = await open(context, 'index.html');
  await page.locator('.facets summary').nth(1).click();
  const chip = page.locator('a[data-term]:visible').first();
  await chip.click();
  assert.equal(await chip.getAttribute('aria-pressed'), 'true');
  edit('content/_index.md', /$/, '\nA new introduction.\n');
  await page.getByText('A new introduction.').waitFor();
  await page.waitForFunction(() => document.querySelector('a[aria-pressed=true]'));
  await chip.click();
  assert.equal(await chip.getAttribute('aria-pressed'), 'false');
  await mend('content/_index.md', page);
}

/** A style sheet is swapped; at no moment the page is without one. */
async function styles(context) {
  const page = await open(context, entryPage);
  await page.evaluate(() => {
    window.seen = new Set();
    const look = () => {
      seen.add(getComputedStyle(document.documentElement).backgroundColor);
      requestAnimationFrame(look);
    };
    look();
  });
  const [before, after] = [await page.evaluate(() => [...seen][0]), 'rgb(240, 250, 240)'];
  write('static/style.css', `${await (await fetch(`${base}style.css`)).text()}\nhtml { background: ${after} }\n`);
  await page.waitForFunction((after) => getComputedStyle(document.documentElement).backgroundColor === after, after);
  await page.waitForFunction(() => document.querySelectorAll('link[rel=stylesheet]').length === 1);
  assert.deepEqual(await page.evaluate(() => [...seen]), [before, after]);
  assert.equal(await page.evaluate(() => window.marker), 1);
  rmSync(path('static/style.css'));
  await page.waitForFunction((before) => getComputedStyle(document.documentElement).backgroundColor === before, before);
}

/** A picture that changes under its own name is shown anew. */
async function pictures(context) {
  edit('content/about.md', 'Paragraph 1 of', '![A photo](../static/photo.svg)\n\nParagraph 1 of');
  const page = await open(context, 'about.html');
  const other = await open(context, entryPage);
  const width = () => page.evaluate(() => document.querySelector('main img').naturalWidth);
  await page.waitForFunction(() => document.querySelector('main img')?.complete);
  assert.equal(await width(), 40);
  write('static/photo.svg', read('static/photo.svg').replaceAll('40', '60'));
  await page.waitForFunction(() => document.querySelector('main img')?.naturalWidth === 60);
  assert.equal(await other.evaluate(() => window.marker), 1);
  await mend('content/about.md', page);
}

/** A page that stays the same is left alone: nothing is loaded, nothing is done. */
async function unchanged(context) {
  const [page, other] = [await open(context, 'about.html'), await open(context, entryPage)];
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.evaluate(() => {
    window.changes = 0;
    new MutationObserver((found) => { window.changes += found.length; }).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  edit(entry, 'An example of a vote', 'An instance of a vote');
  await other.getByText('An instance of a vote').waitFor();
  await page.waitForTimeout(150);
  assert.deepEqual([requests, await page.evaluate(() => [window.changes, window.marker])], [[], [0, 1]]);
  await mend(entry, other);
}

/** Ten open tabs all follow. */
async function tenTabs(context) {
  const pages = [];
  for (let i = 0; i < 10; i++) pages.push(await open(context, entryPage));
  for (const word of ['first', 'second', 'third']) {
    edit(entry, /title = .*/, `title = "The ${word} title"`);
    await Promise.all(pages.map((page) => page.waitForFunction((word) => document.title.startsWith(`The ${word} title`), word)));
  }
  const eleventh = await open(context, entryPage);
  assert.match(await eleventh.title(), /^The third title/);
  for (const page of pages) assert.equal(await page.evaluate(() => window.marker), 1);
  await mend(entry, eleventh);
}

/** An error stands beside the page that is open, which stays as it is, until it is mended. */
async function errorsBeside(context) {
  const page = await open(context, entryPage);
  await page.evaluate(() => scrollTo(0, 200));
  edit(entry, 'topics = ["archives"]', 'topics = ["archivs"]');
  const panel = page.getByRole('region', { name: 'Problems' });
  await panel.getByText('did you mean "archives"?').waitFor();
  assert.equal(await panel.locator('mark').textContent(), '"archivs"');
  assert.match(await panel.getByRole('link', { name: 'Line 7' }).getAttribute('href'), /^vscode:\/\/file\/.*\/content\/2023\/ec-2023-9\.md:7:11$/);
  assert.deepEqual(await page.evaluate(() => [scrollY, window.marker]), [200, 1]);

  // It can be put away and got back, by keyboard.
  await panel.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Enter');
  await panel.waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => document.querySelector('annals-preview').shadowRoot.activeElement.textContent), '1 error');
  await page.keyboard.press('Enter');
  await panel.waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '1 error' }).click();

  await mend(entry, page);
  await panel.waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => window.marker), 1);
}

/** A page that is opened while there are errors shows them, the way back, and then itself. */
async function errorsInstead(context) {
  edit(entry, 'topics = ["archives"]', 'topics = ["archivs"]');
  await answered(entryPage, 500);
  const page = await open(context, entryPage);
  await page.getByRole('heading', { name: '1 error', level: 1 }).waitFor();
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const without = await plain.newPage();
  await without.goto(base + entryPage);
  await without.getByText('did you mean "archives"?').waitFor();
  await without.getByText('unknown-term').click();
  await without.getByText('config.toml defines no type').waitFor();
  await without.getByRole('link', { name: 'See the last good version' }).click();
  await without.getByRole('heading', { name: 'The council asks for open archives', level: 1 }).waitFor();
  await plain.close();

  const last = await context.newPage();
  await last.goto(base + entryPage);
  await last.getByRole('link', { name: 'See the last good version' }).click();
  await last.getByRole('heading', { name: 'The council asks for open archives', level: 1 }).waitFor();
  await last.getByRole('link', { name: '2023' }).first().click();
  await last.waitForURL('**/:preview/last/2023/index.html');
  await last.getByRole('button', { name: '1 error' }).waitFor();

  // A second mistake is added in place.
  await page.evaluate(() => { window.marker = 2; });
  edit('content/about.md', /title = .*/, 'titel = "About"');
  await page.getByText('did you mean "title"?').waitFor();
  assert.equal(await page.evaluate(() => window.marker), 2);
  write('content/about.md', good['content/about.md']);
  await page.getByRole('heading', { name: '1 error', level: 1 }).waitFor();

  write(entry, good[entry]);
  await page.getByRole('heading', { name: 'The council asks for open archives', level: 1 }).waitFor();
  await last.waitForURL(`${base}2023/index.html`);
}

/** A mistake in a template is told on the pages that it spoils, and only there. */
async function templates(context) {
  const [page, other] = [await open(context, 'about.html'), await open(context, entryPage)];
  mkdirSync(path('templates'), { recursive: true });
  write('templates/page.html', '{{define "main"}}<h1>{{(index .Nav 99).Name}}</h1>{{end}}');
  await page.getByRole('region', { name: 'Problems' }).getByText('templates/page.html').first().waitFor();
  assert.equal(await other.getByRole('region', { name: 'Problems' }).isVisible(), false);
  write('templates/page.html', '{{define "main"}}<h1>Made by a template</h1>{{end}}');
  await page.getByRole('heading', { name: 'Made by a template' }).waitFor();
  rmSync(path('templates/page.html'));
  await page.getByText('Paragraph 40 of').waitFor();
  assert.equal(await page.evaluate(() => window.marker), 1);
}

/** After whatever edits, the page in the window is the page that the server has. */
async function neverStale(context) {
  const page = await open(context, 'about.html');
  const blocks = [
    '## Heading\n\nText.', '- one\n- two\n- three', '> quoted *words* and **more**', '| a | b |\n| - | - |\n| 1 | 2 |', 'A note.[^1]\n\n[^1]: The note.',
    'See the [link](2022/report-on-archives.md) and `code`.', '1. first\n2. second', '```\ncode\n```', 'Words of the world: 국가 دولة.', '---',
  ];
  let seed = 7;
  const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
  const head = '+++\ntitle = "About"\n+++\n';
  let text = [...blocks];
  for (let i = 0; i < 40; i++) {
    const at = random(text.length + 1);
    const way = random(4);
    if (way === 0 && text.length > 2) text.splice(at, 1);
    else if (way === 1) text.splice(at, 0, blocks[random(blocks.length)]);
    else if (way === 2) text = [...text.slice(at), ...text.slice(0, at)];
    else if (text[at]) text[at] = text[at].replace(/[a-z]{3,}/, (word) => `${word} é`);
    const notes = new Set();
    const body = text.filter((block) => !block.includes('[^1]') || !notes.size && notes.add(1)).join('\n\n');
    write('content/about.md', `${head}${body}\n\nEdit ${i}.\n`);
    await page.getByText(`Edit ${i}.`, { exact: true }).waitFor();
    const [shown, sent] = await page.evaluate(async () => {
      const fresh = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html').documentElement;
      const live = document.documentElement.cloneNode(true);
      live.querySelector('annals-preview').remove();
      live.removeAttribute('style');
      for (const root of [live, fresh]) root.querySelectorAll('script[data-version]').forEach((script) => script.remove());
      return [live.outerHTML, fresh.outerHTML];
    });
    assert.equal(shown, sent, `after edit ${i}`);
  }
  assert.equal(await page.evaluate(() => window.marker), 1);
  write('content/about.md', good['content/about.md']);
  await page.getByText('Paragraph 40 of').waitFor();
}

/** The bar and the page of problems, held to WCAG and to narrow windows, in light and dark. */
async function looks(context) {
  edit(entry, /summary = .*\n/, '');
  await answered(':preview/problems', 200, '1 warning');
  const views = [['warnings', ':preview/problems'], ['bar', entryPage]];
  await look(views);
  edit(entry, 'topics = ["archives"]', 'topics = ["archivs", "a-very-long-name-that-is-nowhere-to-be-found-in-the-configuration-of-this-site"]');
  const page = await open(context, 'index.html');
  await page.getByRole('heading', { name: /errors/, level: 1 }).waitFor();
  await look([['errors', entryPage], ['last', `:preview/last/${entryPage}`]]);
  write(entry, good[entry]);
  await answered(entryPage, 200);

  const beside = await open(context, entryPage);
  edit(entry, 'yes = 9', 'yes = 99');
  await beside.getByRole('region', { name: 'Problems' }).waitFor();
  for (const [width, scheme] of sizes()) {
    await beside.setViewportSize({ width, height: 800 });
    await beside.emulateMedia({ colorScheme: scheme });
    await held(beside, `beside ${width} ${scheme}`);
  }
  write(entry, good[entry]);
  await beside.getByRole('region', { name: 'Problems' }).waitFor({ state: 'hidden' });
  await beside.emulateMedia({ media: 'print' });
  assert.equal(await beside.getByRole('button', { name: 'Preview' }).isVisible(), false, 'the bar is printed');

  await beside.emulateMedia({ media: 'screen' });
  await beside.getByRole('button', { name: 'Preview' }).click();
  assert.equal(await beside.getByRole('link', { name: 'Edit' }).isVisible(), false);
  await beside.reload();
  await beside.getByRole('button', { name: 'Preview', expanded: false }).click();
  await beside.getByRole('link', { name: 'Edit' }).waitFor();
}

/** A server that ends and comes back finds its tabs again. */
async function restarted(context) {
  const page = await open(context, entryPage);
  await stop();
  edit(entry, /title = .*/, 'title = "While nobody served"');
  await page.getByText('the preview has stopped').waitFor();
  await start(new URL(base).port);
  await page.waitForFunction(() => document.title.startsWith('While nobody served'));
  assert.equal(await page.evaluate(() => window.marker), 1);
  const lost = errors.filter((error) => error.includes('WebSocket connection'));
  errors.splice(0, Infinity, ...errors.filter((error) => !lost.includes(error)));
  await mend(entry, page);
}

/* ---- What they share ---- */

async function start(port = 0) {
  server = spawn(program, ['serve', '--source', site, '--port', String(port)], { stdio: ['ignore', 'pipe', 'pipe'] });
  said = '';
  await new Promise((begun, failed) => {
    server.on('exit', () => failed(new Error(`the server did not start: ${said}`)));
    server.stderr.on('data', (part) => { said += part; });
    server.stdout.on('data', (part) => {
      said += part;
      base = said.match(/http:\S+\//)?.[0];
      if (base) begun();
    });
  });
}

async function stop() {
  server.kill('SIGINT');
  const [status] = await once(server, 'exit');
  assert.equal(status, 0, 'the exit status of a server that was ended');
}

function paragraphs(n) {
  return Array.from({ length: n }, (_, i) => `Paragraph ${i + 1} of a long page, which is there to be scrolled and selected.\n`).join('\n');
}

function listen(page) {
  const note = (text) => errors.push(`${new URL(page.url()).pathname}: ${text}`);
  page.on('console', (message) => {
    // That a page is answered with an error is what the browser says of it, too.
    if (['error', 'warning'].includes(message.type()) && !/status of 500/.test(message.text())) note(message.text());
  });
  page.on('pageerror', (error) => note(error.message));
  page.on('requestfailed', (request) => {
    if (request.failure().errorText !== 'net::ERR_ABORTED') note(`${request.url()}: ${request.failure().errorText}`);
  });
}

/** A page with a mark that a load of the page would wipe out, once its script is at work. */
async function open(context, address) {
  const page = await context.newPage();
  await page.goto(base + address);
  await page.waitForFunction(() => document.title.endsWith('Annals preview') || document.querySelector('annals-preview')?.hidden === false);
  await page.evaluate(() => { window.marker = 1; });
  return page;
}

/** What an editor would miss, were it another after a change. */
function stand(page) {
  return page.evaluate(() => ({
    marker: window.marker, scroll: scrollY, focus: document.activeElement.outerHTML, selected: String(getSelection()),
    open: document.querySelectorAll('details[open]').length,
  }));
}

/** Puts a file back and waits until the page is as it was. */
async function mend(file, page) {
  const sent = page.waitForEvent('response', (response) => response.url() === page.url().split('#')[0]).catch(() => {});
  write(file, good[file]);
  await Promise.race([sent, page.waitForTimeout(1000)]);
  await page.waitForTimeout(50);
}

async function answered(address, status, text = '') {
  for (let i = 0; i < 200; i++) {
    const response = await fetch(base + address);
    if (response.status === status && (await response.text()).includes(text)) return;
    await new Promise((later) => setTimeout(later, 25));
  }
  throw new Error(`${address} is not answered with ${status} ${text}`);
}

function sizes() {
  return [320, 1440].flatMap((width) => ['light', 'dark'].map((scheme) => [width, scheme]));
}

async function look(views) {
  for (const [width, scheme] of sizes()) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme, reducedMotion: 'reduce' });
    context.on('page', listen);
    for (const [name, address] of views) {
      const page = await open(context, address);
      await page.waitForTimeout(100);
      await held(page, `${name} ${width} ${scheme}`);
    }
    await context.close();
  }
}

/** At the end of the page, where the bar has room of its own: nothing may stand behind it there. */
async function held(page, name) {
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  assert.deepEqual(await violations(page), [], `axe, ${name}`);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is wider than the window`);
  if (process.env.ANNALS_SHOTS) await page.screenshot({ path: join(process.env.ANNALS_SHOTS, `serve-${name.replaceAll(' ', '-')}.png`) });
}
