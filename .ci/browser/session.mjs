// What the tests of the preview share: a small site on the disk, "annals serve" for
// it, and a browser. The program is the argument of the command line.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guarded, hangGuard, openChromium } from './browsers.mjs';

const program = process.argv[2];
if (!program) throw new Error('usage: serve.mjs PROGRAM');
const folder = mkdtempSync(join(tmpdir(), 'annals-serve-'));
const site = join(folder, 'site');

export const path = file => join(site, file);
export const read = file => readFileSync(path(file), 'utf8');
export const write = (file, text) => writeFileSync(path(file), text);
export const edit = (file, from, to) => {
  const [before, after] = [read(file), read(file).replace(from, to)];
  assert.notEqual(after, before, `${file} holds no ${from}`);
  write(file, after);
};

export const entry = 'content/2023/ec-2023-9.md';
export const entryPage = '2023/ec-2023-9.html';

export const originals = {};
const versions = {}; // of the pages as they are at first, by address: a version is a hash of the page
let server;
export let base;
export let output = ''; // of the server
export const errors = []; // of the browser, on any page
export const browser = await openChromium();

execFileSync(program, ['init', site, '--quiet'], { stdio: 'ignore' });
write('content/about.md', read('content/about.md') + paragraphs(60));
write('static/photo.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>\n');
for (const file of [entry, 'content/about.md', 'content/_index.md']) originals[file] = read(file);

/** Closes the browser, stops the server and removes the site. */
export async function closeAll() {
  await guarded('closing the browser', browser.close());
  await stop();
  rmSync(folder, { recursive: true });
}

export async function start(port = 0) {
  server = spawn(program, ['serve', '--source', site, '--port', String(port), '--editor', 'vscode'], { stdio: ['ignore', 'pipe', 'pipe'] });
  output = '';
  const begins = new Promise((begun, failed) => {
    server.on('exit', () => failed(new Error(`the server did not start: ${output}`)));
    server.stderr.on('data', part => {
      output += part;
    });
    server.stdout.on('data', part => {
      output += part;
      base = output.match(/http:\S+\//)?.[0];
      if (base) begun();
    });
  });
  await guarded('starting the server', begins);
  for (const address of [entryPage, 'about.html', 'index.html']) versions[`/${address}`] ??= await servedVersion(base + address);
}

async function servedVersion(address) {
  return (await (await fetch(address)).text()).match(/ data-version="([^"]+)"/)[1];
}

export async function stop() {
  server.kill('SIGINT');
  const [status] = await guarded('stopping the server', once(server, 'exit'));
  assert.equal(status, 0, 'the exit status of a server that was ended');
}

function paragraphs(n) {
  return Array.from({ length: n }, (_, i) => `Paragraph ${i + 1} of a long page, which is there to be scrolled and selected.\n`).join('\n');
}

export function listen(page) {
  const note = text => errors.push(`${new URL(page.url()).pathname}: ${text}`);
  page.on('console', message => {
    // The browser also logs a page that is answered with status 500, which is expected.
    if (['error', 'warning'].includes(message.type()) && !/status of 500/.test(message.text())) note(message.text());
  });
  page.on('pageerror', error => note(error.message));
  page.on('requestfailed', request => {
    if (request.failure().errorText !== 'net::ERR_ABORTED') note(`${request.url()}: ${request.failure().errorText}`);
  });
}

/** Opens a page, waits for its script, and sets a marker that a reload would remove. */
export async function open(context, address) {
  const page = await context.newPage();
  await page.goto(base + address);
  await page.waitForFunction(() => document.title.endsWith('Annals preview') || document.querySelector('annals-preview')?.hidden === false);
  await page.evaluate(() => {
    window.marker = 1;
  });
  return page;
}

/** What must stay the same over a change in place: marker, scroll position, focus, selection, open details. */
export function pageState(page) {
  return page.evaluate(() => ({
    marker: window.marker,
    scroll: scrollY,
    focus: document.activeElement.outerHTML,
    selected: String(getSelection()),
    open: document.querySelectorAll('details[open]').length,
  }));
}

/** Writes the original text of a file and waits until the page has followed. */
export async function restore(file, page) {
  write(file, originals[file]);
  await shows(page, versions[new URL(page.url()).pathname]);
}

/** Waits until a page is loaded, and is of a version. */
function shows(page, wanted) {
  return page.waitForFunction(wanted => document.readyState === 'complete' && document.querySelector(`script[data-version="${wanted}"]`), wanted);
}

/**
 * Waits until every page of a context is what the server has, and closes it. Chromium
 * never closes a context in which a page is just being loaded again.
 */
export async function close(context) {
  for (const page of context.pages()) await shows(page, await servedVersion(page.url()));
  await guarded('closing', context.close());
}

/** Waits until the server answers so. */
export async function answered(address, status, text = '') {
  for (const until = Date.now() + hangGuard; Date.now() < until;) {
    const response = await fetch(base + address);
    if (response.status === status && (await response.text()).includes(text)) return;
    await new Promise(later => setTimeout(later, 25));
  }
  throw new Error(`${address} does not answer with ${status} ${text}`);
}
