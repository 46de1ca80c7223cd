// Pages of the preview that change while they are open.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { answered, base, edit, entry, entryPage, errors, originals, restore, open, path, read, pageState, start, stop, write } from '../session.mjs';

/** A text changes in place; the rest of the page stays as it is. */
export async function inPlace(context) {
  const page = await open(context, 'about.html');
  await page.evaluate(() => {
    const details = document.createElement('details'); // as a script of the page may have made it
    details.open = true;
    document.querySelector('main').append(details);
    scrollTo(0, 1500);
    document.querySelectorAll('footer a, main a')[0].focus({ preventScroll: true });
    const text = document.querySelectorAll('main p')[20].firstChild;
    getSelection().setBaseAndExtent(text, 3, text, 12);
  });
  const before = await pageState(page);
  edit('content/about.md', 'Paragraph 40 of', 'A changed paragraph 40 of');
  await page.getByText('A changed paragraph 40').waitFor();
  assert.deepEqual(await pageState(page), before);

  // What is above the window grows, and what the reader sees stays where it is.
  edit('content/about.md', 'Paragraph 2 of', '## A heading\n\nMore.\n\nParagraph 2 of');
  await page.getByRole('heading', { name: 'A heading' }).waitFor();
  const { scroll: _, ...rest } = await pageState(page);
  const { scroll: __, ...expected } = before;
  assert.deepEqual(rest, expected);
  assert.equal(await page.evaluate(() => document.querySelectorAll('main p')[21].getBoundingClientRect().top > -2000), true);

  edit('content/about.md', /title = .*/, 'title = "Another title"');
  await page.waitForFunction(() => document.title.startsWith('Another title'));
  assert.equal(await page.evaluate(() => window.marker), 1);
  await restore('content/about.md', page);
}

/** On a page with a script of its own a text changes in place; a list that grows is loaded again, and looks the same. */
export async function lists(context) {
  const page = await open(context, 'index.html');
  edit(entry, 'title = "The council asks for open archives"', 'title = "The council asks for them"');
  await page.getByRole('link', { name: 'The council asks for them' }).first().waitFor();
  assert.equal(await page.evaluate(() => window.marker), 1);
  await restore(entry, page);

  await page.setViewportSize({ width: 700, height: 400 });
  await page.evaluate(() => {
    scrollTo(0, 300);
    document.querySelector('main article a').focus({ preventScroll: true });
  });
  const focused = await page.evaluate(() => document.activeElement.outerHTML);
  write(
    'content/2023/new.md',
    originals[entry]
      .replace('2023-09-19', '2023-01-02')
      .replace('open archives', 'something new')
      .replace(/follows.*\n/, '')
      .replace('EC/2023/9"\ntopics', 'EC/2023/1"\ntopics'),
  );
  await page.getByRole('link', { name: 'something new' }).first().waitFor();
  await page.waitForFunction(wanted => document.activeElement.outerHTML === wanted, focused);
  await page.waitForFunction(() => Math.abs(scrollY - 300) < 5); // the browser scrolls back when it has laid out the page
  rmSync(path('content/2023/new.md'));
  await page.getByRole('link', { name: 'something new' }).first().waitFor({ state: 'detached' });
}

/** What a reader has chosen on a page stays chosen, and can be changed, after the page has changed. */
export async function choices(context) {
  const page = await open(context, 'index.html');
  await page.locator('.facets summary').nth(1).click();
  const chip = page.locator('a[data-term]:visible').first();
  await chip.click();
  assert.equal(await chip.getAttribute('aria-pressed'), 'true');
  edit('content/_index.md', /$/, '\nA new introduction.\n');
  await page.getByText('A new introduction.').waitFor();
  await page.waitForFunction(() => document.querySelector('a[aria-pressed=true]'));
  await chip.click();
  assert.equal(await chip.getAttribute('aria-pressed'), 'false');
  await restore('content/_index.md', page);
}

/** An old address leads to the new one, and keeps the place. */
export async function oldAddress(context) {
  edit(entry, '+++\n', '+++\naliases = ["2023/old.html"]\n');
  await answered('2023/old.html', 200);
  const page = await context.newPage();
  await page.goto(`${base}2023/old.html#sources`);
  await page.waitForURL(`${base}${entryPage}#sources`);
  await restore(entry, page);
}

/** A style sheet is swapped, and swapped again; at no moment the page is without one. */
export async function styles(context) {
  const page = await open(context, entryPage);
  await page.evaluate(() => {
    window.seen = new Set();
    const look = () => {
      seen.add(getComputedStyle(document.documentElement).backgroundColor);
      requestAnimationFrame(look);
    };
    look();
  });
  const before = await page.evaluate(() => [...seen][0]);
  const own = await (await fetch(`${base}style.css`)).text();
  const sheets = await page.evaluate(() => document.querySelectorAll('link[rel=stylesheet]').length);
  const colours = ['rgb(240, 250, 240)', 'rgb(240, 240, 250)']; // the first moves the sheet behind that of the kind
  for (const colour of colours) {
    write('static/style.css', `${own}\nhtml { background: ${colour} }\n`);
    await page.waitForFunction(colour => seen.has(colour), colour);
    await page.waitForFunction(sheets => document.querySelectorAll('link[rel=stylesheet]').length === sheets, sheets);
  }
  assert.deepEqual(await page.evaluate(() => [...seen]), [before, ...colours]);
  assert.equal(await page.evaluate(() => window.marker), 1);
  rmSync(path('static/style.css'));
  await page.waitForFunction(before => getComputedStyle(document.documentElement).backgroundColor === before, before);
}

