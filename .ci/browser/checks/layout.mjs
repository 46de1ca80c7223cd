// Nothing is wider than the window, nothing is cut off, nothing moves.

export async function layout({ page, fail, mode }) {
  const found = await page.evaluate(() => {
    const found = [];
    const add = (what, element) => found.push([what, element?.outerHTML.slice(0, 160) ?? '']);
    const root = document.documentElement;
    const over = root.scrollWidth - root.clientWidth;
    if (over > 0) {
      const scrolls = element => getComputedStyle(element).overflowX !== 'visible';
      const outside = element => {
        const { left, right } = element.getBoundingClientRect();
        return root.dir === 'rtl' ? left < -1 : right > root.clientWidth + 1;
      };
      const wide = [...document.body.querySelectorAll('*')].filter(element => {
        for (let up = element.parentElement; up !== document.body; up = up.parentElement) if (scrolls(up)) return false;
        return outside(element);
      });
      for (const element of new Set([wide[0], wide.at(-1)])) add('the page is wider than the window', element);
    }
    for (const element of document.body.querySelectorAll('*')) {
      if (element.scrollWidth <= element.clientWidth + 1 || !element.clientWidth) continue;
      const { overflowX, clipPath, clip } = getComputedStyle(element);
      const hiddenOnPurpose = clipPath !== 'none' || clip !== 'auto' || element.clientWidth <= 1;
      if (/hidden|clip/.test(overflowX) && !hiddenOnPurpose) add('text is cut off', element);
      if (!/auto|scroll/.test(overflowX)) continue;
      const named = element.matches('[role=region], section, nav') && element.matches('[aria-label], [aria-labelledby]');
      if (element.tabIndex < 0 || !named) add('scrolls on its own without a tab stop and a name', element);
    }
    return found;
  });
  for (const [what, where] of found) fail(what, where);
  if (!mode.js) return;
  const shift = await layoutShift(page);
  // To three decimals, as Lighthouse prints it: on a busy machine a table is laid out while its rows
  // still arrive, and its columns settle by a fraction of a pixel.
  if (shift >= 0.0005) fail('layout shift', shift.toFixed(3));
}

/** The layout shift since the page was opened, to its end and back. */
function layoutShift(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise(done => requestAnimationFrame(done));
    const step = Math.max(innerHeight, document.documentElement.scrollHeight / 8);
    for (let y = 0; y < document.documentElement.scrollHeight; y += step) {
      scrollTo({ top: y, behavior: 'instant' });
      await frame();
    }
    scrollTo({ top: 0, behavior: 'instant' });
    await frame();
    return new Promise(done => {
      let sum = 0;
      const observer = new PerformanceObserver(list => {
        for (const entry of list.getEntries()) sum += entry.value;
      });
      observer.observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => done(sum), 50);
    });
  });
}
