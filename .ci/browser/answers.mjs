// How soon the search of a large record answers, and what it fetches for that:
// on a phone four times slower than this machine, over 1.6 Mbit/s.
import { hangGuard } from './browsers.mjs';
import { median } from './lighthouse.mjs';

const queries = ['separated families', 'A/RES/75/30', '2014', 'refugees 2016', 'accountabil'];
const network = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };

/** Milliseconds to the first result, at first and with all pieces there, of the middle query; bytes of the costliest one. */
export async function answers(browser, base) {
  const found = [];
  for (const query of queries) found.push(await answer(browser, `${base}search/index.html`, query));
  return {
    cold: median(found.map(({ cold }) => cold)),
    warm: median(found.map(({ warm }) => warm)),
    bytes: Math.max(...found.map(({ bytes }) => bytes)),
  };
}

async function answer(browser, url, query) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  context.setDefaultTimeout(hangGuard);
  const page = await context.newPage();
  const phone = await context.newCDPSession(page);
  let bytes = 0;
  phone.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await phone.send('Network.enable');
  await phone.send('Network.emulateNetworkConditions', network);
  await phone.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(url);
  bytes = 0; // the page itself is another budget's
  await page.focus('#ask-q');
  await page.waitForFunction(() => document.getElementById('results').hasAttribute('aria-busy'));
  const cold = await ask(page, query);
  const fetched = bytes;
  await ask(page, '');
  const warm = await ask(page, query);
  await context.close();
  return { cold, warm, bytes: fetched };
}

/** Types a query at once; milliseconds until the first result stands there, after which all passages are awaited. */
async function ask(page, query) {
  const first = await page.evaluate(async text => {
    const field = document.getElementById('ask-q');
    const list = document.querySelector('#results ol');
    const until = isDone =>
      new Promise(done => {
        const look = () => (isDone() ? done() : setTimeout(look, 2));
        look();
      });
    const begun = performance.now();
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => Boolean(list.children.length) === Boolean(text));
    return performance.now() - begun;
  }, query);
  await page.waitForFunction(
    () => !document.querySelector('#results .passage:empty') && document.getElementById('results').getAttribute('aria-busy') === 'false',
  );
  return first;
}
