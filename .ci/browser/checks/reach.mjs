// On a phone: no long page without a way to jump, each part that a page promises
// is there and comes out from under the bar, and tables of votes fit the window.

const tallest = 12_000; // px, at the width of a phone

/** Of each page, in a window of 360 × 740, which is then given back its size. */
export async function reach({ page, sample, mode, fail }) {
  await page.setViewportSize({ width: 360, height: 740 });
  const found = await page.evaluate(limit => {
    const found = [];
    const add = (what, element) => found.push([what, element?.outerHTML.slice(0, 160) ?? '']);
    const all = selector => [...document.querySelectorAll(selector)];
    const height = document.documentElement.scrollHeight;
    const jumps = all('.jump a');
    if (height > limit && jumps.length < 2) add(`${height} px tall, without a way to jump`);
    const ids = new Set();
    for (const element of all('[id]')) {
      if (ids.has(element.id)) add('an id is given twice', element);
      ids.add(element.id);
    }
    for (const link of all('a[href^="#"]')) {
      if (!ids.has(decodeURIComponent(link.hash.slice(1)))) add('leads to no part of the page', link);
    }
    for (const scroller of all('.scroll:has(> .cards)')) {
      if (scroller.scrollWidth > scroller.clientWidth + 1) add('a table of votes does not fit', scroller);
    }
    const [text, facts] = [document.querySelector('#text'), document.querySelector('#facts')];
    if (text && facts && text.getBoundingClientRect().top > facts.getBoundingClientRect().top) add('the facts stand before the text', facts);
    return found;
  }, tallest);
  for (const [what, where] of found) fail(what, where);
  await followed(page, fail);
  if (sample.kind === 'home') await yearsOfHome(page, fail);
  await page.setViewportSize({ width: mode.width, height: mode.height });
}

/** Follows the first, the middle and the last link of the bar. */
async function followed(page, fail) {
  const addresses = await page.evaluate(() => [...document.querySelectorAll('.jump a[href^="#"]')].map(link => link.hash));
  for (const hash of new Set([addresses[0], addresses[addresses.length >> 1], addresses.at(-1)])) {
    if (!hash) continue;
    const covered = await page.evaluate(async hash => {
      location.hash = hash;
      await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
      return coveredOrAway(document.querySelector(':target'));

      function coveredOrAway(target) {
        const { top } = target.getBoundingClientRect();
        const bar = document.querySelector('.jump').getBoundingClientRect();
        if (bar.top > 1 && scrollY > bar.height * 4) return `the bar does not follow: it is at ${bar.top}`;
        if (top < bar.bottom - 2) return `the bar covers ${bar.bottom - top} px of it`;
        return top > innerHeight ? `it is at ${top}` : '';
      }
    }, hash);
    if (covered) fail(`${hash} is not shown: ${covered}`);
  }
  await page.evaluate(() => {
    history.replaceState(null, '', location.href.split('#')[0]);
    scrollTo(0, 0);
  });
}

/** Every year of the home page has an id, and phones fold no milestone away. */
async function yearsOfHome(page, fail) {
  const lost = await page.evaluate(() => {
    const lost = [...document.querySelectorAll('.year')].filter(year => !/^y-?\d{4,}$/.test(year.id));
    const folded = [...document.querySelectorAll('.timeline .milestone')].filter(card => !card.checkVisibility());
    return [...lost, ...folded].map(element => element.outerHTML.slice(0, 160));
  });
  for (const where of lost) fail('a year without an id, or a milestone that is folded away', where);
}
