/* Filters in place, and finding in a list.

   What can be chosen is a link to a page of its own, and stays one: a click with
   the middle button or with a key held down opens that page. A plain click, Enter
   or Space chooses it here. The choice stands in the address behind the #, which
   browsers send to no server: #topics=food,women&bodies=general-assembly. Values
   of one kind widen it, kinds narrow it. Nothing is stored. */
(() => {
  'use strict';

  /* Says how many of how many, in the words and digits of the page. No page has a
     thousand entries or states, so digits need no groups. */
  const say = (box, shown, total) => {
    const digits = [...box.dataset.digits || '0123456789'];
    const number = n => String(n).replace(/\d/g, d => digits[d]);
    box.querySelector('[role=status]').textContent =
      (box.dataset.shown || '{shown} / {total}').replace('{shown}', number(shown)).replace('{total}', number(total));
    return number;
  };

  /* Tells by what, where the choice itself is folded away, and on paper. */
  const note = (box, values) => {
    const line = box.querySelector('.by');
    if (line) line.textContent = values && (box.dataset.active || '{values}').replace('{values}', () => values);
  };

  const filters = box => {
    const kindOf = term => term.split('/')[0];
    const links = new Map([...box.querySelectorAll('a[data-term]')].map(link => [link.dataset.term, link]));
    const kinds = new Set([...links.keys()].map(kindOf));
    const cards = [...document.querySelectorAll('[data-terms]')].map(card => ({
      item: card.closest('li') || card, terms: card.dataset.terms.split(' '),
    }));
    const periods = new Set(cards.map(card => card.item.parentElement.closest('li')).filter(Boolean));
    const clear = box.querySelector('button');
    if (!links.size || !cards.length || !clear) return;

    let chosen = new Set();
    let last = links.values().next().value;

    /* The choice that the address asks for; nothing when it is that of an anchor. */
    const asked = () => {
      const fragment = location.hash.slice(1);
      const wanted = new URLSearchParams(fragment);
      if (fragment && ![...kinds].some(kind => wanted.has(kind))) return;
      const terms = [...kinds].flatMap(kind => wanted.getAll(kind).flatMap(ids => ids.split(',').map(id => kind + '/' + id)));
      return new Set(terms.filter(term => links.has(term)));
    };

    const address = () => {
      const parts = [...kinds].map(kind => [kind, [...links.keys()].filter(term => kindOf(term) === kind && chosen.has(term))]);
      return '#' + parts.filter(([, terms]) => terms.length)
        .map(([kind, terms]) => kind + '=' + terms.map(term => encodeURIComponent(term.slice(kind.length + 1))).join()).join('&');
    };

    const show = () => {
      const focused = document.activeElement;
      const narrowed = new Set([...chosen].map(kindOf));
      for (const card of cards) {
        const met = new Set(card.terms.filter(term => chosen.has(term)).map(kindOf));
        card.missed = [...narrowed].filter(kind => !met.has(kind));
        card.item.hidden = card.missed.length > 0;
      }
      const shown = cards.filter(card => !card.item.hidden);
      for (const period of periods) period.hidden = !shown.some(card => period.contains(card.item));
      const number = say(box, shown.length, cards.length);
      for (const [term, link] of links) {
        const kind = kindOf(term);
        const count = link.querySelector('.count');
        const gain = cards.filter(card => card.terms.includes(term) && card.missed.every(k => k === kind)).length;
        if (count) count.textContent = number(gain);
        link.classList.toggle('none', !gain);
        link.setAttribute('aria-pressed', chosen.has(term));
        const fold = link.closest('details');
        if (fold && chosen.has(term)) fold.open = true;
      }
      note(box, [...links].filter(([term]) => chosen.has(term)).map(([, link]) => (link.firstElementChild || link).textContent)
        .join(box.dataset.separator || ', '));
      clear.hidden = !chosen.size;
      if (focused && focused.closest('[hidden]')) {
        const folded = last.closest('details:not([open])');
        (folded ? folded.querySelector('summary') : last).focus({ preventScroll: true });
      }
    };

    const choose = terms => {
      chosen = terms;
      show();
      history.pushState(null, '', location.href.split('#')[0] + (chosen.size ? address() : ''));
    };

    for (const link of links.values()) {
      link.setAttribute('role', 'button');
      link.setAttribute('aria-pressed', 'false');
    }
    const modified = event => event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    box.addEventListener('click', event => {
      const link = event.target.closest('a[data-term]');
      if (!link || modified(event)) return;
      event.preventDefault();
      last = link;
      const terms = new Set(chosen);
      if (!terms.delete(link.dataset.term)) terms.add(link.dataset.term);
      choose(terms);
    });
    box.addEventListener('keydown', event => {
      const link = event.target.closest('a[data-term]');
      if (!link || event.key !== ' ' || modified(event)) return;
      event.preventDefault();
      if (!event.repeat) link.click();
    });
    clear.addEventListener('click', () => choose(new Set()));

    /* An anchor leaves the choice as it is, unless it leads to what is hidden. */
    addEventListener('hashchange', () => {
      const target = document.querySelector(':target');
      const hidden = target && target.closest('[hidden]');
      const next = asked() || (hidden ? new Set() : chosen);
      if ([...next].sort().join() === [...chosen].sort().join()) return;
      chosen = next;
      show();
      if (hidden) target.scrollIntoView();
    });
    chosen = asked() || chosen;
    if (chosen.size) show();
  };

  const find = box => {
    const input = box.querySelector('input');
    const list = document.querySelector('[data-find]');
    if (!input || !list) return;
    const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase().trim();
    const rows = [...list.children].map(row => [row, fold((row.querySelector('a') || row).textContent)]);
    const narrow = () => {
      const wanted = fold(input.value);
      for (const [row, name] of rows) row.hidden = !name.includes(wanted);
      say(box, rows.filter(([row]) => !row.hidden).length, rows.length);
      note(box, input.value.trim());
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

  for (const box of document.querySelectorAll('.facets')) if (box.querySelector('[role=status]')) filters(box);
  for (const box of document.querySelectorAll('.find')) if (box.querySelector('[role=status]')) find(box);
})();
