// A page logs nothing on the console, requests nothing from other sites, and
// stores nothing on the reader's device.

/** Listens to a page from before it is opened. */
export function listen(page, base, fail) {
  page.on('console', message => {
    if (['error', 'warning', 'warn'].includes(message.type())) fail(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', error => fail(`script error: ${error.message}`));
  page.on('request', request => {
    const url = request.url();
    if (!url.startsWith(base) && !url.startsWith('data:')) fail('request off the site', url);
  });
  page.on('requestfailed', request => fail('request failed', request.url()));
  page.on('response', response => {
    if (response.status() >= 400) fail(`answer ${response.status()}`, response.url());
  });
}

export async function nothingStored(page, fail) {
  const kept = await page.evaluate(async () => ({
    cookie: document.cookie,
    localStorage: Object.keys(localStorage).join(),
    sessionStorage: Object.keys(sessionStorage).join(),
    indexedDB: (await indexedDB.databases()).map(database => database.name).join(),
    caches: globalThis.isSecureContext ? (await caches.keys().catch(() => [])).join() : '',
    serviceWorker: navigator.serviceWorker?.controller?.scriptURL ?? '',
  }));
  for (const [kind, value] of Object.entries(kept)) if (value) fail(`stores something: ${kind}`, value);
}

/**
 * Shows that the page's policy is in force: a script and a style put into the
 * page must not act. The browser logs that on the console, hence this is last.
 */
export async function policyHolds(page, fail) {
  const acted = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.acted = "yes"';
    const style = document.createElement('style');
    style.textContent = 'h1 { letter-spacing: 77px }';
    document.head.append(script, style);
    return {
      'an inline script': document.documentElement.dataset.acted === 'yes',
      'an inline style': getComputedStyle(document.querySelector('h1')).letterSpacing === '77px',
    };
  });
  for (const [what, did] of Object.entries(acted)) if (did) fail(`the policy lets ${what} act`);
}
