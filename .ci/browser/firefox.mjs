// The pages in Firefox, of which Tor Browser is one: they are laid out within
// the window, log nothing on the console, request nothing elsewhere, keep their
// policy and filter their entries, over http and from a file.
import { guarded, hangGuard, openFirefox } from './browsers.mjs';
import { narrowing } from './checks/narrowing.mjs';
import { listen, nothingStored, policyHolds } from './checks/quiet.mjs';
import { baseOf, canBeOpened } from './visit.mjs';

const widths = { http: 320, file: 1440 };

/** The number of visits made. Each way has a Firefox of its own: one draws only the page in front. */
export async function firefox(samples, servers, report) {
  const counts = await Promise.all(Object.entries(widths).map(([from, width]) => visitAll(samples, servers, report, from, width)));
  return counts.reduce((sum, count) => sum + count);
}

async function visitAll(samples, servers, report, from, width) {
  const browser = await openFirefox();
  const visited = samples.filter(sample => canBeOpened(sample, from));
  for (const sample of visited) {
    const fail = (what, where) => report.fail(sample, `Firefox ${from} ${width} px`, what, where);
    const base = baseOf(sample, from, servers);
    await guarded('the visit', look(browser, base, sample, width, fail)).catch(error => fail(`the visit broke off: ${error.message}`));
  }
  await guarded('closing Firefox', browser.close());
  return visited.length;
}

async function look(browser, base, sample, width, fail) {
  const page = await browser.newPage();
  page.setDefaultTimeout(hangGuard);
  let listening = true;
  listen(page, base, (...found) => listening && fail(...found));
  await page.setViewport({ width, height: 900 });
  await page.goto(base + encodeURI(sample.path));
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) fail(`the page is ${over} px wider than the window`);
  if (sample.kind === 'home' || sample.kind === 'year') await narrowing(page, fail);
  await nothingStored(page, fail);
  listening = false;
  await policyHolds(page, fail);
  await page.close();
}
