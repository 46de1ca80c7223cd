/* Updates the page while its files are edited. */

const me = document.currentScript;
let version = me.dataset.version;
const kindOf = version => version[0];
const isProblems = () => kindOf(version) === 'e';
const isLast = () => kindOf(version) === 'l';

/* ---- Reload, where an update in place is not possible. The browser keeps the
   scroll position and the fields; the focus and open details are kept in the
   history entry. ---- */

const pathTo = node => {
  const path = [];
  for (; node && node !== document.documentElement; node = node.parentElement) path.unshift([...node.parentElement.children].indexOf(node));
  return path;
};
const nodeAt = path => path.reduce((node, i) => node && node.children[i], document.documentElement);

const reload = () => {
  const focused = document.activeElement;
  const kept = {
    focus: focused && focused !== document.body && focused !== bar.host ? [pathTo(focused), focused.nodeName] : null,
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
  const focused = kept.focus && nodeAt(kept.focus[0]);
  if (focused && focused.nodeName === kept.focus[1]) focused.focus({ preventScroll: true });
};

/* ---- Update in place ---- */

const update = async () => {
  const response = await fetch(location.pathname + location.search);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const tags = page.querySelectorAll(`script[src="${me.getAttribute('src')}"]`);
  const next = tags.length ? tags[tags.length - 1].dataset.version : '';
  if (next === version) return;
  // The site has errors since: the page is kept, and the next message says so.
  if (next && kindOf(next) === 'e' && !isProblems()) return;
  if (!next || kindOf(next) !== kindOf(version) || !change.to(page)) return reload();
  version = next;
  bar.attach();
};

/* Whether the page has loaded one of the files. */
const decode = path => {
  try { return decodeURIComponent(path); } catch { return path; }
};
const uses = files => {
  const loaded = performance.getEntriesByType('resource').map(entry => decode(new URL(entry.name).pathname));
  return files.some(file => loaded.some(path => path.endsWith('/' + file)));
};

const handle = async message => {
  if (message.go) return location.replace(message.go + location.hash);
  if (uses(message.files || [])) return reload();
  if (message.version !== version) await update();
  if (!isProblems()) await bar.show(message, isLast());
};

/* ---- The connection to the server. Messages are handled one at a time; of those
   that wait only the newest is kept, because each is complete. ---- */

let waiting, isBusy = false;
const receive = async message => {
  waiting = message;
  if (isBusy) return;
  isBusy = true;
  while (waiting) {
    const next = waiting;
    waiting = null;
    // If a request fails, the socket is closed too, and the next connection starts over.
    await handle(next).catch(() => {});
  }
  isBusy = false;
};

const minDelay = 300, maxDelay = 5000; // before connecting again, in ms
let socket, delay = minDelay, timer;

const connect = () => {
  clearTimeout(timer);
  if (socket && socket.readyState <= WebSocket.OPEN) return;
  const query = new URLSearchParams({ path: location.pathname, version });
  socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${own}live?${query}`);
  socket.onopen = () => { delay = minDelay; bar.setAway(false); };
  socket.onmessage = event => receive(JSON.parse(event.data));
  socket.onclose = () => {
    if (delay > minDelay) bar.setAway(true);
    timer = setTimeout(connect, delay);
    delay = Math.min(delay * 2, maxDelay);
  };
};

if (!document.querySelector('meta[http-equiv=refresh i]')) {
  change.start();
  if (!isProblems()) bar.start();
  addEventListener('DOMContentLoaded', () => setTimeout(restore));
  addEventListener('pagehide', () => { if (socket) socket.onclose = null, socket.close(); socket = null; clearTimeout(timer); });
  addEventListener('pageshow', event => { if (event.persisted) connect(); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) connect(); });
  connect();
}
