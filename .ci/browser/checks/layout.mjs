// Nothing is wider than the window, nothing is cut off, nothing moves.

const measurements = 3; // of a page that moves, each in a page opened anew

export async function layout({ page, fail, note, mode, open }) {
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
  await stays({ page, fail, note, open });
}

/**
 * Fails when every measurement of the page finds a shift. On a busy machine a table
 * may be laid out while its rows still arrive, and its columns settle: that does not
 * happen each time, a fault of the page does.
 */
async function stays({ page, fail, note, open }) {
  const shifts = [await shiftOf(page)];
  while (moves(shifts.at(-1)) && shifts.length < measurements) {
    const fresh = await open({});
    shifts.push(await shiftOf(fresh));
    await fresh.close();
  }
  if (shifts.length === 1) return;
  const values = shifts.map(({ value }) => value.toFixed(4)).join(', ');
  const isStill = !moves(shifts.at(-1));
  const { sources } = isStill ? shifts[0] : shifts.at(-1);
  (isStill ? note : fail)(`layout shift, measured again${isStill ? ': gone' : ''}`, `${values} ${sources.join('; ')}`);
}

/** To three decimals, as Lighthouse prints it. */
function moves({ value }) {
  return value >= 0.0005;
}

/** The layout shift since the page was opened, to its end and back, and what moved: { value, sources }. */
function shiftOf(page) {
  return page.evaluate(async () => {
    let value = 0;
    const sources = [];
    const rect = ({ x, y, width, height }) => [x, y, width, height].map(number => Math.round(number * 100) / 100).join(' ');
    const name = node => {
      if (!node) return 'a removed node';
      const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
      return element ? element.outerHTML.slice(0, 120) : node.nodeName;
    };
    const add = entries => {
      for (const entry of entries) {
        value += entry.value;
        for (const { node, previousRect, currentRect } of entry.sources) {
          sources.push(`at ${Math.round(entry.startTime)} ms ${name(node)}: ${rect(previousRect)} → ${rect(currentRect)}`);
        }
      }
      return entries.length;
    };
    let delivered = 0;
    const observer = new PerformanceObserver(list => {
      delivered += add(list.getEntries());
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    const frame = () => new Promise(done => requestAnimationFrame(done));
    /** Two frames in a row in which nothing is reported. */
    const quiet = async () => {
      for (let still = 0; still < 2; still++) {
        const before = delivered;
        await frame();
        delivered += add(observer.takeRecords());
        if (delivered > before) still = -1;
      }
    };

    await document.fonts.ready;
    await quiet();
    const step = Math.max(innerHeight, document.documentElement.scrollHeight / 8);
    for (let y = 0; y < document.documentElement.scrollHeight; y += step) {
      scrollTo({ top: y, behavior: 'instant' });
      await frame();
    }
    scrollTo({ top: 0, behavior: 'instant' });
    await quiet();
    return { value, sources };
  });
}
