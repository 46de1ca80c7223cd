// node .ci/browser/names.mjs FOLDER
//
// Opens pages of a built site in Firefox and Chromium, from a file and over http, as
// the name server of both: no page may make a browser ask for the name of a host that
// the site links to. Such a question is no HTTP request, so no policy stops it and no
// driver of a browser reports it. .ci/browser/test runs this in a network of its own.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { guarded, hangGuard, openChromiumProfile, openFirefox } from './browsers.mjs';
import { nameServer } from './nameserver.mjs';
import { allPages, samplePages } from './pages.mjs';
import { serve } from './server.mjs';
import { canBeOpened } from './visit.mjs';

/**
 * points: whether the pointer and the focus rest on a link, too. Over http, and there
 * alone, Firefox then asks for its name whatever the page says.
 * loud: what the page without the meta element makes the browser ask for, which shows
 * that this test would hear it. Chromium asks for no link of a file.
 */
const runs = [
  { browser: 'Firefox', launch: openFirefox, from: 'file', points: true, loud: 'link' },
  { browser: 'Firefox', launch: openFirefox, from: 'http', points: false, loud: 'link' },
  { browser: 'Chromium', launch: openChromiumProfile, from: 'file', points: true, loud: 'hint' },
  { browser: 'Chromium', launch: openChromiumProfile, from: 'http', points: true, loud: 'link' },
];

// Firefox asks two seconds after a page is loaded.
const settling = 5_000;

if (process.argv.length !== 3) throw new Error('usage: names.mjs FOLDER, with a built site');
const folder = mkdtempSync(join(tmpdir(), 'annals-names-'));
const site = join(folder, 'site');
cpSync(resolve(process.argv[2]), site, { recursive: true });
const hosts = hostsOf(allPages(site));
const samples = samplePages([site], []).filter(({ lang }) => lang === 'en');
const entry = samples.find(({ kind }) => kind === 'entry');

const names = await nameServer('127.0.0.1');
const server = await serve(site);
const bases = { file: `${pathToFileURL(site)}/`, http: server.url };
const failures = [];
let visits = 0;
try {
  for (const run of runs) await guarded(`${run.browser} ${run.from}`, listenTo(run), 2 * hangGuard);
} finally {
  names.close();
  await server.close();
  rmSync(folder, { recursive: true });
}
if (failures.length) {
  console.log(`failures:\n${failures.join('\n')}`);
  process.exitCode = 1;
} else {
  console.log(`${visits} visits, and no question about any of ${hosts.size} hosts`);
}

/** Visits pages in a new browser, and at last one that must make it ask. */
async function listenTo({ browser: name, launch, from, points, loud }) {
  const browser = await launch();
  const control = controlPage(`${name}-${from}`.toLowerCase());
  for (const sample of samples.filter(sample => canBeOpened(sample, from))) {
    await open(browser, bases[from] + encodeURI(sample.path), points);
    visits++;
  }
  await open(browser, bases[from] + encodeURI(control.path), points);
  const wanted = `${loud}${control.suffix}`;
  await guarded(
    `${name} ${from}: a question about ${wanted}`,
    names.heard(host => host.endsWith(wanted)),
  );
  await new Promise(later => setTimeout(later, settling));
  for (const host of names.asked) if (hosts.has(host)) failures.push(`${name} from ${from} asks for the name ${host}`);
  names.asked.clear();
  await guarded('closing the browser', browser.close());
}

/** Opens a page in a tab of its own, which stays open; lets pointer and focus rest on a link to another site. */
async function open(browser, address, points) {
  const page = await browser.newPage();
  await page.goto(address);
  const at = await page.evaluate(() => {
    const link = [...document.querySelectorAll('main a[href^="http"]')].find(link => link.checkVisibility());
    if (!link) return null;
    link.scrollIntoView({ block: 'center', behavior: 'instant' });
    const [box] = link.getClientRects();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  if (!at || !points) return;
  await page.mouse.move(at.x, at.y);
  await page.evaluate(({ x, y }) => document.elementFromPoint(x, y).closest('a').focus(), at);
}

/** A page like the entry's, but without the meta element, with a hint, and links to hosts of its own. */
function controlPage(id) {
  const suffix = `.${id}.test`;
  const path = `${dirname(entry.path)}/${id}.html`;
  const html = readFileSync(join(site, entry.path), 'utf8');
  const meta = '<meta http-equiv="x-dns-prefetch-control" content="off">';
  if (!html.includes(meta)) throw new Error(`${entry.path} lacks ${meta}`);
  const hint = `<link rel="dns-prefetch" href="https://hint${suffix}/">`;
  writeFileSync(join(site, path), html.replace(meta, hint).replaceAll(/(<a [^>]*href="https?:\/\/[\w.-]+)/g, `$1.link${suffix}`));
  return { path, suffix };
}

/** All hosts that pages name. */
function hostsOf(pages) {
  const found = new Set();
  for (const { html } of pages) for (const [, host] of html.matchAll(/https?:\/\/([\w.-]+)/g)) found.add(host.toLowerCase());
  return found;
}
