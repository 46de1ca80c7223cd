// node .ci/browser/budgets.mjs FOLDER LARGE
//
// Measures a built site in Chromium, and the search of a large one, and prints
// the table of budgets. Fails when
// one is over, except for times: those depend on the machine and what else it
// does, so they are printed for a person to judge. A kilobyte is 1000 bytes, as
// they came over the wire, headers too.
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { answers } from './answers.mjs';
import { openChromium, openChromiumForLighthouse } from './browsers.mjs';
import { measure, median } from './lighthouse.mjs';
import { allPages } from './pages.mjs';
import { serve } from './server.mjs';
import { load } from './transfer.mjs';
import { firstWork } from './work.mjs';

const runs = Number(process.env.ANNALS_RUNS ?? 3);
const main = ['home', 'entry', 'votes'];
// What keeps a phone from being blocked: counted, since times depend on the machine.
const work = {
  home: { elements: 3700, laidOut: 560, calls: 250 },
  entry: { elements: 1200, laidOut: 450, calls: 50 },
  votes: { elements: 7800, laidOut: 700, calls: 150 },
  state: { elements: 500, laidOut: 450, calls: 100 },
  subjects: { elements: 3500, laidOut: 1250, calls: 100 },
};
// How often a page makes a phone wait for its text: a server sends 10 segments at first, and twice as many each time.
const flights = { home: 2, entry: 1, votes: 2, state: 1, subjects: 1 };
const firstFlight = (10 * 1460) / 1000;
const [root, large] = process.argv.slice(2).map(folder => resolve(folder));
if (!large) throw new Error('usage: budgets.mjs FOLDER LARGE, each with a built site');
const pages = allPages(root).map(page => ({ ...page, size: gzipSync(page.html).length }));
const heaviest = kind => pages.filter(page => page.kind === kind).reduce((a, b) => (b.size > a.size ? b : a)).path;

const server = await serve(root);
const rows = [...(await transfers()), ...(await firstViews()), ...(await scores())];
await server.close();
rows.push(...(await searching()));

print(rows);
if (rows.some(({ verdict, isTime }) => verdict === 'over' && !isTime)) process.exitCode = 1;

/** Bytes and requests of the heaviest page of each kind. */
async function transfers() {
  const browser = await openChromium();
  const loads = new Map();
  for (const kind of new Set(pages.map(page => page.kind))) loads.set(kind, await load(browser, server.url + heaviest(kind)));
  await browser.close();

  const all = [...loads.values()].flat();
  const others = [...loads].filter(([kind]) => kind !== 'search');
  const shared = others.flatMap(([, requests]) => requests);
  const [busiest, most] = others.reduce((a, b) => (b[1].length > a[1].length ? b : a));
  const ofType = (requests, type) => new Map(requests.filter(request => request.type === type).map(request => [request.url, request])).values();
  const bytesOf = requests => [...requests].reduce((sum, { bytes }) => sum + bytes, 0);
  const [styled, styles] = others
    .map(([kind, requests]) => [kind, [...ofType(requests, 'stylesheet')]])
    .reduce((a, b) => (bytesOf(b[1]) > bytesOf(a[1]) ? b : a));
  const kilobytes = (what, requests, limit) => {
    return atMost(what, bytesOf(requests) / 1000, limit, number => `${Number(number.toFixed(1))} KB`);
  };
  return [
    kilobytes(`home page, all that it loads (${heaviest('home')})`, loads.get('home'), 40),
    kilobytes(`entry page, all that it loads (${heaviest('entry')})`, loads.get('entry'), 20),
    ...Object.entries(flights).map(([kind, count]) => {
      const what = `  text of ${heaviest(kind)}, in ${count === 1 ? 'one round trip' : `${count} round trips`}`;
      return kilobytes(what, ofType(loads.get(kind), 'document'), firstFlight * (2 ** count - 1));
    }),
    kilobytes(`CSS, most of any kind of page (${styled})`, styles, 10),
    kilobytes('JavaScript of all pages but search', ofType(shared, 'script'), 8),
    atMost(`requests for the first view, most of any kind of page but search (${busiest})`, most.length, 4),
    atMost('requests of the search page, with its index', loads.get('search').length, 5),
    kilobytes(`search page, all that it loads (${heaviest('search')})`, loads.get('search'), 120),
    atMost('requests to other sites', all.filter(({ url }) => !url.startsWith(server.url)).length, 0),
  ];
}

