// A reader with a phone, and one with a keyboard, at the home page: any year in two
// taps, a year's other entries in one more or by the browser's own search in the page,
// any year in four keys, and the first entry within twenty stops.

import { openAnew } from '../visit.mjs';

const stops = 20;

export async function years(page, base) {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const pick of [years => years[0], years => years[years.length >> 1], years => years.at(-1)]) {
    const year = pick(await open(page, base));
    await page.click('.jump summary');
    await page.click(`.jump a[href="${year}"]`);
    await inSight(page, year, 'two taps');
    if (/^#y[12]\d{3}$/.test(year)) {
      await open(page, base);
      for (const key of ['Tab', 'Tab', ...year.slice(-2)]) await page.keyboard.press(key);
      await inSight(page, year, 'four keys');
      await page.keyboard.press('Enter');
      await inSight(page, year, 'Enter');
    }
  }
  await fold(page, base);
  await firstEntry(page, base);
}

/** The addresses of the years. */
async function open(page, base) {
  await openAnew(page, `${base}index.html`);
  return page.evaluate(() => [...document.querySelectorAll('.jump a')].map(link => link.hash));
}

async function inSight(page, year, how) {
  await page
    .waitForFunction(
      year => {
        const { top } = document.getElementById(year.slice(1)).getBoundingClientRect();
        return top >= document.querySelector('.jump').getBoundingClientRect().bottom - 2 && top < innerHeight;
      },
      year,
      { timeout: 30_000 },
    )
    .catch(() => {
      throw new Error(`${year} is not in sight after ${how}`);
    });
}

/** Of a long list: the entries that are folded away come with one tap. */
async function fold(page, base) {
  await open(page, base);
  const summary = page.locator('.fold > summary').first();
  if (!(await summary.count())) return;
  const year = summary.locator('xpath=ancestor::li[1]');
  const shown = async () => await year.locator('article').evaluateAll(cards => cards.filter(card => card.checkVisibility()).length);
  const [before, all] = [await shown(), await year.locator('article').count()];
  await summary.click();
  const after = await shown();
  if (before >= all || after !== all) throw new Error(`of ${all} entries ${before} are shown, and ${after} after a tap`);
  await found(page, base);
}

/** What is folded away is found as text, which unfolds its year. */
async function found(page, base) {
  const title = await page.locator('.more h3').last().textContent();
  await openAnew(page, `${base}index.html#:~:text=${encodeURIComponent(title).replaceAll('-', '%2D')}`);
  await page
    .waitForFunction(title => {
      const heading = [...document.querySelectorAll('.more h3')].find(({ textContent }) => textContent === title);
      const { top } = heading.getBoundingClientRect();
      return heading.checkVisibility() && heading.closest('.year').querySelector('details').open && top >= 0 && top < innerHeight;
    }, title)
    .catch(() => {
      throw new Error(`“${title}”, which is folded away, is not found in the page`);
    });
}

async function firstEntry(page, base) {
  await open(page, base);
  let count = 0;
  const press = async key => {
    await page.keyboard.press(key);
    count++;
  };
  await press('Tab');
  while (!(await page.evaluate(() => document.activeElement.matches('.skip:not([href="#main"], [href="#jump"])')))) {
    if (count > stops) throw new Error('no link skips to the timeline');
    await press('Tab');
  }
  await page.keyboard.press('Enter');
  while (!(await page.evaluate(() => Boolean(document.activeElement.closest('article'))))) {
    if (count > stops) throw new Error(`the first entry is more than ${stops} stops away`);
    await press('Tab');
  }
}
