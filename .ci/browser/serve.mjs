// node .ci/browser/serve.mjs PROGRAM
//
// Works on a small site as an editor does, with "annals serve" and Chromium:
// saves files and looks what becomes of the open pages. Screenshots go to
// $ANNALS_SHOTS, where that is set.
import assert from 'node:assert/strict';
import { choices, inPlace, lists, neverStale, pictures, restarted, styles, tenTabs, unchanged } from './checks/preview.mjs';
import { errorsBeside, errorsInstead, looks, templates } from './checks/mistakes.mjs';
import { browser, clear, errors, listen, said, start } from './desk.mjs';

const patience = 10_000;
const started = Date.now();
await start();
try {
  for (const journey of [inPlace, lists, choices, styles, pictures, unchanged, tenTabs, errorsBeside, errorsInstead, templates, neverStale, looks, restarted]) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 700 }, reducedMotion: 'reduce' });
    context.setDefaultTimeout(patience);
    context.on('page', listen);
    const before = Date.now();
    await journey(context).catch((error) => {
      console.log(said);
      throw new Error(`${journey.name}: ${error.message}`, { cause: error });
    });
    await context.close();
    console.log(`${journey.name} (${Date.now() - before} ms)`);
  }
  assert.deepEqual(errors, [], 'errors in the console');
  console.log(`the preview as an editor meets it: all is well (${Math.round((Date.now() - started) / 1000)} s)`);
} finally {
  await clear();
}
