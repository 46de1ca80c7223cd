// Filters in place on the first page and on a year's, and finding a state, as a
// reader uses them: by mouse, by keyboard, with Back, from an address, on paper.
// base is the address of a language's first folder, over HTTP or as a file.

import assert from 'node:assert/strict';
import { openAnew as open } from '../visit.mjs';

export async function filters(page, base) {
  const at = address => new URL(address, base).href;
  const failures = [];
  const onError = error => failures.push(error.message);
  const onDialog = dialog => {
    failures.push('a dialog opened: ' + dialog.message());
    dialog.dismiss();
  };
  page.on('pageerror', onError);
  page.on('dialog', onDialog);
  try {
    await open(page, at('index.html'));
    const year = await page.locator('.year h2 a').evaluateAll(links => {
      const counts = links.map(a => [a.closest('.year').querySelectorAll('[data-terms]').length, a.getAttribute('href')]);
      return counts.sort((a, b) => b[0] - a[0])[0][1];
    });
    await choosing(page, at('index.html'));
    await choosing(page, at(year));
    await addresses(page, at('index.html'));
    await anchors(page, at('index.html'));
    await links(page, at('index.html'));
    await paper(page, at('index.html'));
    await finding(page, at('states/index.html'));
    await finding(page, at('votes/index.html'));
  } finally {
    page.off('pageerror', onError);
    page.off('dialog', onDialog);
  }
  assert.deepEqual(failures, [], 'errors while filtering');
}

/* What the page shows, and what it should show by its own data. */
function state(page) {
  return page.evaluate(() => {
    const shown = element => element.getClientRects().length > 0;
    const kind = term => term.split('/')[0];
    const links = [...document.querySelectorAll('#filters a[data-term]')];
    const termOf = a => a.getAttribute('href').match(/[^/]+\/[^/]+(?=\.html$)/)[0];
    const terms = new Map(links.map(a => [a.dataset.term, termOf(a)]));
    const pressed = links.filter(a => a.getAttribute('aria-pressed') === 'true').map(termOf);
    const cards = [...document.querySelectorAll('[data-terms]')];
    const has = (card, term) => card.dataset.terms.split(' ').some(number => terms.get(number) === term);
    const fits = (card, except) => [...new Set(pressed.map(kind))].every(k => k === except || pressed.some(term => kind(term) === k && has(card, term)));
    const wrong = cards.filter(card => shown(card) !== fits(card)).map(card => card.querySelector('h3').textContent);
    const counts = links.map(a => [termOf(a), a.querySelector('.count').textContent.trim()]);
    const due = links.map(termOf).map(term => [term, String(cards.filter(card => fits(card, kind(term)) && has(card, term)).length)]);
    const status = document.querySelector('#filters [role=status]').textContent.trim();
    const focus = document.activeElement;
    return {
      pressed,
      wrong,
      counts,
      due,
      status,
      total: cards.length,
      shown: cards.filter(shown).length,
      roles: links.every(a => a.getAttribute('role') === 'button'),
      emptyYears: [...document.querySelectorAll('.year')].filter(y => shown(y) && ![...y.querySelectorAll('[data-terms]')].some(shown)).length,
      clear: shown(document.querySelector('#filters button')),
      focus: focus === document.body ? 'body' : focus.dataset.term ? termOf(focus) : focus.localName,
      focusShown: shown(focus),
      hash: decodeURIComponent(location.hash),
      scroll: Math.round(scrollY),
      announced: (status.match(/\d+/g) || []).map(Number).sort((a, b) => a - b),
    };
  });
}

/* Waits until the choice is that of the address, after Back or Forward. */
function followed(page) {
  return page.waitForFunction(() => {
    const pressed = [...document.querySelectorAll('#filters a[aria-pressed=true]')].map(a => a.getAttribute('href').match(/[^/]+\/[^/]+(?=\.html$)/)[0]);
    const wanted = [...new URLSearchParams(location.hash.slice(1))].flatMap(([kind, ids]) => ids.split(',').map(id => `${kind}/${id}`));
    return pressed.toSorted().join() === wanted.toSorted().join();
  });
}

async function goBack(page) {
  await page.goBack();
  await followed(page);
}

/* Goes to an anchor and waits until the page's own listeners have heard of it. */
function goToAnchor(page, anchor) {
  return page.evaluate(
    anchor =>
      new Promise(heard => {
        addEventListener('hashchange', () => heard(), { once: true });
        location.hash = anchor;
      }),
    anchor,
  );
}

