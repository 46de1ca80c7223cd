// A small site on the disk, "annals serve" for it, and a browser: what an editor
// has on the desk. The program is the argument of the command line.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openChromium } from './browsers.mjs';

const program = process.argv[2];
if (!program) throw new Error('usage: serve.mjs PROGRAM');
const folder = mkdtempSync(join(tmpdir(), 'annals-serve-'));
const site = join(folder, 'site');

export const path = (file) => join(site, file);
export const read = (file) => readFileSync(path(file), 'utf8');
export const write = (file, text) => writeFileSync(path(file), text);
export const edit = (file, from, to) => {
  const [before, after] = [read(file), read(file).replace(from, to)];
  assert.notEqual(after, before, `${file} holds no ${from}`);
  write(file, after);
};

export const entry = 'content/2023/ec-2023-9.md';
export const entryPage = '2023/ec-2023-9.html';

export const good = {};
let server;
export let base;
export let said = ''; // by the server
export const errors = []; // of the browser, on any page
export const browser = await openChromium();

execFileSync(program, ['init', site, '--quiet'], { stdio: 'ignore' });
write('content/about.md', read('content/about.md') + paragraphs(60));
write('static/photo.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>\n');
for (const file of [entry, 'content/about.md', 'content/_index.md']) good[file] = read(file);

/** Puts everything away. */
export async function clear() {
  await browser.close();
  await stop();
  rmSync(folder, { recursive: true });
}

export async function start(port = 0) {
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

export async function stop() {
  server.kill('SIGINT');
  const [status] = await once(server, 'exit');
  assert.equal(status, 0, 'the exit status of a server that was ended');
}

function paragraphs(n) {
  return Array.from({ length: n }, (_, i) => `Paragraph ${i + 1} of a long page, which is there to be scrolled and selected.\n`).join('\n');
}

export function listen(page) {
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
export async function open(context, address) {
  const page = await context.newPage();
  await page.goto(base + address);
  await page.waitForFunction(() => document.title.endsWith('Annals preview') || document.querySelector('annals-preview')?.hidden === false);
  await page.evaluate(() => { window.marker = 1; });
  return page;
}

/** What an editor would miss, were it another after a change. */
export function stand(page) {
  return page.evaluate(() => ({
    marker: window.marker, scroll: scrollY, focus: document.activeElement.outerHTML, selected: String(getSelection()),
    open: document.querySelectorAll('details[open]').length,
  }));
}

/** Puts a file back and waits until the page is as it was. */
export async function mend(file, page) {
  const sent = page.waitForEvent('response', (response) => response.url() === page.url().split('#')[0]).catch(() => {});
  write(file, good[file]);
  await Promise.race([sent, page.waitForTimeout(1000)]);
  await page.waitForTimeout(50);
}

export async function answered(address, status, text = '') {
  for (let i = 0; i < 200; i++) {
    const response = await fetch(base + address);
    if (response.status === status && (await response.text()).includes(text)) return;
    await new Promise((later) => setTimeout(later, 25));
  }
  throw new Error(`${address} is not answered with ${status} ${text}`);
}
