// Mistakes in files, as the preview shows them: beside pages and instead of them.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { guarded } from '../browsers.mjs';
import { answered, base, browser, close, edit, entry, entryPage, originals, listen, restore, open, path, write } from '../session.mjs';
import { violations } from './axe.mjs';

/** An error stands beside the page that is open, which stays as it is, until it is fixed. */
export async function errorsBeside(context) {
  const page = await open(context, entryPage);
  await page.evaluate(() => scrollTo(0, 200));
  edit(entry, 'topics = ["archives"]', 'topics = ["archivs"]');
  const panel = page.getByRole('region', { name: 'Problems' });
  await panel.getByText('did you mean "archives"?').waitFor();
  assert.equal(await panel.locator('mark').textContent(), '"archivs"');
  assert.match(await panel.getByRole('link', { name: 'Line 7' }).getAttribute('href'), /^vscode:\/\/file\/.*\/content\/2023\/ec-2023-9\.md:7:11$/);
  assert.deepEqual(await page.evaluate(() => [scrollY, window.marker]), [200, 1]);

  // It can be put away and got back, by keyboard.
  await panel.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Enter');
  await panel.waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => document.querySelector('annals-preview').shadowRoot.activeElement.textContent), '1 error');
  await page.keyboard.press('Enter');
  await panel.waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '1 error' }).click();

  await restore(entry, page);
  await panel.waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => window.marker), 1);
}

/** A page that is opened while there are errors shows them, the way back, and then itself. */
export async function errorsInstead(context) {
  edit(entry, 'topics = ["archives"]', 'topics = ["archivs"]');
  await answered(entryPage, 500);
  const page = await open(context, entryPage);
  await page.getByRole('heading', { name: '1 error', level: 1 }).waitFor();
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const without = await plain.newPage();
  await without.goto(base + entryPage);
  await without.getByText('did you mean "archives"?').waitFor();
  await without.getByText('unknown-term').click();
  await without.getByText('config.toml defines no type').waitFor();
  await without.getByRole('link', { name: 'See the last good version' }).click();
  await without.getByRole('heading', { name: 'The council asks for open archives', level: 1 }).waitFor();
  await guarded('closing', plain.close());

  const last = await context.newPage();
  await last.goto(base + entryPage);
  await last.getByRole('link', { name: 'See the last good version' }).click();
  await last.getByRole('heading', { name: 'The council asks for open archives', level: 1 }).waitFor();
  await last.getByRole('link', { name: '2023' }).first().click();
  await last.waitForURL('**/:preview/last/2023/index.html');
  await last.getByRole('button', { name: '1 error' }).waitFor();

  // A second mistake is added in place.
  await page.evaluate(() => {
    window.marker = 2;
  });
  edit('content/about.md', /title = .*/, 'titel = "About"');
  await page.getByText('did you mean "title"?').waitFor();
  assert.equal(await page.evaluate(() => window.marker), 2);
  write('content/about.md', originals['content/about.md']);
  await page.getByRole('heading', { name: '1 error', level: 1 }).waitFor();

  write(entry, originals[entry]);
  await page.getByRole('heading', { name: 'The council asks for open archives', level: 1 }).waitFor();
  await last.waitForURL(`${base}2023/index.html`);
}

/** A mistake in a template is shown on the pages that it affects, and only there. */
export async function templates(context) {
  const [page, other] = [await open(context, 'about.html'), await open(context, entryPage)];
  mkdirSync(path('templates'), { recursive: true });
  write('templates/page.html', '{{define "main"}}<h1>{{(index .Nav 99).Name}}</h1>{{end}}');
  await page.getByRole('region', { name: 'Problems' }).getByText('templates/page.html').first().waitFor();
  assert.equal(await other.getByRole('region', { name: 'Problems' }).isVisible(), false);
  write('templates/page.html', '{{define "main"}}<h1>Made by a template</h1>{{end}}');
  await page.getByRole('heading', { name: 'Made by a template' }).waitFor();
  rmSync(path('templates/page.html'));
  await page.getByText('Paragraph 40 of').waitFor();
  assert.equal(await page.evaluate(() => window.marker), 1);
}

/** The bar and the page of problems conform to WCAG and fit narrow windows, in light and dark. */
export async function looks(context) {
  edit(entry, /summary = .*\n/, '');
  await answered(':preview/problems', 200, '1 warning');
  const views = [
    ['warnings', ':preview/problems'],
    ['bar', entryPage],
  ];
  await look(views);
  edit(entry, 'topics = ["archives"]', 'topics = ["archivs", "a-very-long-name-that-is-nowhere-to-be-found-in-the-configuration-of-this-site"]');
  const page = await open(context, 'index.html');
  await page.getByRole('heading', { name: /errors/, level: 1 }).waitFor();
  await look([
    ['errors', entryPage],
    ['last', `:preview/last/${entryPage}`],
  ]);
  write(entry, originals[entry]);
  await answered(entryPage, 200);

  const beside = await open(context, entryPage);
  edit(entry, 'yes = 9', 'yes = 99');
  await beside.getByRole('region', { name: 'Problems' }).waitFor();
  for (const [width, scheme] of sizes()) {
    await beside.setViewportSize({ width, height: 800 });
    await beside.emulateMedia({ colorScheme: scheme });
    await check(beside, `beside ${width} ${scheme}`);
  }
  write(entry, originals[entry]);
  await beside.getByRole('region', { name: 'Problems' }).waitFor({ state: 'hidden' });
  await beside.emulateMedia({ media: 'print' });
  assert.equal(await beside.getByRole('button', { name: 'Preview' }).isVisible(), false, 'the bar is printed');

  await beside.emulateMedia({ media: 'screen' });
  await beside.getByRole('button', { name: 'Preview' }).click();
  assert.equal(await beside.getByRole('link', { name: 'Edit' }).isVisible(), false);
  await beside.reload();
  await beside.getByRole('button', { name: 'Preview', expanded: false }).click();
  await beside.getByRole('link', { name: 'Edit' }).waitFor();
}

function sizes() {
  return [320, 1440].flatMap(width => ['light', 'dark'].map(scheme => [width, scheme]));
}

async function look(views) {
  for (const [width, scheme] of sizes()) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme, reducedMotion: 'reduce' });
    context.on('page', listen);
    for (const [name, address] of views) {
      const page = await open(context, address);
      // The bar says how the site is once the server has told it; the page of problems has none.
      await page.waitForFunction(() => {
        const bar = document.querySelector('annals-preview');
        return document.title.endsWith('Annals preview') || bar?.shadowRoot.querySelector('[data-state]');
      });
      await check(page, `${name} ${width} ${scheme}`);
    }
    await close(context);
  }
}

/** Checks the end of the page, where nothing may be behind the bar. */
async function check(page, name) {
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  assert.deepEqual(await violations(page), [], `axe, ${name}`);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is wider than the window`);
  if (process.env.ANNALS_SHOTS) await page.screenshot({ path: join(process.env.ANNALS_SHOTS, `serve-${name.replaceAll(' ', '-')}.png`) });
}
