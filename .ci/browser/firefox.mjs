// The pages in Firefox, of which Tor Browser is one: they are laid out within
// the window, log nothing on the console, request nothing elsewhere, keep their
// policy and filter their entries, over http and from a file.
import { guarded, hangGuard, openFirefox } from './browsers.mjs';
import { narrowing } from './checks/narrowing.mjs';
import { listen, nothingStored, policyHolds } from './checks/quiet.mjs';
import { baseOf, canBeOpened } from './visit.mjs';

const widths = { http: 320, file: 1440 };

/** The number of visits made. */
export async function firefox(samples, servers, report) {
  const browser = await openFirefox();
  let count = 0;
  for (const [from, width] of Object.entries(widths)) {
    for (const sample of samples) {
      if (!canBeOpened(sample, from)) continue;
      const fail = (what, where) => report.fail(sample, `Firefox ${from} ${width} px`, what, where);
      const base = baseOf(sample, from, servers);
      await guarded('the visit', look(browser, base, sample, width, fail)).catch(error => fail(`the visit broke off: ${error.message}`));
      count++;
    }
  }
  await guarded('closing Firefox', browser.close());
  return count;
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
