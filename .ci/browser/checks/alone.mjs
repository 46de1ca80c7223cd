// The pages that stand alone, without the frame of the others: the print edition, and a
// chart for the frames of other sites. In each language, at the width of a phone, light
// and dark: nothing for axe to find, and nothing wider than the window.

import { openAnew } from '../visit.mjs';
import { violations } from './axe.mjs';

const pages = ['print.html', 'embed/overview.html'];

export async function alone(page, base) {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const language of ['', 'ko/', 'ar/']) {
    for (const name of pages) {
      await openAnew(page, base + language + name);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        const found = await violations(page);
        if (found.length) throw new Error(`${language}${name}, ${colorScheme}: ${found.map(({ rule, where, why }) => `${rule}: ${why} ${where}`).join('; ')}`);
      }
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) throw new Error(`${language}${name} is ${over} dots wider than the window`);
    }
  }
}
