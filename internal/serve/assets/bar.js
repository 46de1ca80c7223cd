/* The bar at the foot of a page: the source files of the page, and the problems
   of the site. It is in a shadow root, so that it and the page cannot affect each
   other. */

const own = '/:preview/';

const element = (name, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
};

const plural = (n, noun) => `${n} ${noun}${n === 1 ? '' : 's'}`;

const bar = (() => {
  const foldedKey = 'annals-preview-folded'; // for this tab, over all its pages
  const loadFolded = () => {
    try { return sessionStorage.getItem(foldedKey); } catch { return null; }
  };
  const saveFolded = is => {
    try { is ? sessionStorage.setItem(foldedKey, '1') : sessionStorage.removeItem(foldedKey); } catch { /* storage is disabled */ }
  };

  const host = element('annals-preview', { lang: 'en', dir: 'ltr', hidden: true });
  const root = host.attachShadow({ mode: 'open' });
  const fold = element('button', { type: 'button', className: 'fold', textContent: 'Preview' });
  const errors = element('button', { type: 'button', className: 'errors', hidden: true });
  const warnings = element('a', { href: `${own}problems`, hidden: true });
  const files = element('span', { className: 'more' });
  const more = element('span', { className: 'more' }, files, errors, warnings);
  const status = element('span', { className: 'status' });
  const announcement = element('span', { className: 'hidden' }); // for screen readers
  const title = element('strong');
  const note = element('span');
  const close = element('button', { type: 'button', textContent: 'Close' });
  const list = element('div', { className: 'list', tabIndex: -1 });
  const panel = element('section', { className: 'panel', id: 'panel', hidden: true }, element('header', {}, element('p', {}, title, note), close), list);
  const frame = element('aside', {}, panel, element('div', { className: 'bar' }, more, status, fold), announcement);
  frame.setAttribute('aria-label', 'Annals preview');
  panel.setAttribute('aria-label', 'Problems');
  errors.setAttribute('aria-controls', 'panel');
  for (const live of [status, announcement]) live.setAttribute('role', 'status');

  const sheets = ['problems.css', 'bar.css'].map(name => element('link', { rel: 'stylesheet', href: own + name }));
  let loading = sheets.length;
  for (const sheet of sheets) sheet.addEventListener('load', () => { if (!--loading) reveal(); });
  root.append(...sheets, frame);

  /* The padding keeps the focused element from being covered by the bar. */
  const reveal = () => {
    host.hidden = false;
    document.documentElement.style.scrollPaddingBlockEnd = '3rem';
  };

  const setFolded = is => {
    more.hidden = is;
    if (is) setOpen(false);
    fold.setAttribute('aria-expanded', !is);
    fold.title = is ? 'Show the bar of the preview' : 'Fold the bar of the preview';
  };
  const setOpen = is => {
    panel.hidden = !is;
    errors.setAttribute('aria-expanded', is);
  };
  fold.addEventListener('click', () => { saveFolded(!more.hidden); setFolded(!more.hidden); });
  errors.addEventListener('click', () => { setOpen(panel.hidden); if (!panel.hidden) list.focus(); });
  close.addEventListener('click', () => { setOpen(false); errors.focus(); });
  panel.addEventListener('keydown', event => { if (event.key === 'Escape') close.click(); });

  const edits = all => all.map(({ label, file, url }) => {
    const node = url ? element('a', { href: url, textContent: label }) : element('span', { textContent: file });
    node.title = file;
    return node;
  });

  /* Shows the list of problems from the problems page. */
  let shown;
  const showProblems = async version => {
    if (shown === version) return;
    const response = await fetch(`${own}problems`);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    list.replaceChildren(...document.importNode(page.getElementById('list'), true).childNodes);
    shown = version;
  };

  let wasBroken = false, errorsBefore = 0;
  return {
    host,

    /* Adds the bar again if the page has removed it. */
    attach() {
      if (!host.isConnected) document.body.append(host);
    },

    async show(message, isLast) {
      const isBroken = message.broken || isLast;
      frame.dataset.state = isBroken ? 'broken' : '';
      files.replaceChildren(...edits(message.edit || []));
      errors.hidden = !message.errors;
      errors.textContent = plural(message.errors, 'error');
      warnings.hidden = !message.warnings || message.errors > 0;
      warnings.textContent = plural(message.warnings, 'warning');
      status.textContent = isLast ? 'the last good version' : '';
      title.textContent = message.errors ? plural(message.errors, 'error') : 'The site cannot be read';
      note.textContent = isBroken ? 'The page is shown as it was before.' : 'Other pages cannot be shown.';
      if (isBroken || message.errors) await showProblems(message.problems).catch(() => {});
      if (message.broken && !wasBroken && !loadFolded()) setOpen(true);
      if (!isBroken && !message.errors) setOpen(false);
      if (message.errors !== errorsBefore) announcement.textContent = message.errors ? `${title.textContent}. ${note.textContent}` : 'The errors are fixed.';
      [wasBroken, errorsBefore] = [message.broken, message.errors];
    },

    setAway(is) {
      if (is) frame.dataset.state = 'away';
      status.textContent = is ? 'the preview has stopped' : '';
    },

    start() {
      setOpen(false);
      setFolded(!!loadFolded());
      this.attach();
    },
  };
})();
