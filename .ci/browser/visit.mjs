// One visit: a page in one mode, listened to, looked at, closed.
import { pathToFileURL } from 'node:url';
import { hangGuard } from './browsers.mjs';
import { listen, nothingStored, policyHolds } from './checks/quiet.mjs';

/** A browser context for a mode; its pages share nothing with those of other modes. */
export async function contextFor(browser, mode) {
  const context = await browser.newContext({
    viewport: { width: mode.width, height: mode.height },
    colorScheme: mode.scheme,
    forcedColors: mode.forced,
    javaScriptEnabled: mode.js,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(hangGuard);
  return context;
}

/** Where the addresses of a site begin. */
export function baseOf(sample, from, servers) {
  return from === 'file' ? `${pathToFileURL(sample.root)}/` : servers.get(sample.root).url;
}

/** A host shows 404.html at any depth, so its addresses begin at the host's top, which a file has not. */
export function canBeOpened(sample, from) {
  return from !== 'file' || sample.kind !== '404';
}

/** Loads an address anew, even where only its fragment differs. */
export async function openAnew(page, address) {
  await page.goto('about:blank');
  await page.goto(address);
}

export async function visit({ browser, contexts, mode, sample, servers, shots, fail, note }) {
  const base = baseOf(sample, mode.from, servers);
  const open = async (change, listening = () => {}) => {
    const wanted = { ...mode, ...change };
    const key = JSON.stringify([wanted.width, wanted.height, wanted.scheme, wanted.forced, wanted.js]);
    if (!contexts.has(key)) contexts.set(key, contextFor(browser, wanted));
    const page = await (await contexts.get(key)).newPage();
    listening(page);
    if (wanted.media === 'print') await page.emulateMedia({ media: 'print' });
    await page.goto(base + encodeURI(sample.path));
    return page;
  };
  let listening = true;
  const page = await open({}, page => listen(page, base, (...found) => listening && fail(...found)));
  try {
    for (const check of mode.checks) await check({ page, sample, mode, fail, note, open, shots });
    await nothingStored(page, fail);
    const cookies = await page.context().cookies();
    if (cookies.length) fail('sets a cookie', cookies[0].name);
    listening = false;
    if (mode.js) await policyHolds(page, fail);
  } finally {
    listening = false;
    await page.close();
  }
}
