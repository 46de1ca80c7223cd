// A reader with a phone, who pays for what pictures weigh: whatever the number of dots to
// a pixel of CSS, a page shows the smaller sizes of its evidence. Five of them and the
// page stay below 60 KB then (see internal/output/media).

import { openAnew } from '../visit.mjs';

const largest = 320;

/** On a phone of up to four dots to a pixel, no picture of the page is wider than it need be. */
export async function phones(page, base, name) {
  for (const deviceScaleFactor of [1, 2, 2.75, 3, 4]) {
    const context = await page
      .context()
      .browser()
      .newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor });
    const phone = await context.newPage();
    await openAnew(phone, base + name);
    const shown = await phone.evaluate(async () => {
      const pictures = [...document.querySelectorAll('img[srcset]')];
      for (const picture of pictures) picture.loading = 'eager';
      await Promise.all(pictures.map(picture => picture.decode()));
      return pictures.map(({ srcset, currentSrc }) => {
        const width = srcset.split(', ').find(size => currentSrc.endsWith(size.split(' ')[0].replace(/^(\.\.\/)+/, '')));
        return Number(width?.match(/ (\d+)w$/)?.[1] ?? NaN);
      });
    });
    await context.close();
    if (!shown.length) throw new Error(`${name} has no picture of several sizes`);
    if (!shown.every(width => width <= largest)) throw new Error(`at ${deviceScaleFactor} dots to a pixel pictures of ${shown.join(', ')} dots are loaded`);
  }
}
