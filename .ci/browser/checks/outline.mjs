// What a page is without its looks: the language, the landmarks, the headings.

export async function outline({ page, sample, fail }) {
  const found = await page.evaluate(lang => {
    const found = [];
    const add = (what, element) => found.push([what, element?.outerHTML.slice(0, 160) ?? '']);
    const all = selector => [...document.querySelectorAll(selector)];
    const count = (selector, wanted) => {
      const elements = all(selector);
      if (elements.length !== wanted) add(`${elements.length} × ${selector}, not ${wanted}`, elements[1]);
    };
    const root = document.documentElement;
    if (root.lang !== lang || root.dir !== (lang === 'ar' ? 'rtl' : 'ltr')) add(`lang="${root.lang}" dir="${root.dir}"`);
    if (!document.title.trim()) add('no title');
    count('main', 1);
    count('h1', 1);
    count('main h1', 1);
    count('body > header', 1);
    count('body > footer', 1);
    if (all('body a')[0]?.getAttribute('href') !== `#${document.querySelector('main')?.id}`) {
      add('the first link does not skip to the content', all('body a')[0]);
    }
    const names = new Set();
    for (const nav of all('nav')) {
      const name = nav.getAttribute('aria-label') ?? document.getElementById(nav.getAttribute('aria-labelledby'))?.textContent;
      if (!name?.trim()) add('a nav without a name', nav);
      if (names.has(name)) add(`two navs are called “${name}”`, nav);
      names.add(name);
    }
    let level = 0;
    for (const heading of all('h1, h2, h3, h4, h5, h6')) {
      const next = Number(heading.localName[1]);
      if (next > level + 1) add(`${heading.localName} follows h${level}`, heading);
      if (!heading.textContent.trim()) add('an empty heading', heading);
      level = next;
    }
    return found;
  }, sample.lang);
  for (const [what, where] of found) fail(what, where);
}

/** The page with its style sheets taken away: still in its window, and no icon grows into a poster. */
export async function bare({ page, fail }) {
  const found = await page.evaluate(() => {
    for (const sheet of document.querySelectorAll('link[rel=stylesheet]')) sheet.remove();
    const found = [];
    for (const svg of document.querySelectorAll('svg[aria-hidden=true]')) {
      const { width, height } = svg.getBoundingClientRect();
      if (height > 150) found.push([`without CSS a decoration is ${Math.round(width)} × ${Math.round(height)} px`, svg.outerHTML.slice(0, 160)]);
    }
    return found;
  });
  for (const [what, where] of found) fail(what, where);
}
