// How the browsers of Debian are started: without a sandbox, since tests may run
// as root, and without the errands that a browser runs on its own.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';

/** Ends what hangs; in milliseconds, far above what anything takes on a busy machine. */
export const hangGuard = 600_000;

const chromiumPath = process.env.ANNALS_CHROMIUM ?? '/usr/bin/chromium';
const firefoxPath = process.env.ANNALS_FIREFOX ?? '/usr/bin/firefox-esr';

const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function openChromium() {
  return chromium.launch({ executablePath: present(chromiumPath), args: chromiumArgs, timeout: hangGuard });
}

/** Chromium with a profile of its own, new, in which it foresees where readers go next; it does not in a private window. */
export function openChromiumProfile() {
  return chromium.launchPersistentContext('', { executablePath: present(chromiumPath), args: chromiumArgs, timeout: hangGuard });
}

/** Chromium for Lighthouse, which speaks to it through Puppeteer. */
export function openChromiumForLighthouse() {
  return puppeteer.launch({ executablePath: present(chromiumPath), args: chromiumArgs, timeout: hangGuard });
}

export function openFirefox() {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: present(firefoxPath),
    timeout: hangGuard,
    extraPrefsFirefox: { 'network.proxy.type': 0, 'ui.systemUsesDarkTheme': 0 },
  });
}

/** The result of a promise; an error that names what hangs, where nothing comes within the guard. */
export function guarded(what, promise, guard = hangGuard) {
  let timer;
  const hangs = new Promise((_, failed) => {
    timer = setTimeout(() => failed(new Error(`${what}: no end after ${guard / 1000} s`)), guard);
  });
  return Promise.race([promise, hangs]).finally(() => clearTimeout(timer));
}

function present(path) {
  if (!existsSync(path)) throw new Error(`${path} is not installed; on Debian: apt-get install chromium firefox-esr`);
  return path;
}
