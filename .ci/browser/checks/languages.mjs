// The links to other languages keep the reader's place: a choice, a query, a year, a
// heading. base is the address of a language's first folder, over HTTP or as a file.
import assert from 'node:assert/strict';

export async function languages(page, base) {
  const at = address => new URL(address, base.endsWith('/') ? base : base + '/').href;
  const other = page.locator('.languages a').first();
  if (!(await follow(page, at('index.html'), other))) return;
  assert.equal(new URL(page.url()).hash, '', 'the top of a page has no place');

  await page.goto(at('index.html'));
  const term = await page.locator('#filters a[data-term]').first().getAttribute('data-term');
  const choice = '#' + term.replace('/', '=');
  await follow(page, at('index.html') + choice, other);
  assert.equal(decodeURIComponent(new URL(page.url()).hash), choice, 'the choice goes along');
  assert.equal(await page.locator('#filters a[aria-pressed=true]').count(), 1, 'the choice holds in the other language');

  await page.goto(at('index.html'));
  const year = await page.locator('.year[id]').nth(3).getAttribute('id');
  await read(page, `#${year}`);
  await follow(page, null, other);
  assert.equal(new URL(page.url()).hash, `#${year}`, 'the year goes along');

  await page.goto(at('search/index.html'));
  await page.locator('input[type=search]').first().fill('2014');
  await page.waitForFunction(() => location.hash.includes('2014'));
  await follow(page, null, other);
  await page.waitForFunction(() => location.hash.includes('2014'));
  assert.equal(await page.locator('input[type=search]').first().inputValue(), '2014', 'the query goes along');

  await page.goto(at('glossary.html'));
  const count = await page.locator('.prose :is(h2, h3)').count();
  const read5 = page.locator('.prose :is(h2, h3)').nth(5);
  await read5.evaluate(heading => scrollTo(0, heading.getBoundingClientRect().top + scrollY - 20));
  await follow(page, null, other);
  assert.equal(await page.locator('.prose :is(h2, h3)').count(), count, 'the texts have the same headings');
  const id = await page.locator('.prose :is(h2, h3)').nth(5).getAttribute('id');
  await page.waitForFunction(id => decodeURIComponent(location.hash) === `#${id}`, id);
  const top = await page
    .locator('.prose :is(h2, h3)')
    .nth(5)
    .evaluate(heading => heading.getBoundingClientRect().top);
  assert.ok(top > -5 && top < 300, `the heading that was read stands at ${top}`);
}

/* Brings an element to the top of the window. */
function read(page, selector) {
  return page.locator(selector).evaluate(element => scrollTo(0, element.getBoundingClientRect().top + scrollY - 20));
}

/* Follows a link to another language; false on a page without one. */
async function follow(page, address, link) {
  if (address) {
    await page.goto('about:blank');
    await page.goto(address);
  }
  if (!(await link.count())) return false;
  const from = await page.evaluate(() => document.documentElement.lang);
  await link.evaluate(link => link.click());
  await page.waitForFunction(from => document.readyState === 'complete' && document.documentElement.lang !== from, from);
  return true;
}
