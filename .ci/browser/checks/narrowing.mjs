// A short test of the filters, for browsers that Playwright does not drive: a value
// narrows the list and is in the address, and Back undoes it.

export async function narrowing(page, fail) {
  const shown = () => page.$$eval('[data-terms]', cards => cards.filter(card => card.getClientRects().length).length);
  const all = await shown();
  const chosen = await page.$$eval(
    '#filters a[data-term]',
    (links, all) => {
      const some = links.find(link => Number(link.querySelector('.count').textContent) < all);
      some?.click();
      return some && { term: some.getAttribute('href').match(/[^/]+\/[^/]+(?=\.html$)/)[0], count: Number(some.querySelector('.count').textContent) };
    },
    all,
  );
  if (!chosen) return fail('there is nothing to filter by');
  const narrowed = await shown();
  if (narrowed !== chosen.count) fail(`${chosen.term} shows ${narrowed} of ${all} entries, not ${chosen.count}`);
  const hash = await page.evaluate(() => decodeURIComponent(location.hash));
  if (hash !== `#${chosen.term.replace('/', '=')}`) fail(`the address does not hold the filter: “${hash}”`);
  await page.evaluate(
    () =>
      new Promise(moved => {
        addEventListener('popstate', () => setTimeout(moved), { once: true });
        history.back();
      }),
  );
  if ((await shown()) !== all) fail(`Back brings ${await shown()} of ${all} entries`);
}
