// What must not run in the preview: files that are no pages, workers, other hosts.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { readFileSync, rmSync } from 'node:fs';
import { answered, base, edit, errors, open, path, read, start, stop, write } from '../session.mjs';

/** Takes the errors that are expected out of those that fail the run. */
function expected(pattern) {
  const rest = errors.filter(error => !pattern.test(error));
  const found = errors.length - rest.length;
  errors.splice(0, Infinity, ...rest);
  return found;
}

const ran = "document.documentElement.setAttribute('ran', 'yes'); navigator.serviceWorker.register('/hostile.js'); fetch('/index.html')";
const files = {
  'map.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="${ran}"><rect width="9" height="9"/><script>${ran}</script></svg>`,
  'outer.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script href="hostile.js"/></svg>',
  'data.xml': `<?xml version="1.0"?><r><x:script xmlns:x="http://www.w3.org/1999/xhtml">${ran}</x:script></r>`,
  'sent.html': `<!doctype html><title>sent</title><body onload="${ran}"><script>${ran}</script><script src="hostile.js"></script>`,
  'hostile.js': ran,
};

/** Whatever lies in static/, nothing of it runs when it is opened, and it can ask for nothing. */
export async function activeFiles(context) {
  const config = read('config.toml');
  write('config.toml', `${config}\n[static]\nas_is = ${JSON.stringify(Object.keys(files))}\n`); // or the build refuses them
  for (const [name, text] of Object.entries(files)) write(`static/${name}`, text);
  await answered('sent.html', 200);
  const page = await context.newPage();
  // A sandboxed file takes no script of the test either: the browser is asked.
  const session = await context.newCDPSession(page);
  for (const name of Object.keys(files)) {
    const asked = [];
    const note = request => asked.push(new URL(request.url()).pathname);
    page.on('request', note);
    await page.goto(base + name);
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    assert.doesNotMatch(JSON.stringify(root), /"ran","yes"/, `${name} ran`);
    page.off('request', note);
    const more = asked.filter(address => address !== `/${name}` && address !== '/favicon.ico');
    assert.deepEqual(more, [], `${name} asked for more`);
  }
  await page.close();
  for (const name of Object.keys(files)) rmSync(path(`static/${name}`));
  write('config.toml', config);
  expected(/sandboxed|Content.Security.Policy|NotSameOrigin|status of 404/);
}

/** No page may start a worker, not even one of the site's own scripts. */
export async function ownWorkers(context) {
  const page = await open(context, 'index.html');
  const refused = await page.evaluate(() => navigator.serviceWorker.register('/search.js').then(String, error => error.name));
  assert.match(refused, /SecurityError|TypeError|AbortError/);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  assert.notEqual(expected(/worker/i), 0);
}

/** A worker that another program left at this address is gone with the first page. */
export async function leftWorkers(context) {
  const { port } = new URL(base);
  await stop();
  const worker = `addEventListener('install', () => skipWaiting()); addEventListener('activate', event => event.waitUntil(clients.claim()));
    addEventListener('fetch', event => event.respondWith(fetch(event.request)));`;
  const other = createServer((request, response) => {
    const isScript = request.url === '/left.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? worker : '<!doctype html><title>Another program</title>');
  });
  other.listen(port, '127.0.0.1');
  await once(other, 'listening');
  const before = await context.newPage();
  await before.goto(base);
  await before.evaluate(async () => {
    const controlled = new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done));
    await navigator.serviceWorker.register('/left.js');
    await controlled;
  });
  await before.close();
  other.close();
  other.closeAllConnections();

  await start(port);
  const first = await open(context, 'index.html');
  await first.waitForFunction(async () => !(await navigator.serviceWorker.getRegistrations()).length);
  await first.close();
  const second = await open(context, 'index.html');
  assert.equal(await second.evaluate(() => navigator.serviceWorker.controller), null);
  expected(/status of 403|worker/i);
}

/** An address that begins with two slashes is a path of this server, in scripts as well. */
export async function slashes(context) {
  const page = await context.newPage();
  const asked = [];
  page.on('request', request => asked.push(new URL(request.url()).host));
  await page.goto(`${base}/evil.example/x`);
  await page.waitForFunction(() => document.querySelector('annals-preview')?.hidden === false);
  const config = read('config.toml');
  edit('config.toml', /^title = .*/m, 'title = "Another name"');
  await page.waitForFunction(() => document.title.includes('Another name'));
  assert.deepEqual([...new Set(asked)], [new URL(base).host]);
  write('config.toml', config);
  await page.waitForFunction(() => !document.title.includes('Another name'));
  await page.close();
  expected(/status of 404/);
}

/** What a browser saves, it can save from the preview, too. */
export async function downloads(context) {
  const page = await open(context, 'index.html');
  for (const name of ['data/entries.csv', 'feed.json']) {
    await page.evaluate(href => document.body.append(Object.assign(document.createElement('a'), { href, download: '', textContent: 'save' })), name);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'save' }).click()]);
    assert.equal(readFileSync(await download.path(), 'utf8'), await (await fetch(base + name)).text());
    await page.evaluate(() => document.body.lastElementChild.remove());
  }
  await page.close();
}

/** The path of a source file can be taken along. */
export async function copied(context) {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await open(context, 'about.html');
  await page.getByRole('button', { name: 'Copy path' }).click();
  await page.getByRole('button', { name: 'copied' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), path('content/about.md'));
}
