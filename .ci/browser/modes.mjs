// The ways in which every page is opened in Chromium, and what is then looked
// at. Each page kind and language is opened with every value of each dimension: http and
// file, with and without script, all widths, light, dark, print and forced
// colours. A window of 320 × 256 is one of 1280 × 1024 at 400 % zoom.
import { axe } from './checks/axe.mjs';
import { keyboard } from './checks/keyboard.mjs';
import { layout } from './checks/layout.mjs';
import { bare, outline } from './checks/outline.mjs';
import { print } from './checks/print.mjs';
import { reach } from './checks/reach.mjs';
import { shot } from './checks/shot.mjs';
import { sameTextWithScript } from './checks/text.mjs';

export const modes = described([
  { from: 'http', width: 320, height: 256, shot: '360-light', checks: [layout, axe, shot, keyboard, reach] },
  { from: 'http', width: 320, scheme: 'dark', shot: '360-dark', checks: [layout, shot] },
  { from: 'http', width: 1440, shot: '1440-light', checks: [layout, axe, shot] },
  { from: 'http', width: 1440, scheme: 'dark', shot: '1440-dark', checks: [layout, axe, shot, keyboard] },
  { from: 'http', width: 2560, checks: [layout] },
  { from: 'http', width: 768, forced: 'active', shot: 'forced', checks: [layout, shot] },
  { from: 'http', width: 718, media: 'print', scheme: 'dark', shot: 'print', checks: [layout, print, shot] },
  { from: 'http', width: 768, js: false, checks: [layout, sameTextWithScript, outline, bare] },
  { from: 'file', width: 320, scheme: 'dark', checks: [layout] },
  { from: 'file', width: 1440, js: false, scheme: 'dark', checks: [layout] },
]);

// The same for a theme of a site's own, of which only access is a promise of the program.
export const themedModes = described([
  { from: 'http', width: 320, height: 256, shot: 'theme-360-light', checks: [axe, shot] },
  { from: 'http', width: 1440, scheme: 'dark', shot: 'theme-1440-dark', checks: [axe, shot] },
]);

function described(modes) {
  return modes.map(mode => ({ js: true, height: 900, scheme: 'light', media: 'screen', forced: 'none', ...mode, name: describe(mode) }));
}

function describe({ from, width, height, js, scheme, media, forced }) {
  const words = [from, `${width}${height ? ` × ${height}` : ''} px`, scheme, media];
  if (forced) words.push('forced colours');
  if (js === false) words.push('no script');
  return words.filter(Boolean).join(' ');
}
