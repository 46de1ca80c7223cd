/* Keeps the page up to date while its files are edited. */

/**
 * What stays over a reload: the focus as a path of indexes with the name of its
 * node, and which details are open.
 *
 * @typedef {{ focus: [number[], string] | null, open: boolean[] }} Kept
 */

const me = /** @type {HTMLScriptElement} */ (document.currentScript);
let version = me.dataset.version || '';
/** @param {string} version */
const kindOf = version => version[0];
const isProblems = () => kindOf(version) === 'e';
const isLast = () => kindOf(version) === 'l';

/* ---- Reloading, where a change in place is not possible. The browser keeps the
   scroll position and the fields; the rest is kept in the history entry. ---- */

/**
 * The path to an element: its index among its siblings, and those of its ancestors.
 *
 * @param {Element} element
 */
const pathOf = element => {
  const path = [];
  for (let node = element; node.parentElement; node = node.parentElement) path.unshift([...node.parentElement.children].indexOf(node));
  return path;
};
/**
 * The element at a path.
 *
 * @param {number[]} path
 * @returns {Element | undefined}
 */
const elementAt = path => path.reduce((node, i) => node?.children[i], /** @type {Element | undefined} */ (document.documentElement));

const reload = () => {
  const focused = document.activeElement;
  /** @type {Kept} */
  const kept = {
    focus: focused && focused !== document.body && focused !== bar.host ? [pathOf(focused), focused.nodeName] : null,
    open: [...document.querySelectorAll('details')].map(details => details.open),
  };
  history.replaceState({ ...history.state, annalsPreview: kept }, '');
  location.reload();
};

const restore = () => {
  /** @type {{ annalsPreview?: Kept }} */
  const { annalsPreview: kept, ...rest } = history.state || {};
  if (!kept) return;
  history.replaceState(Object.keys(rest).length ? rest : null, '');
  const all = [...document.querySelectorAll('details')];
  if (all.length === kept.open.length)
    all.forEach((details, i) => {
      details.open = kept.open[i];
    });
  if (!kept.focus) return;
  const [path, nodeName] = kept.focus;
  const focused = /** @type {HTMLElement | undefined} */ (elementAt(path));
  if (focused?.nodeName === nodeName) focused.focus({ preventScroll: true });
};

/* ---- Changing in place ---- */

const update = async () => {
  const response = await fetch(new URL(location.href)); // a path alone may begin with two slashes, and name a host
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  /** @type {NodeListOf<HTMLScriptElement>} */
  const tags = page.querySelectorAll(`script[src="${me.getAttribute('src')}"]`);
  const next = tags.length ? tags[tags.length - 1].dataset.version : '';
  if (next === version) return;
  // The site broke meanwhile: the page stays, and the next message says so.
  if (next && kindOf(next) === 'e' && !isProblems()) return;
  if (!next || kindOf(next) !== kindOf(version) || !change.to(page)) return reload();
  version = me.dataset.version = next;
  bar.attach();
};

/**
 * The path of an address, without escapes where they can be decoded.
 *
 * @param {string} path
 */
const unescaped = path => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};
/**
 * Whether the page has loaded one of the files.
 *
 * @param {string[]} files
 */
const usesAny = files => {
  const loaded = performance.getEntriesByType('resource').map(entry => unescaped(new URL(entry.name).pathname));
  return files.some(file => loaded.some(path => path.endsWith('/' + file)));
};

/**
 * Opens another page of this server in place of this one.
 *
 * @param {string} path
 */
const goTo = path => {
  const address = new URL(location.href);
  address.pathname = path;
  location.replace(address);
};

/** @param {Message} message */
const handle = async message => {
  sources.setToken(message.token);
  if (message.go) return goTo(message.go);
  if (usesAny(message.files || [])) return reload();
  if (message.version !== version) await update();
  if (!isProblems()) await bar.show(message, isLast());
};

/* ---- The connection to the server. Messages are handled one at a time, and of
   those that wait only the newest: each message holds all. ---- */

/** @type {Message | null} */
let waiting = null;
let isBusy = false;
/** @param {Message} message */
const receive = async message => {
  waiting = message;
  if (isBusy) return;
  isBusy = true;
  while (waiting) {
    const next = waiting;
    waiting = null;
    // A failed request means a lost connection; the next connection sends all again.
    await handle(next).catch(() => {});
  }
  isBusy = false;
};

const minPause = 300;
const maxPause = 5000; // in milliseconds, between attempts to connect
/** @type {WebSocket | null} */
let socket = null;
let pause = minPause;
let timer = 0;

const connect = () => {
  clearTimeout(timer);
  if (socket && socket.readyState <= WebSocket.OPEN) return;
  const query = new URLSearchParams({ path: location.pathname, version });
  socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${own}live?${query}`);
  socket.onopen = () => {
    pause = minPause;
    bar.setAway(false);
  };
  socket.onmessage = event => receive(JSON.parse(event.data));
  socket.onclose = () => {
    if (pause > minPause) bar.setAway(true);
    timer = setTimeout(connect, pause);
    pause = Math.min(pause * 2, maxPause);
  };
};

/** Removes the workers that another program has left at this address. */
const removeWorkers = async () => {
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) || []) await worker.unregister();
};
removeWorkers().catch(() => {}); // a browser without workers

if (!document.querySelector('meta[http-equiv=refresh i]')) {
  change.start();
  if (isProblems()) sources.listen(document);
  else bar.start();
  addEventListener('DOMContentLoaded', () => setTimeout(restore));
  addEventListener('pagehide', () => {
    if (socket) {
      socket.onclose = null;
      socket.close();
    }
    socket = null;
    clearTimeout(timer);
  });
  addEventListener('pageshow', event => {
    if (event.persisted) connect();
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) connect();
  });
  connect();
}
