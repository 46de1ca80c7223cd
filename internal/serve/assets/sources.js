/* The buttons of source files, in the bar and in the list of problems: they open a
   file in the system's program, or copy its path. */

const sources = (() => {
  let token = ''; // of this run of the server, which opens no file without it

  /**
   * Shows on a button what became of a click.
   *
   * @param {HTMLButtonElement} button
   * @param {string} text
   */
  const answer = (button, text) => {
    if (button.dataset.answered) return;
    const label = [...button.childNodes];
    button.dataset.answered = text;
    button.setAttribute('aria-live', 'polite');
    button.replaceChildren(text);
    setTimeout(() => {
      button.replaceChildren(...label);
      delete button.dataset.answered;
    }, 2000);
  };

  /** @param {HTMLButtonElement} button */
  const copy = async button => {
    const path = button.dataset.copy || '';
    try {
      await navigator.clipboard.writeText(path);
      answer(button, translate('copied'));
    } catch {
      prompt(translate('The path of the file, to be copied:'), path); // a browser that lets no page copy
    }
  };

  /** @param {HTMLButtonElement} button */
  const open = async button => {
    const headers = { 'Content-Type': 'application/json', 'Annals-Token': token };
    const response = await fetch(`${own}open`, { method: 'POST', headers, body: JSON.stringify({ file: button.dataset.open }) });
    if (response.ok) answer(button, translate('opened'));
    else alert(await response.text());
  };

  /**
   * @param {string} text
   * @param {'copy' | 'open'} action
   * @param {string} value
   */
  const button = (text, action, value) => {
    const made = element('button', { type: 'button', textContent: text, title: value });
    made.dataset[action] = value;
    return made;
  };

  return {
    /** @param {string | undefined} value */
    setToken(value) {
      token = value || '';
    },

    /**
     * What opens a source file of the page, and what copies its path.
     *
     * @param {Source} source
     */
    controls({ label, file, path, url, open }) {
      let opens = element(url ? 'a' : 'span', { textContent: url ? label : file, title: file });
      if (url) opens.setAttribute('href', url);
      if (open) opens = button(label, 'open', file);
      return path ? [opens, button(translate('Copy path'), 'copy', path)] : [opens];
    },

    /**
     * Makes the buttons below an element work.
     *
     * @param {Node} root
     */
    listen(root) {
      root.addEventListener('click', event => {
        const clicked = /** @type {Element} */ (event.target).closest('button');
        if (clicked?.dataset.copy) copy(clicked);
        else if (clicked?.dataset.open) open(clicked).catch(() => alert(translate('The preview has stopped.')));
      });
    },
  };
})();
