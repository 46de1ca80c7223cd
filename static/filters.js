/* Filters in place, finding in a list, and the bar of its parts.

   A plain click, Enter or Space chooses a value; any other click follows its link.
   Values of one kind widen the choice, kinds narrow it. It is kept in the fragment of
   the address, sent to no server: #topics=food,women&bodies=general-assembly */
(() => {
  'use strict';

  /** @type {Filters.All} */
  const all = (selector, root = document) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);

  /** What is only needed when a reader does something is made then, and once. @type {Filters.Once} */
  const once = make => {
    /** @type {ReturnType<typeof make> | undefined} */
    let made;
    return () => (made ??= make());
  };

  /** @type {Filters.StatusOf} */
  const statusOf = box => box.querySelector('[role=status]');

  /** @type {Filters.NumberFormat} */
  const numberFormat = box => {
    const digits = [...(box.dataset.digits || '0123456789')];
    return n => String(n).replace(/\d/g, d => digits[Number(d)]);
  };

  /** @type {Filters.ShowCount} */
  const showCount = (box, shown, total) => {
    const number = numberFormat(box);
    const status = statusOf(box);
    if (status) status.textContent = (box.dataset.shown || '{shown} / {total}').replace('{shown}', number(shown)).replace('{total}', number(total));
  };

  /** @type {Filters.ShowActive} */
  const showActive = (box, values) => {
    const line = box.querySelector('.by');
    if (line) line.textContent = values && (box.dataset.active || '{values}').replace('{values}', () => values);
  };

  // What is folded away on phones is found by the browser's own search in the page.
  const canBeFound = 'onbeforematch' in document.body;
  /** @param {HTMLElement} item */
  const unhide = item => {
    if (canBeFound && item.matches('.more')) item.setAttribute('hidden', 'until-found');
    else item.hidden = false;
  };
  /** @param {HTMLElement} timeline */
  const startFolds = timeline => {
    for (const item of all('.more:not([hidden])', timeline)) unhide(item);
    timeline.addEventListener('beforematch', event => {
      const fold = /** @type {Element} */ (event.target).closest('.year')?.querySelector('details');
      if (fold) fold.open = true;
    });
  };

  /** @param {HTMLElement} box */
  const startFilters = box => {
    /** @param {string} term */
    const kindOf = term => term.split('/')[0];
    // Of the address of its page: topics/food
    /** @param {HTMLElement} link */
    const termOf = link => decodeURI(/[^/]+\/[^/]+(?=\.html$)/.exec(link.getAttribute('href') || '')?.[0] || '');
    const values = all('a[data-term]', box);
    const clear = box.querySelector('button');
    if (!values.length || !document.querySelector('[data-terms]') || !clear) return;

    /** @type {() => Filters.List} */
    const list = once(() => {
      const links = new Map(values.map(link => [termOf(link), link]));
      // Cards have the numbers of their terms.
      const numbered = new Map([...links].map(([term, link]) => [link.dataset.term, term]));
      /** @type {Filters.Card[]} */
      const cards = all('[data-terms]').map(card => ({
        item: card.closest('li') || card,
        terms: (card.dataset.terms || '').split(' ').map(number => numbered.get(number) || ''),
        missed: [],
      }));
      const periods = new Set(cards.flatMap(card => card.item.parentElement?.closest('li') || []));
      return { links, kinds: new Set([...links.keys()].map(kindOf)), cards, periods };
    });

    /** @type {Set<string>} */
    let chosen = new Set();
    let [last] = values; // the link used last, which gets the focus back

    /** The choice in the address; undefined when the address is that of an anchor. */
    const fromAddress = () => {
      const { links, kinds } = list();
      const fragment = location.hash.slice(1);
      const params = new URLSearchParams(fragment);
      if (fragment && ![...kinds].some(kind => params.has(kind))) return;
      const terms = [...kinds].flatMap(kind => params.getAll(kind).flatMap(ids => ids.split(',').map(id => kind + '/' + id)));
      return new Set(terms.filter(term => links.has(term)));
    };

    const toAddress = () => {
      const { links, kinds } = list();
      const parts = [...kinds].map(kind => ({ kind, terms: [...links.keys()].filter(term => kindOf(term) === kind && chosen.has(term)) }));
      return (
        '#' +
        parts
          .filter(({ terms }) => terms.length)
          .map(({ kind, terms }) => kind + '=' + terms.map(term => encodeURIComponent(term.slice(kind.length + 1))).join())
          .join('&')
      );
    };

    const show = () => {
      const { links, cards, periods } = list();
      const focused = document.activeElement;
      const narrowed = new Set([...chosen].map(kindOf));
      for (const card of cards) {
        const matched = new Set(card.terms.filter(term => chosen.has(term)).map(kindOf));
        card.missed = [...narrowed].filter(kind => !matched.has(kind));
        if (card.missed.length) card.item.hidden = true;
        else unhide(card.item);
      }
      const shown = cards.filter(card => !card.missed.length);
      document.querySelector('.timeline')?.classList.toggle('filtered', chosen.size > 0);
      for (const period of periods) period.hidden = !shown.some(card => period.contains(card.item));
      showCount(box, shown.length, cards.length);
      const number = numberFormat(box);
      for (const [term, link] of links) {
        const kind = kindOf(term);
        const count = link.querySelector('.count');
        const gain = cards.filter(card => card.terms.includes(term) && card.missed.every(k => k === kind)).length;
        if (count) count.textContent = number(gain);
        link.classList.toggle('none', !gain);
        link.setAttribute('aria-pressed', String(chosen.has(term)));
        const fold = link.closest('details');
        if (fold && chosen.has(term)) fold.open = true;
      }
      showActive(
        box,
        [...links]
          .filter(([term]) => chosen.has(term))
          .map(([, link]) => (link.firstElementChild || link).textContent)
          .join(box.dataset.separator || ', '),
      );
      clear.hidden = !chosen.size;
      if (focused && focused.closest('[hidden=""]')) {
        (last.closest('details:not([open])')?.querySelector('summary') || last).focus({ preventScroll: true });
      }
    };

    /** @param {Set<string>} terms */
    const choose = terms => {
      chosen = terms;
      show();
      history.pushState(null, '', location.href.split('#')[0] + (chosen.size ? toAddress() : ''));
    };

    for (const link of values) {
      link.setAttribute('role', 'button');
      link.setAttribute('aria-pressed', 'false');
    }
    /** @type {Filters.IsModified} */
    const isModified = event => ('button' in event && event.button) || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    /** @type {Filters.LinkOf} */
    const linkOf = event => /** @type {Element} */ (event.target).closest('a[data-term]');
    box.addEventListener('click', event => {
      const link = linkOf(event);
      if (!link || isModified(event)) return;
      event.preventDefault();
      last = link;
      const terms = new Set(chosen);
      if (!terms.delete(termOf(link))) terms.add(termOf(link));
      choose(terms);
    });
    box.addEventListener('keydown', event => {
      const link = linkOf(event);
      if (!link || event.key !== ' ' || isModified(event)) return;
      event.preventDefault();
      if (!event.repeat) link.click();
    });
    clear.addEventListener('click', () => choose(new Set()));

    // An anchor leaves the choice as it is, unless it leads to what is hidden.
    addEventListener('hashchange', () => {
      const target = document.querySelector(':target');
      const hidden = target && target.closest('[hidden=""]');
      const next = fromAddress() || (hidden ? new Set() : chosen);
      if ([...next].sort().join() === [...chosen].sort().join()) return;
      chosen = next;
      show();
      if (hidden) target?.scrollIntoView();
    });
    if (location.hash.includes('=')) chosen = fromAddress() || chosen;
    if (chosen.size) show();
  };

  // As package state folds names: fold of internal/record/state/fold.go.
  const spellings = Object.fromEntries(
    'ßss æae œoe øo đd ðd łl ıi þth ςσ کك یي ىي ېي ےي ۍي ةه ہه ھه ۃه ەه ٱا گك'.split(' ').map(pair => [pair[0], pair.slice(1)]),
  );
  /** @param {string} text */
  const fold = text =>
    text
      .replaceAll('&', ' and ')
      .normalize('NFKD')
      .replace(/[\p{Script=Inherited}\p{Cf}'’‘ʼʻ`.״׳ـ]/gu, '')
      .toLowerCase()
      .replace(/./gu, letter => spellings[letter] ?? letter)
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
      .replace(/(^| )ال(?=\S{3})/g, '$1')
      .trim();

  /** @param {HTMLElement} box */
  const startFind = box => {
    const input = box.querySelector('input');
    const items = all('[data-find] > *');
    if (!input || !items.length) return;
    /** @type {() => Filters.Row[]} */
    const list = once(() =>
      items.map(row => {
        const names = fold((row.querySelector('a') || row).textContent || '') + '|' + (row.dataset.keys || '');
        return { row, words: ' ' + names.replaceAll('|', ' '), whole: names.replaceAll(' ', '') };
      }),
    );
    /** How many there are, as one may stand in several tables. @param {Filters.Row[]} of */
    const different = of => new Set(of.map(({ whole }) => whole)).size;
    // Each word begins one of a row's words; only where no row has them all, the text is looked for within names.
    const narrow = () => {
      const rows = list();
      const words = fold(input.value).split(' ');
      const found = rows.filter(row => words.every(word => row.words.includes(' ' + word)));
      const within = found.length ? found : rows.filter(row => row.whole.includes(words.join('')));
      const shown = new Set(input.value.trim() && !words.join('') ? [] : within);
      for (const row of rows) row.row.hidden = !shown.has(row);
      showCount(box, different(rows.filter(({ row }) => !row.hidden)), different(rows));
      showActive(box, input.value.trim());
    };
    input.addEventListener('input', narrow);
    input.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !input.value) return;
      event.preventDefault();
      input.value = '';
      narrow();
    });
    box.hidden = false;
    if (input.value) narrow();
  };

  /**
   * Marks the part that is read, and takes a year that is typed while the bar or the link
   * to it has the focus: the end or the beginning of its digits.
   * @param {HTMLElement} bar
   */
  const startJump = bar => {
    const fold = bar.querySelector('details');
    const row = bar.querySelector('section');
    const links = /** @type {HTMLAnchorElement[]} */ (all('a[href^="#"]', bar));
    const parts = links.map(link => ({ link, target: document.getElementById(decodeURIComponent(link.hash.slice(1))) }));
    const mark = () => {
      const line = bar.getBoundingClientRect().bottom + 30;
      let now = -1;
      // Above the parts none of them is measured: they are perhaps not laid out yet.
      const isReached = (parts[0]?.target?.closest('section, ol')?.getBoundingClientRect().top ?? 0) <= line;
      parts.forEach(({ target }, i) => {
        if (isReached && target?.getClientRects().length && target.getBoundingClientRect().top <= line) now = i;
      });
      if (links[now]?.ariaCurrent) return;
      for (const link of links) link.removeAttribute('aria-current');
      if (now < 0) return;
      links[now].setAttribute('aria-current', 'location');
      if (!row) return;
      const [inner, outer] = [links[now].getBoundingClientRect(), row.getBoundingClientRect()];
      row.scrollBy({ left: inner.left + inner.width / 2 - outer.left - outer.width / 2, behavior: 'instant' });
    };
    let waiting = false;
    const later = () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    };
    addEventListener('scroll', later, { passive: true });
    later();

    let typed = '';
    /** @param {string} digits */
    const find = digits => parts.find(({ link }) => link.hash.endsWith(digits)) || parts.find(({ link }) => link.hash.startsWith('#y' + digits));
    /** @param {KeyboardEvent} event */
    const type = event => {
      if (!/^[0-9]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      const digits = [typed + event.key, event.key].find(text => find(text));
      const found = digits && find(digits);
      typed = digits || '';
      if (!found) return;
      found.link.focus({ preventScroll: true });
      found.target?.scrollIntoView();
    };
    for (const box of [bar, ...all('.skip[href="#jump"]')]) box.addEventListener('keydown', type);
    bar.addEventListener('focusout', event => {
      if (!bar.contains(/** @type {Node | null} */ (event.relatedTarget))) typed = '';
    });
    bar.addEventListener('click', event => {
      if (fold && /** @type {Element} */ (event.target).closest('a')) fold.open = false;
    });
  };

  for (const bar of all('.jump')) startJump(bar);
  for (const box of all('.facets')) if (statusOf(box)) startFilters(box);
  for (const box of all('.find')) if (statusOf(box)) startFind(box);
  if (canBeFound) requestIdleCallback(() => all('.timeline').forEach(startFolds));
})();
