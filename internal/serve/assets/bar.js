/* The bar at the foot of a page: which files the page is made from, and what is
   wrong with the site. It stands in a shadow root, so it and the page cannot
   disturb each other. */

const own = '/:preview/';

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const plural = (n, noun) => `${n} ${noun}${n === 1 ? '' : 's'}`;

const bar = (() => {
  const folded = 'annals-preview-folded'; // for this tab, over all its pages
  const remembers = () => {
    try { return sessionStorage.getItem(folded); } catch { return null; }
  };
  const remember = is => {
    try { is ? sessionStorage.setItem(folded, '1') : sessionStorage.removeItem(folded); } catch { /* a browser that keeps nothing */ }
  };

  const host = element('annals-preview', { lang: 'en', dir: 'ltr', hidden: true });
  const root = host.attachShadow({ mode: 'open' });
  const fold = element('button', { type: 'button', className: 'fold', textContent: 'Preview' });
  const errors = element('button', { type: 'button', className: 'errors', hidden: true });
  const warnings = element('a', { href: `${own}problems`, hidden: true });
  const files = element('span', { className: 'more' });
  const more = element('span', { className: 'more' }, files, errors, warnings);
  const status = element('span', { className: 'status' });
  const spoken = element('span', { className: 'hidden' }); // what others see happen
  const title = element('strong');
  const note = element('span');
  const close = element('button', { type: 'button', textContent: 'Close' });
  const list = element('div', { className: 'list', tabIndex: -1 });
  const panel = element('section', { className: 'panel', id: 'panel', hidden: true }, element('header', {}, element('p', {}, title, note), close), list);
  const frame = element('aside', {}, panel, element('div', { className: 'bar' }, more, status, fold), spoken);
  frame.setAttribute('aria-label', 'Annals preview');
  panel.setAttribute('aria-label', 'Problems');
  errors.setAttribute('aria-controls', 'panel');
  for (const live of [status, spoken]) live.setAttribute('role', 'status');

  const sheets = ['problems.css', 'bar.css'].map(name => element('link', { rel: 'stylesheet', href: own + name }));
  let loading = sheets.length;
  for (const sheet of sheets) sheet.addEventListener('load', () => { if (!--loading) reveal(); });
  root.append(...sheets, frame);

  /* Keeps what has the focus from standing behind the bar. */
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
  fold.addEventListener('click', () => { remember(!more.hidden); setFolded(!more.hidden); });
  errors.addEventListener('click', () => { setOpen(panel.hidden); if (!panel.hidden) list.focus(); });
  close.addEventListener('click', () => { setOpen(false); errors.focus(); });
  panel.addEventListener('keydown', event => { if (event.key === 'Escape') close.click(); });

  const edits = all => all.map(({ label, file, url }) => {
    const made = url ? element('a', { href: url, textContent: label }) : element('span', { textContent: file });
    made.title = file;
    return made;
  });

  /* The problems as their own page shows them. */
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

    /* Puts the bar back where it belongs, should the page have lost it. */
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
      if (message.broken && !wasBroken && !remembers()) setOpen(true);
      if (!isBroken && !message.errors) setOpen(false);
      if (message.errors !== errorsBefore) spoken.textContent = message.errors ? `${title.textContent}. ${note.textContent}` : 'The errors are fixed.';
      [wasBroken, errorsBefore] = [message.broken, message.errors];
    },

    away(is) {
      if (is) frame.dataset.state = 'away';
      status.textContent = is ? 'the preview has stopped' : '';
    },

    start() {
      setOpen(false);
      setFolded(!!remembers());
      this.attach();
    },
  };
})();
