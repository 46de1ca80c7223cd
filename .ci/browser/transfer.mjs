// What a page loads, as the browser saw it come over the wire.
import { hangGuard } from './browsers.mjs';

/** Every request of the first view: { url, type, bytes }. */
export async function load(browser, url) {
  const context = await browser.newContext();
  context.setDefaultTimeout(hangGuard);
  const page = await context.newPage();
  const finished = [];
  page.on('requestfinished', request => finished.push(request));
  await page.goto(url, { waitUntil: 'networkidle' });
  const requests = await Promise.all(
    finished.map(async request => {
      const { responseBodySize, responseHeadersSize } = await request.sizes();
      return { url: request.url(), type: request.resourceType(), bytes: responseBodySize + responseHeadersSize };
    }),
  );
  await context.close();
  return requests;
}
