// What a reader does on several pages: going to a year, filtering and searching, in every
// language, over http and from a file.
import { posix } from 'node:path';
import { guarded, hangGuard, openChromium } from './browsers.mjs';
import { alone } from './checks/alone.mjs';
import { filters } from './checks/filters.mjs';
import { languages } from './checks/languages.mjs';
import { phones } from './checks/phones.mjs';
import { search } from './checks/search.mjs';
import { years } from './checks/years.mjs';
import { allPages } from './pages.mjs';
import { each } from './pool.mjs';
import { baseOf } from './visit.mjs';

const workers = 3;
const journeyGuard = 4 * hangGuard;

/** The number of journeys made. Queries are judged for the first site, the record itself. */
export async function journeys(samples, servers, report) {
  const browser = await openChromium();
  const homes = samples.filter(({ kind }) => kind === 'home');
  const record = homes.filter(({ root }) => root === homes[0].root);
  const pictured = withPictures(new Set(samples.map(({ root }) => root)));
  const planned = [
    [phones, pictured],
    [alone, { ...pictured, path: 'print.html' }],
    ...homes.flatMap(home => [
      [filters, home],
      [years, home],
    ]),
    ...record.flatMap(home => [
      [search, home],
      [languages, home],
    ]),
  ];
  const ways = ['http', 'file'].flatMap(from => planned.map(([journey, start]) => ({ from, journey, start })));
  await each(ways, workers, async ({ from, journey, start }) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    context.setDefaultTimeout(hangGuard);
    const folder = posix.dirname(start.path);
    const base = baseOf(start, from, servers) + (folder === '.' ? '' : `${folder}/`);
    const made = journey(await context.newPage(), base, posix.basename(start.path));
    await guarded(journey.name, made, journeyGuard).catch(error => report.fail(start, `${journey.name} ${from}`, error.message));
    await guarded('closing', context.close());
  });
  await guarded('closing Chromium', browser.close());
  return ways.length;
}

/** The first entry that shows pictures in several sizes. */
function withPictures(roots) {
  for (const root of roots) {
    const found = allPages(root).find(({ kind, html }) => kind === 'entry' && html.includes(' srcset='));
    if (found) return { ...found, root };
  }
  throw new Error('no entry has a picture of several sizes');
}
