// Pictures for a person to look at; home and entry whole as well.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

export async function shot({ page, sample, mode, shots }) {
  const folder = join(shots, sample.lang);
  mkdirSync(folder, { recursive: true });
  const name = join(folder, `${sample.kind}-${mode.shot}`);
  await page.setViewportSize({ width: mode.width === 320 ? 360 : mode.width, height: 900 });
  await page.screenshot({ path: `${name}.png` });
  if (['home', 'entry'].includes(sample.kind)) {
    await page.screenshot({ path: `${name}-whole.png`, fullPage: true });
    if (mode.media === 'print') await page.pdf({ path: `${name}.pdf`, format: 'A4' });
  }
  await page.setViewportSize({ width: mode.width, height: mode.height });
}