/** A picture that changes under its own name is shown anew. */
export async function pictures(context) {
  edit('content/about.md', 'Paragraph 1 of', '![A photo](../static/photo.svg)\n\nParagraph 1 of');
  const page = await open(context, 'about.html');
  const other = await open(context, entryPage);
  const width = () => page.evaluate(() => document.querySelector('main img').naturalWidth);
  await page.waitForFunction(() => document.querySelector('main img')?.complete);
  assert.equal(await width(), 40);
  write('static/photo.svg', read('static/photo.svg').replaceAll('40', '60'));
  await page.waitForFunction(() => document.querySelector('main img')?.naturalWidth === 60);
  assert.equal(await other.evaluate(() => window.marker), 1);
  await restore('content/about.md', page);
}

/** A page that stays the same is left alone: nothing is loaded, nothing is done. */
export async function unchanged(context) {
  const [page, other] = [await open(context, 'about.html'), await open(context, entryPage)];
  const requests = [];
  page.on('request', request => requests.push(request.url()));
  await page.evaluate(() => {
    let changes = 0;
    const observer = new MutationObserver(found => {
      changes += found.length;
    });
    observer.observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true });
    const { fetch } = window;
    window.fetch = (...request) => {
      window.changesBefore ??= changes + observer.takeRecords().length;
      return fetch(...request);
    };
  });
  edit(entry, 'An example of a vote', 'An instance of a vote');
  await other.getByText('An instance of a vote').waitFor();
  // Messages are handled in order: the page has handled what the first edit sent when it asks for its own.
  edit('content/about.md', 'Paragraph 40 of', 'A changed paragraph 40 of');
  await page.getByText('A changed paragraph 40').waitFor();
  assert.deepEqual([requests, await page.evaluate(() => [window.changesBefore, window.marker])], [[page.url()], [0, 1]]);
  await restore('content/about.md', page);
  await restore(entry, other);
}

/** Ten open tabs are all updated. */
export async function tenTabs(context) {
  const pages = [];
  for (let i = 0; i < 10; i++) pages.push(await open(context, entryPage));
  for (const word of ['first', 'second', 'third']) {
    edit(entry, /title = .*/, `title = "The ${word} title"`);
    await Promise.all(pages.map(page => page.waitForFunction(word => document.title.startsWith(`The ${word} title`), word)));
  }
  const eleventh = await open(context, entryPage);
  assert.match(await eleventh.title(), /^The third title/);
  for (const page of pages) assert.equal(await page.evaluate(() => window.marker), 1);
  await restore(entry, eleventh);
}

/** After whatever edits, the page in the window is the page that the server has. */
export async function neverStale(context) {
  const page = await open(context, 'about.html');
  const blocks = [
    '## Heading\n\nText.',
    '- one\n- two\n- three',
    '> quoted *words* and **more**',
    '| a | b |\n| - | - |\n| 1 | 2 |',
    'A note.[^1]\n\n[^1]: The note.',
    'See the [link](2022/report-on-archives.md) and `code`.',
    '1. first\n2. second',
    '```\ncode\n```',
    'Words of the world: 국가 دولة.',
    '---',
  ];
  let seed = 7;
  const random = n => (seed = (seed * 48271) % 2147483647) % n;
  const head = '+++\ntitle = "About"\n+++\n';
  let text = [...blocks];
  for (let i = 0; i < 40; i++) {
    const at = random(text.length + 1);
    const way = random(4);
    if (way === 0 && text.length > 2) text.splice(at, 1);
    else if (way === 1) text.splice(at, 0, blocks[random(blocks.length)]);
    else if (way === 2) text = [...text.slice(at), ...text.slice(0, at)];
    else if (text[at]) text[at] = text[at].replace(/[a-z]{3,}/, word => `${word} é`);
    const notes = new Set();
    const body = text.filter(block => !block.includes('[^1]') || (!notes.size && notes.add(1))).join('\n\n');
    write('content/about.md', `${head}${body}\n\nEdit ${i}.\n`);
    await page.getByText(`Edit ${i}.`, { exact: true }).waitFor();
    const [shown, sent] = await page.evaluate(async () => {
      const fresh = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html').documentElement;
      const live = document.documentElement.cloneNode(true);
      live.querySelector('annals-preview').remove();
      live.removeAttribute('style');
      for (const root of [live, fresh]) root.querySelectorAll('script[data-version]').forEach(script => script.remove());
      return [live.outerHTML, fresh.outerHTML];
    });
    assert.equal(shown, sent, `after edit ${i}`);
  }
  assert.equal(await page.evaluate(() => window.marker), 1);
  write('content/about.md', originals['content/about.md']);
  await page.getByText('Paragraph 40 of').waitFor();
}

/** Open tabs connect again after the server was stopped and started. */
export async function restarted(context) {
  const page = await open(context, entryPage);
  await stop();
  edit(entry, /title = .*/, 'title = "While nobody served"');
  await page.getByText('the preview has stopped').waitFor();
  await start(new URL(base).port);
  await page.waitForFunction(() => document.title.startsWith('While nobody served'));
  assert.equal(await page.evaluate(() => window.marker), 1);
  const lost = errors.filter(error => error.includes('WebSocket connection'));
  errors.splice(0, Infinity, ...errors.filter(error => !lost.includes(error)));
  await restore(entry, page);
}
