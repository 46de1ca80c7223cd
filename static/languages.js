/* Links to other languages keep the choice, query or part that is read; headings are counted. */
(() => {
  'use strict';

  const numbered = 'h2, h3, h4, h5, h6, dt';

  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll('.languages a[hreflang]');
  const main = document.querySelector('main');
  if (!links.length || !main) return;

  /** @param {string} selector */
  const parts = selector => [...main.querySelectorAll(selector)];
  const headings = parts('.prose :is(' + numbered + ')');

  // undefined on top of the page
  const currentPart = () => {
    const near = 40 + (parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0); // pixels from the top
    if (scrollY < near) return;
    const above = parts('[id]').filter(part => part.getClientRects().length && part.getBoundingClientRect().top < near);
    return above.findLast(part => !part.closest('table, svg, nav, form, label') || part.matches('tr'));
  };

  const fragment = () => {
    if (location.hash.includes('=')) return location.hash;
    const part = currentPart();
    if (!part) return '';
    const number = headings.indexOf(part);
    return number < 0 ? '#' + part.id : '#heading=' + (number + 1);
  };

  const addresses = new Map([...links].map(link => [link, link.href.split('#')[0]]));
  const follow = () => {
    const rest = (/[?&]q=/.test(location.search) ? location.search : '') + fragment();
    for (const [link, address] of addresses) link.href = address + rest;
  };
  for (const event of ['pointerdown', 'focusin', 'click']) links[0].closest('nav')?.addEventListener(event, follow);

  const [, number] = /^#heading=(\d+)$/.exec(location.hash) || [];
  const heading = number && headings[Number(number) - 1];
  if (heading) {
    history.replaceState(null, '', heading.id ? '#' + heading.id : location.href.split('#')[0]);
    heading.scrollIntoView();
  }
})();
