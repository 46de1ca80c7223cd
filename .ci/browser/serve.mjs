// node .ci/browser/serve.mjs PROGRAM
//
// Edits a small site, with "annals serve" and Chromium: saves files and checks what
// happens to the open pages. Screenshots go to
// $ANNALS_SHOTS, where that is set.
import assert from 'node:assert/strict';
import { choices, inPlace, lists, neverStale, oldAddress, pictures, restarted, styles, tenTabs, unchanged } from './checks/preview.mjs';
import { activeFiles, copied, downloads, leftWorkers, ownWorkers, slashes } from './checks/hostile.mjs';
import { errorsBeside, errorsInstead, looks, templates } from './checks/mistakes.mjs';
import { guarded, hangGuard } from './browsers.mjs';
import { browser, close, closeAll, errors, listen, output, start } from './session.mjs';

const journeyGuard = 2 * hangGuard;
const started = Date.now();
await start();
try {
  const hostile = [activeFiles, ownWorkers, leftWorkers, slashes, downloads, copied];
  const edits = [
    inPlace,
    lists,
    choices,
    oldAddress,
    styles,
    pictures,
    unchanged,
    tenTabs,
    errorsBeside,
    errorsInstead,
    templates,
    neverStale,
    looks,
    restarted,
  ];
  for (const journey of [...hostile, ...edits]) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 700 }, reducedMotion: 'reduce' });
    context.setDefaultTimeout(hangGuard);
    context.on('page', listen);
    const before = Date.now();
    const made = journey(context).then(() => close(context));
    await guarded('the journey', made, journeyGuard).catch(error => {
      console.log(output);
      throw new Error(`${journey.name}: ${error.message}`, { cause: error });
    });
    console.log(`${journey.name} (${Date.now() - before} ms)`);
  }
  assert.deepEqual(errors, [], 'errors in the console');
  console.log(`the preview: all tests passed (${Math.round((Date.now() - started) / 1000)} s)`);
} finally {
  await closeAll();
}
