// node .ci/browser/run.mjs FOLDER… -- THEMED…
//
// Opens every kind of page of the built sites in Chromium and Firefox and reports
// all that is wrong with them, in one run. Sites behind -- have a theme of their own:
// they need not have every kind of page, and are opened in fewer modes. Screenshots go to $ANNALS_SHOTS, or
// to a new folder for temporary files.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { guarded, openChromium } from './browsers.mjs';
import { firefox } from './firefox.mjs';
import { journeys } from './journeys.mjs';
import { modes, themedModes } from './modes.mjs';
import { samplePages } from './pages.mjs';
import { each } from './pool.mjs';
import { Report } from './report.mjs';
import { serve } from './server.mjs';
import { validity } from './validity.mjs';
import { canBeOpened, visit } from './visit.mjs';

const workers = 5; // a visit mostly waits: for quiet frames, for the browser
const named = process.argv.slice(2);
const split = named.indexOf('--');
if (split < 1) throw new Error('usage: run.mjs FOLDER… -- THEMED…, each with a built site');
const roots = named.slice(0, split).map(folder => resolve(folder));
const themed = named.slice(split + 1).map(folder => resolve(folder));
const shots = process.env.ANNALS_SHOTS ?? mkdtempSync(join(tmpdir(), 'annals-shots-'));
const report = new Report();
const started = Date.now();
const log = text => console.log(`${text} (${Math.round((Date.now() - started) / 1000)} s)`);

const valid = validity([...roots, ...themed], report).then(count => log(`${count} pages checked against the HTML standard`));

const samples = samplePages(roots);
const themedSamples = samplePages(themed, []);
const servers = new Map();
for (const root of [...roots, ...themed]) servers.set(root, await serve(root));

const [inChromium, inFirefox, made] = await Promise.all([
  chromium(),
  firefox(samples, servers, report).finally(() => log('Firefox is done')),
  journeys(samples, servers, report).finally(() => log('the journeys are done')),
  valid,
]);
log(
  `${samples.length} pages, and ${themedSamples.length} of other themes: ${inChromium} visits in Chromium, in ${modes.length} and ${themedModes.length} modes, and ${inFirefox} in Firefox; ${made} journeys`,
);
for (const server of servers.values()) await server.close();
log(`screenshots are in ${shots}`);
report.print();
if (report.count) {
  console.log(`${report.count} failures`);
  process.exitCode = 1;
}

/** The number of visits made. */
async function chromium() {
  const browser = await openChromium();
  const pairs = (modes, samples) => modes.flatMap(mode => samples.filter(sample => canBeOpened(sample, mode.from)).map(sample => ({ mode, sample })));
  const visits = [...pairs(modes, samples), ...pairs(themedModes, themedSamples)];
  const contexts = new Map();
  await each(visits, workers, async ({ mode, sample }) => {
    const fail = (what, where) => report.fail(sample, mode.name, what, where);
    const note = (what, where) => report.note(sample, mode.name, what, where);
    const visited = visit({ browser, contexts, mode, sample, servers, shots, fail, note });
    await guarded('the visit', visited).catch(error => fail(`the visit broke off: ${error.message.split('\n')[0]}`));
  });
  log('Chromium is done');
  await guarded('closing Chromium', browser.close());
  return visits.length;
}
