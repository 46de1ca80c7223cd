/* The bar at the foot of a page: which files the page is made from, and what is
   wrong with the site. It stands in a shadow root, so it and the page cannot
   disturb each other. */

/**
 * What the server sends: package serve's message, of which each holds all.
 *
 * @typedef {object} Message
 * @property {string} version of the page
 * @property {string} [go] the path of the page to open instead
 * @property {string[]} [files] that changed and that pages load by their own names
 * @property {boolean} [broken] the page cannot be made any more
 * @property {number} errors in the whole site
 * @property {number} warnings
 * @property {string} [problems] the version of the list of problems
 * @property {Source[]} [edit] the files that the page is made from
 * @property {string} [token] with which the server opens files
 */

/**
 * A file that the page is made from. What opens it: an address, or the server, or
 * nothing.
 *
 * @typedef {{ label: string, file: string, path?: string, url?: string, open?: boolean }} Source
 */

const own = '/:preview/';

/**
 * @template {keyof HTMLElementTagNameMap | 'annals-preview'} Name
 * @param {Name} name
 * @param {Record<string, unknown>} [properties]
 * @param {(Node | string)[]} children
 */
const element = (name, properties = {}, ...children) => {
  const made = document.createElement(name);
  Object.assign(made, properties).append(...children);
  return /** @type {Name extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Name] : HTMLElement} */ (made);
};

/**
 * A text in the user's language. The server finds the texts by this name.
 *
 * @param {string} english with %d where n belongs
 * @param {number} [n]
 */
const translate = (english, n) => (translations[english] || english).replace('%d', String(n));

/** @param {number} n */
const countErrors = n => (n === 1 ? translate('1 error') : translate('%d errors', n));
/** @param {number} n */
const countWarnings = n => (n === 1 ? translate('1 warning') : translate('%d warnings', n));

const bar = (() => {
  const foldedKey = 'annals-preview-folded'; // in the storage of this tab, for all its pages
  const isStoredFolded = () => {
    try {
      return !!sessionStorage.getItem(foldedKey);
    } catch {
      return false;
    }
  };
  /** @param {boolean} isFolded */
  const storeFolded = isFolded => {
    try {
      isFolded ? sessionStorage.setItem(foldedKey, '1') : sessionStorage.removeItem(foldedKey);
    } catch {
      /* a browser without storage */
    }
  };

  const host = element('annals-preview', { lang: translate('en'), dir: 'ltr', hidden: true });
  const root = host.attachShadow({ mode: 'open' });
  const fold = element('button', { type: 'button', className: 'fold', textContent: translate('Preview') });
  const errors = element('button', { type: 'button', className: 'errors', hidden: true });
  const warnings = element('a', { href: `${own}problems`, hidden: true });
  const files = element('span', { className: 'more' });
  const more = element('span', { className: 'more' }, files, errors, warnings);
  const status = element('span', { className: 'status' });
  const announcement = element('span', { className: 'hidden' }); // for screen readers
  const title = element('strong');
  const note = element('span');
  const close = element('button', { type: 'button', textContent: translate('Close') });
  const list = element('div', { className: 'list', tabIndex: -1 });
  const panel = element('section', { className: 'panel', id: 'panel', hidden: true }, element('header', {}, element('p', {}, title, note), close), list);
  const frame = element('aside', {}, panel, element('div', { className: 'bar' }, more, status, fold), announcement);
  frame.setAttribute('aria-label', translate('Annals preview'));
  panel.setAttribute('aria-label', translate('Problems'));
  errors.setAttribute('aria-controls', 'panel');
  for (const live of [status, announcement]) live.setAttribute('role', 'status');

  const sheets = ['problems.css', 'bar.css'].map(name => element('link', { rel: 'stylesheet', href: own + name }));
  let loading = sheets.length; // sheets that are not there yet
  for (const sheet of sheets)
    sheet.addEventListener('load', () => {
      if (!--loading) reveal();
    });
  root.append(...sheets, frame);
  sources.listen(root);

  /** Shows the bar, and keeps the element with the focus from being behind it. */
  const reveal = () => {
    host.hidden = false;
    document.documentElement.style.scrollPaddingBlockEnd = '3rem';
  };

  /** @param {boolean} isFolded */
  const setFolded = isFolded => {
    more.hidden = isFolded;
    if (isFolded) setOpen(false);
    fold.setAttribute('aria-expanded', String(!isFolded));
    fold.title = isFolded ? translate('Show the bar of the preview') : translate('Fold the bar of the preview');
  };
  /** @param {boolean} isOpen */
  const setOpen = isOpen => {
    panel.hidden = !isOpen;
    errors.setAttribute('aria-expanded', String(isOpen));
  };
  fold.addEventListener('click', () => {
    storeFolded(!more.hidden);
    setFolded(!more.hidden);
  });
  errors.addEventListener('click', () => {
    setOpen(!!panel.hidden);
    if (!panel.hidden) list.focus();
  });
  close.addEventListener('click', () => {
    setOpen(false);
    errors.focus();
  });
  panel.addEventListener('keydown', event => {
    if (event.key === 'Escape') close.click();
  });

  /** @type {string | undefined} */
  let shown; // the version of the list in the panel
  /**
   * Shows the list of the page of problems.
   *
   * @param {string | undefined} version
   */
  const showProblems = async version => {
    if (shown === version) return;
    const response = await fetch(`${own}problems`);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const source = page.getElementById('list');
    if (!source) throw new Error('no list of problems');
    list.replaceChildren(...document.importNode(source, true).childNodes);
    shown = version;
  };

  let wasBroken = false;
  let errorsBefore = 0;
  return {
    host,

    /** Puts the bar back into the page, where the page has lost it. */
    attach() {
      if (!host.isConnected) document.body.append(host);
    },

    /**
     * Shows the state of the site.
     *
     * @param {Message} message
     * @param {boolean} isLast the page is of the last good version
     */
    async show(message, isLast) {
      const isBroken = message.broken || isLast;
      frame.dataset.state = isBroken ? 'broken' : '';
      files.replaceChildren(...(message.edit || []).flatMap(sources.controls));
      errors.hidden = !message.errors;
      errors.textContent = countErrors(message.errors);
      warnings.hidden = !message.warnings || message.errors > 0;
      warnings.textContent = countWarnings(message.warnings);
      status.textContent = isLast ? translate('the last good version') : '';
      title.textContent = message.errors ? countErrors(message.errors) : translate('The site cannot be read');
      note.textContent = isBroken ? translate('The page is shown as it was before.') : translate('Other pages cannot be shown.');
      if (isBroken || message.errors) await showProblems(message.problems).catch(() => {});
      if (message.broken && !wasBroken && !isStoredFolded()) setOpen(true);
      if (!isBroken && !message.errors) setOpen(false);
      if (message.errors !== errorsBefore)
        announcement.textContent = message.errors ? `${title.textContent}. ${note.textContent}` : translate('The errors are fixed.');
      wasBroken = !!message.broken;
      errorsBefore = message.errors;
    },

    /**
     * Says whether the server answers.
     *
     * @param {boolean} isAway
     */
    setAway(isAway) {
      if (isAway) frame.dataset.state = 'away';
      status.textContent = isAway ? translate('the preview has stopped') : '';
    },

    start() {
      setOpen(false);
      setFolded(isStoredFolded());
      this.attach();
    },
  };
})();