/* Holds the page to its own data. */
async function coherent(page, after) {
  const s = await state(page);
  assert.deepEqual(s.wrong, [], `${after}: cards that should not be as they are`);
  assert.deepEqual(s.counts, s.due, `${after}: the numbers beside the values`);
  assert.equal(s.emptyYears, 0, `${after}: years without an entry are shown`);
  assert.ok(s.roles, `${after}: what is toggled is no button`);
  assert.equal(s.clear, s.pressed.length > 0, `${after}: the button that shows everything`);
  if (s.status) assert.deepEqual(s.announced, [s.shown, s.total], `${after}: the status says “${s.status}”`);
  return s;
}

async function unfold(page, term) {
  const group = page.locator('#filters details', { has: page.locator(`a[href$="${term}.html"]`) });
  if (!(await group.evaluate(details => details.open))) await group.locator('summary').click();
}

async function choosing(page, address) {
  await open(page, address);
  const start = await coherent(page, 'on load');
  assert.equal(start.status, '', 'a page without a filter announces one on load');
  assert.ok(start.counts.length > 2, 'there is too little to choose from');
  const kindOf = term => term.split('/')[0];
  const [first] = start.counts.find(([, n]) => Number(n) < start.total);
  const second = (start.counts.find(([term]) => kindOf(term) === kindOf(first) && term !== first) || [])[0];
  const [other] = start.counts.find(([term]) => kindOf(term) !== kindOf(first));

  await unfold(page, first);
  const link = page.locator(`#filters a[href$="${first}.html"]`);
  await link.scrollIntoViewIfNeeded();
  const before = await state(page);
  await link.click();
  const one = await coherent(page, 'after a click');
  assert.deepEqual(one.pressed, [first], 'a click chooses');
  assert.equal(one.hash, '#' + first.replace('/', '='), 'the choice stands in the address');
  assert.equal(one.focus, first, 'focus stays on what was chosen');
  assert.ok(Math.abs(one.scroll - before.scroll) < 2, 'the page does not jump');
  assert.ok(one.status, 'the number of entries is announced');

  await unfold(page, other);
  await page.locator(`#filters a[href$="${other}.html"]`).focus();
  await page.keyboard.press('Space');
  const both = await coherent(page, 'after Space');
  assert.deepEqual(both.pressed.toSorted(), [first, other].toSorted(), 'Space chooses one of another kind');
  assert.ok(both.shown <= one.shown, 'another kind narrows the choice');
  if (second) {
    await page.locator(`#filters a[href$="${second}.html"]`).focus();
    await page.keyboard.press('Enter');
    const three = await coherent(page, 'after Enter');
    assert.equal(three.pressed.length, 3, 'Enter chooses one more');
    assert.ok(three.shown >= both.shown, 'one more of a kind widens the choice');
    await goBack(page);
  }
  assert.deepEqual((await coherent(page, 'after Back')).pressed, both.pressed, 'Back undoes');
  await goBack(page);
  assert.deepEqual((await coherent(page, 'after Back twice')).pressed, [first], 'Back undoes once more');
  await page.goForward();
  await followed(page);
  assert.deepEqual((await coherent(page, 'after Forward')).pressed, both.pressed, 'Forward does it again');

  await page.locator('#filters .shown button').focus();
  await page.keyboard.press('Enter');
  const all = await coherent(page, 'after showing everything');
  assert.equal(all.shown, all.total, 'everything is shown');
  assert.equal(all.hash, '', 'the address is that of the page');
  assert.ok(all.focus !== 'body' && all.focusShown, 'focus is lost with the button that shows everything');
}

async function addresses(page, address) {
  await open(page, address);
  const { counts, total } = await state(page);
  const [term] = counts.find(([, n]) => Number(n) > 0 && Number(n) < total);
  const [kind, id] = term.split('/');
  await open(page, `${address}#${kind}=${id},no-such-value`);
  const loaded = await coherent(page, 'from an address');
  assert.deepEqual(loaded.pressed, [term], 'an address is applied on load, unknown values apart');
  for (const hostile of [
    `${kind}=%3Cimg%20src=x%20onerror=alert(1)%3E,__proto__,constructor`,
    '__proto__=1&constructor=2',
    '%E0%A4%A',
    '%',
    '=',
    `${kind}`,
    `${kind}=../../x&${kind}[]=1`,
    '"><script>alert(1)</script>',
    `${kind}=${'a,'.repeat(5000)}`,
    'javascript:alert(1)',
  ]) {
    await open(page, `${address}#${hostile}`);
    const s = await page.evaluate(() => [...document.querySelectorAll('[data-terms]')].filter(c => !c.getClientRects().length).length);
    assert.equal(s, 0, `#${hostile.slice(0, 40)} hides entries`);
  }
}

