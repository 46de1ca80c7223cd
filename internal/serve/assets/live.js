/* Keeps the page up to date while its files are edited. */

const me = document.currentScript;
let version = me.dataset.version;
const kindOf = version => version[0];
const isProblems = () => kindOf(version) === 'e';
const isLast = () => kindOf(version) === 'l';

/* ---- Loading again, where a change in place is not possible. The browser keeps
   the scroll and the fields; the rest goes along in the history entry. ---- */

const placeOf = node => {
  const place = [];
  for (; node && node !== document.documentElement; node = node.parentElement) place.unshift([...node.parentElement.children].indexOf(node));
  return place;
};
const at = place => place.reduce((node, i) => node && node.children[i], document.documentElement);

const loadAgain = () => {
  const focused = document.activeElement;
  const kept = {
    focus: focused && focused !== document.body && focused !== bar.host ? [placeOf(focused), focused.nodeName] : null,
    open: [...document.querySelectorAll('details')].map(details => details.open),
  };
  history.replaceState({ ...history.state, annalsPreview: kept }, '');
  location.reload();
};

const restore = () => {
  const { annalsPreview: kept, ...rest } = history.state || {};
  if (!kept) return;
  history.replaceState(Object.keys(rest).length ? rest : null, '');
  const all = [...document.querySelectorAll('details')];
  if (all.length === kept.open.length) all.forEach((details, i) => { details.open = kept.open[i]; });
  const focused = kept.focus && at(kept.focus[0]);
  if (focused && focused.nodeName === kept.focus[1]) focused.focus({ preventScroll: true });
};

/* ---- Changing in place ---- */

const update = async () => {
  const response = await fetch(location.pathname + location.search);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const tags = page.querySelectorAll(`script[src="${me.getAttribute('src')}"]`);
  const next = tags.length ? tags[tags.length - 1].dataset.version : '';
  if (next === version) return;
  // The site broke meanwhile: the page stays, and the next message says so.
  if (next && kindOf(next) === 'e' && !isProblems()) return;
  if (!next || kindOf(next) !== kindOf(version) || !change.to(page)) return loadAgain();
  version = next;
  bar.attach();
};

/* Names of files as they stand in addresses of what the page has loaded. */
const plainOf = path => {
  try { return decodeURIComponent(path); } catch { return path; }
};
const uses = files => {
  const loaded = performance.getEntriesByType('resource').map(entry => plainOf(new URL(entry.name).pathname));
  return files.some(file => loaded.some(path => path.endsWith('/' + file)));
};

const heed = async message => {
  if (message.go) return location.replace(message.go + location.hash);
  if (uses(message.files || [])) return loadAgain();
  if (message.version !== version) await update();
  if (!isProblems()) await bar.show(message, isLast());
};

/* ---- The line to the server. One message at a time, and of those that wait
   only the newest: each says all. ---- */

let waiting, isBusy = false;
const take = async message => {
  waiting = message;
  if (isBusy) return;
  isBusy = true;
  while (waiting) {
    const next = waiting;
    waiting = null;
    // Without an answer the line is broken as well, and all is told again on the next.
    await heed(next).catch(() => {});
  }
  isBusy = false;
};

const firstPause = 300, longestPause = 5000;
let line, pause = firstPause, timer;

const connect = () => {
  clearTimeout(timer);
  if (line && line.readyState <= WebSocket.OPEN) return;
  const asked = new URLSearchParams({ path: location.pathname, version });
  line = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${own}live?${asked}`);
  line.onopen = () => { pause = firstPause; bar.away(false); };
  line.onmessage = event => take(JSON.parse(event.data));
  line.onclose = () => {
    if (pause > firstPause) bar.away(true);
    timer = setTimeout(connect, pause);
    pause = Math.min(pause * 2, longestPause);
  };
};

if (!document.querySelector('meta[http-equiv=refresh i]')) {
  change.start();
  if (!isProblems()) bar.start();
  addEventListener('DOMContentLoaded', () => setTimeout(restore));
  addEventListener('pagehide', () => { if (line) line.onclose = null, line.close(); line = null; clearTimeout(timer); });
  addEventListener('pageshow', event => { if (event.persisted) connect(); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) connect(); });
  connect();
}
