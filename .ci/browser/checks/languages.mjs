// The links to other languages keep the reader's place: a choice, a query, a year, a
// heading. base is the address of a language's first folder, over HTTP or as a file.
import assert from 'node:assert/strict';
import { openAnew } from '../visit.mjs';

export async function languages(page, base) {
  const at = address => new URL(address, base).href;
  const other = page.locator('.languages a').first();
  await openAnew(page, at('index.html'));
  if (!(await other.count())) return;
  await follow(page, other);
  assert.equal(new URL(page.url()).hash, '', 'the top of a page has no place');

  await page.goto(at('index.html'));
  const value = await page.locator('#filters a[data-term]').first().getAttribute('href');
  const choice = '#' + value.replace('.html', '').replace('/', '=');
  await openAnew(page, at('index.html') + choice);
  await follow(page, other);
  assert.equal(decodeURIComponent(new URL(page.url()).hash), choice, 'the choice goes along');
  assert.equal(await page.locator('#filters a[aria-pressed=true]').count(), 1, 'the choice holds in the other language');

  await page.goto(at('index.html'));
  const year = await page.locator('.year[id]').nth(3).getAttribute('id');
  await read(page.locator(`#${year}`));
  await follow(page, other);
  assert.equal(new URL(page.url()).hash, `#${year}`, 'the year goes along');

  await page.goto(at('search/index.html'));
  const field = page.locator('input[type=search]').first();
  await field.fill('2014');
  await page.waitForFunction(() => location.hash.includes('2014'));
  await follow(page, other);
  await page.waitForFunction(() => location.hash.includes('2014'));
  assert.equal(await field.inputValue(), '2014', 'the query goes along');

  await page.goto(at('glossary.html'));
  const headings = page.locator('.prose :is(h2, h3)');
  const count = await headings.count();
  const heading = headings.nth(5);
  await read(heading);
  await follow(page, other);
  assert.equal(await headings.count(), count, 'the texts have the same headings');
  const id = await heading.getAttribute('id');
  await page.waitForFunction(id => decodeURIComponent(location.hash) === `#${id}`, id);
  const top = await heading.evaluate(heading => heading.getBoundingClientRect().top);
  assert.ok(top > -5 && top < 300, `the heading that was read stands at ${top}`);
}

/* Brings an element to the top of the window. */
function read(locator) {
  return locator.evaluate(element => scrollTo(0, element.getBoundingClientRect().top + scrollY - 20));
}

/* Follows a link to another language. */
async function follow(page, link) {
  const from = await page.evaluate(() => document.documentElement.lang);
  await link.evaluate(link => link.click());
  await page.waitForFunction(from => document.readyState === 'complete' && document.documentElement.lang !== from, from);
}
