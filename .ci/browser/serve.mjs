// node .ci/browser/serve.mjs PROGRAM
//
// Edits a small site, with "annals serve" and Chromium: saves files and checks what
// happens to the open pages. Screenshots go to
// $ANNALS_SHOTS, where that is set.
import assert from 'node:assert/strict';
import { choices, inPlace, lists, neverStale, pictures, restarted, styles, tenTabs, unchanged } from './checks/preview.mjs';
import { errorsBeside, errorsInstead, looks, templates } from './checks/mistakes.mjs';
import { browser, closeAll, errors, listen, output, start } from './session.mjs';

const actionTimeout = 10_000;
const started = Date.now();
await start();
try {
  for (const journey of [inPlace, lists, choices, styles, pictures, unchanged, tenTabs, errorsBeside, errorsInstead, templates, neverStale, looks, restarted]) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 700 }, reducedMotion: 'reduce' });
    context.setDefaultTimeout(actionTimeout);
    context.on('page', listen);
    const before = Date.now();
    await journey(context).catch(error => {
      console.log(output);
      throw new Error(`${journey.name}: ${error.message}`, { cause: error });
    });
    await context.close();
    console.log(`${journey.name} (${Date.now() - before} ms)`);
  }
  assert.deepEqual(errors, [], 'errors in the console');
  console.log(`the preview: all tests passed (${Math.round((Date.now() - started) / 1000)} s)`);
} finally {
  await closeAll();
}