async function anchors(page, address) {
  await open(page, address);
  const { counts, total } = await state(page);
  const [term] = counts.find(([, n]) => Number(n) > 0 && Number(n) < total);
  await open(page, `${address}#${term.replace('/', '=')}`);
  const filtered = await state(page);
  await goToAnchor(page, '#main');
  assert.deepEqual((await coherent(page, 'after an anchor')).pressed, filtered.pressed, 'an anchor leaves the choice as it is');
  await page.evaluate(() => {
    const hidden = [...document.querySelectorAll('[data-terms]')].find(card => !card.getClientRects().length);
    hidden.id = 'hidden-target';
  });
  await goToAnchor(page, '#hidden-target');
  assert.equal((await coherent(page, 'after an anchor to what was hidden')).shown, total, 'an anchor reaches what was hidden');
}

/* With a key held down a value is what it is without script: a link to its page. */
async function links(page, address) {
  await open(page, address);
  const { counts } = await state(page);
  await unfold(page, counts[0][0]);
  const [opened] = await Promise.all([
    page.context().waitForEvent('page'),
    page.locator(`#filters a[href$="${counts[0][0]}.html"]`).click({ modifiers: ['ControlOrMeta'] }),
  ]);
  await opened.waitForLoadState();
  await opened.close();
  assert.deepEqual((await coherent(page, 'after a click with a key')).pressed, [], 'a click with a key held down chooses nothing');
}

async function paper(page, address) {
  await open(page, address);
  const { counts, total } = await state(page);
  const [term] = counts.find(([, n]) => Number(n) > 0 && Number(n) < total);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('#filters').evaluate(box => box.innerText.trim()), '', 'filters are printed where none is active');
  await open(page, `${address}#${term.replace('/', '=')}`);
  const printed = await page.locator('#filters').evaluate(box => box.innerText);
  const name = await page.locator(`#filters a[href$="${term}.html"] > :first-child`).evaluate(n => n.textContent);
  assert.ok(printed.includes(name), `paper does not show that “${name}” was chosen: ${printed}`);
  await page.emulateMedia({ media: null });
}

/* Names that lead to one state in every language of the site. */
const otherNames = {
  PRK: ['PRK', 'kp', 'North Korea', 'korea, north', 'D.P.R.K.', 'DPRK', 'northkorea', 'N. Korea'],
  KOR: ['South Korea', 'ROK', 'S Korea'],
  USA: ['USA', 'U.S.A.', 'America', 'united states of'],
  GBR: ['United Kingdom', 'Great Britain', 'england'],
  LAO: ['Laos', 'Lao PDR'],
  MMR: ['Burma'],
  SWZ: ['swaziland'],
  CIV: ['ivory coast', "Cote d'Ivoire", 'cote divoire', 'CÔTE D’IVOIRE'],
  CZE: ['Czech Republic', 'czechia'],
  TUR: ['Turkey', 'türkiye', 'Turkiye'],
};

async function finding(page, address) {
  await open(page, address);
  const field = page.locator('#find');
  assert.ok(await field.isVisible(), 'there is no field to find a state');
  assert.ok(await page.locator('label[for=find]').innerText(), 'the field has no label');
  const rows = () =>
    page.evaluate(() =>
      [...document.querySelector('[data-find]').children].filter(row => row.getClientRects().length).map(row => row.querySelector('a').textContent),
    );
  const numbers = async () => ((await page.locator('.find [role=status]').innerText()).match(/\d+/g) || []).map(Number).sort((a, b) => a - b);
  const every = await rows();
  const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
  const accented = every.find(name => plain(name) !== name.toLowerCase());
  for (const name of [every[0], every.at(-1), accented].filter(Boolean)) {
    for (const wanted of [name.toUpperCase(), plain(name), name.normalize('NFD')]) {
      await field.fill(wanted);
      const found = await rows();
      assert.ok(found.includes(name), `“${wanted}” does not find ${name} but ${found}`);
      assert.ok(found.length < every.length, `“${wanted}” finds every state`);
      assert.deepEqual(await numbers(), [found.length, every.length], `“${wanted}” announces`);
    }
  }
  const paths = new Map(await page.evaluate(() => [...document.querySelectorAll('[data-find] a')].map(a => [a.textContent, a.pathname])));
  const listed = [...paths.values()];
  for (const [code, names] of Object.entries(otherNames)) {
    if (!listed.some(path => path.endsWith(`/${code}.html`))) continue; // the example site has few states
    for (const name of names) {
      await field.fill(name);
      const found = await rows();
      const first = paths.get(found[0]) ?? 'none';
      assert.ok(first.endsWith(`/${code}.html`) && found.length === 1, `“${name}” finds ${found}, not ${code} alone`);
    }
  }
  await field.fill('<b>no such state</b>');
  assert.deepEqual(await rows(), [], 'a state that does not exist is found');
  await field.press('Escape');
  assert.equal(await field.inputValue(), '', 'Escape clears the field');
  assert.deepEqual(await rows(), every, 'Escape brings every state back');
}
