import { hangGuard } from './browsers.mjs';

/**
 * What a phone does before a reader scrolls: the elements of a page, those of them that
 * are laid out, and how often functions of its scripts are called. They are counted, and
 * not timed, so that a busy machine finds the same as an idle one.
 */
export async function firstWork(browser, url) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true });
  context.setDefaultTimeout(hangGuard);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  const { result } = await session.send('Profiler.takePreciseCoverage');
  const calls = result
    .filter(script => script.url.startsWith(new URL(url).origin))
    .flatMap(({ functions }) => functions)
    .reduce((sum, { ranges }) => sum + ranges[0].count, 0);
  const counts = await page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    return { elements: all.length, laidOut: all.filter(element => element.checkVisibility({ contentVisibilityAuto: true })).length };
  });
  await context.close();
  return { ...counts, calls };
}
