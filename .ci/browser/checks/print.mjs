// On paper: no navigation, dark on white whatever the screen's scheme, the
// addresses of links printed, and at an entry's foot its id and address.

export async function print({ page, fail, sample }) {
  const found = await page.evaluate(isEntry => {
    const found = [];
    const shown = element => element.checkVisibility({ visibilityProperty: true });
    for (const nav of document.querySelectorAll('nav')) {
      if (shown(nav)) found.push(['navigation is printed', nav.outerHTML.slice(0, 120)]);
    }
    const [red, green, blue] = getComputedStyle(document.body).color.match(/\d+/g).map(Number);
    if (red + green + blue > 3 * 96) found.push(['the text is not dark', getComputedStyle(document.body).color]);
    const outward = [...document.querySelectorAll('main .prose a[href^="http"]')].find(shown);
    if (outward && getComputedStyle(outward, '::after').content === 'none') {
      found.push(['the address of a link is not printed', outward.outerHTML.slice(0, 160)]);
    }
    for (const element of document.querySelectorAll('main :is(.scroll, .table-scroll), main table')) {
      const { left, right } = element.getBoundingClientRect();
      if (shown(element) && (left < -1 || right > document.documentElement.clientWidth + 1))
        found.push(['is cut off on paper', element.outerHTML.slice(0, 160)]);
    }
    const prose = document.querySelector('main .prose');
    if (prose) {
      const wide = document.createElement('div');
      wide.className = 'table-scroll';
      const row = document.createElement('table').insertRow();
      for (let i = 0; i < 16; i++) row.insertCell().textContent = 'Representatives';
      wide.append(row.closest('table'));
      prose.append(wide);
      if (wide.scrollWidth > wide.clientWidth + 1) found.push(['a wide table of a text is cut off on paper', `${wide.scrollWidth} px in ${wide.clientWidth}`]);
      wide.remove();
    }
    if (isEntry) {
      const text = document.body.innerText;
      const address = document.querySelector('link[rel=canonical]').href;
      if (!text.includes(address)) found.push(['the address is not printed', address]);
      const id = document.querySelector('#facts code, .entry code')?.textContent;
      if (!id || !text.includes(id)) found.push(['the id is not printed', id ?? '']);
    }
    return found;
  }, sample.kind.startsWith('entry'));
  for (const [what, where] of found) fail(what, where);
}