/** The work of the first view of the kinds of page that do most, on a phone. */
async function firstViews() {
  const browser = await openChromium();
  const rows = [];
  for (const kind of Object.keys(work)) {
    const { elements, laidOut, calls } = await firstWork(browser, server.url + heaviest(kind));
    rows.push(
      atMost(`${heaviest(kind)}: elements`, elements, work[kind].elements),
      atMost('  of these laid out before a phone scrolls', laidOut, work[kind].laidOut),
      atMost('  calls of functions of scripts until then', calls, work[kind].calls),
    );
  }
  await browser.close();
  return rows;
}

/** Lighthouse on the main kinds of page: of several runs the middle. */
async function scores() {
  const browser = await openChromiumForLighthouse();
  const rows = [];
  for (const kind of main) {
    const path = heaviest(kind);
    const results = [];
    for (let run = 0; run < runs; run++) results.push(await measure(browser, server.url + path));
    const middle = name => median(results.map(result => result[name]));
    const points = ['accessibility', 'practices', 'seo'].map(middle);
    const faults = new Set(results.flatMap(result => result.faults));
    rows.push(
      {
        what: `${path}: Lighthouse mobile, accessibility, best practices, SEO`,
        measured: [points.join(', '), ...faults].join(' '),
        budget: '100, 100, 100',
        verdict: Math.min(...points) === 100 ? 'ok' : 'over',
      },
      time({ what: '  performance', measured: String(middle('performance')), budget: '100', verdict: middle('performance') === 100 ? 'ok' : 'over' }),
      time(atMost('  largest contentful paint', middle('paint') / 1000, 1.2, seconds => `${Number(seconds.toFixed(2))} s`)),
      atMost('  layout shift', middle('shift'), 0, number => `${Number(number.toFixed(4))}`),
      time(atMost('  blocking', Math.round(middle('blocking')), 0, number => `${number} ms`)),
      // A machine at work for others measures itself slow, and every time too long.
      { what: '  speed of the machine meanwhile', measured: String(middle('machine')), budget: '', verdict: '' },
    );
  }
  await browser.close();
  return rows;
}

/** The search of the large record, on a phone. */
async function searching() {
  const server = await serve(large);
  const browser = await openChromium();
  const { cold, warm, bytes } = await answers(browser, server.url);
  await browser.close();
  await server.close();
  const milliseconds = number => `${Math.round(number)} ms`;
  return [
    time(atMost('search in 10,000 entries: first result after typing', warm, 150, milliseconds)),
    time(atMost('  the first time, at 1.6 Mbit/s', cold, 600, milliseconds)),
    atMost('  fetched for a query', bytes / 1000, 300, number => `${Number(number.toFixed(1))} KB`),
  ];
}

function time(row) {
  return { ...row, isTime: true };
}

function atMost(what, number, limit, format = String) {
  return { what, measured: format(number), budget: limit ? `≤ ${format(limit)}` : format(0), verdict: number <= limit ? 'ok' : 'over' };
}

function print(rows) {
  const columns = ['what', 'measured', 'budget', 'verdict'];
  const table = [Object.fromEntries(columns.map(column => [column, column])), ...rows];
  const width = column => Math.max(...table.map(row => row[column].length));
  const widths = columns.map(width);
  for (const row of table)
    console.log(
      columns
        .map((column, i) => row[column].padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    );
}
