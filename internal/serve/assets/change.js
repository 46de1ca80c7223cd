/* Updates a page in place. The differences between the page as it was sent and
   the page as it is sent now are applied to the live page: what the reader or a
   script changed is kept, unless the source changed there. */

const change = (() => {
  /* The page as it was sent, and the live node of each of its nodes. */
  let source;
  const liveNodes = new WeakMap();

  const pair = (copy, live) => {
    liveNodes.set(copy, live);
    for (let c = copy.firstChild, l = live.firstChild; c && l; c = c.nextSibling, l = l.nextSibling) pair(c, l);
  };
  const carry = (from, to) => {
    liveNodes.set(to, liveNodes.get(from));
    for (let f = from.firstChild, t = to.firstChild; f && t; f = f.nextSibling, t = t.nextSibling) carry(f, t);
  };

  const isElement = node => node.nodeType === Node.ELEMENT_NODE;
  const isOwn = node => node.nodeName === 'SCRIPT' && (node.getAttribute('src') || '').startsWith(own);
  const runs = script => !isOwn(script) && /^(|module|text\/javascript)$/.test(script.type);
  const scripts = root => [...root.querySelectorAll('script')].filter(runs).map(script => script.outerHTML);
  const isSheet = node => node.nodeName === 'LINK' && node.relList.contains('stylesheet');

  /* Whether one node can be changed into the other. */
  const alike = (a, b) => a.nodeName === b.nodeName && (!isElement(a) || a.id === b.id && a.getAttribute('rel') === b.getAttribute('rel') && !isScript(a));
  const isScript = node => node.nodeName === 'SCRIPT' && runs(node);
  const key = node => isElement(node) ? node.outerHTML : node.nodeName + node.data;

  /* The longest common subsequence of two lists of nodes, as pairs of indices;
     none for long lists, whose table would be too large. */
  const maxNodes = 400;
  const common = (a, b) => {
    if (!a.length || !b.length || a.length > maxNodes || b.length > maxNodes) return [];
    const [x, y] = [a.map(key), b.map(key)];
    const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) lengths[i][j] = x[i] === y[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
    const pairs = [];
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
      if (x[i] === y[j]) pairs.push([i++, j++]);
      else if (lengths[i + 1][j] >= lengths[i][j + 1]) i++;
      else j++;
    }
    return pairs;
  };

  /* A plan is a list of steps. Unsafe steps change nodes that a script of the page
     may have references to. */
  const planner = hasScripts => {
    const steps = [];
    const unsafe = run => steps.push({ run, isUnsafe: true });
    const safe = run => steps.push({ run, isUnsafe: false });

    const text = (old, fresh) => {
      const live = liveNodes.get(old);
      liveNodes.set(fresh, live);
      if (old.data === fresh.data) return;
      (hasScripts && live.data !== old.data ? unsafe : safe)(() => replaceText(live, fresh.data));
    };

    const attributes = (old, fresh) => {
      const live = liveNodes.get(old);
      const names = new Set([...old.getAttributeNames(), ...fresh.getAttributeNames()]);
      const changed = [...names].filter(name => old.getAttribute(name) !== fresh.getAttribute(name));
      if (!changed.length || isOwn(old)) return;
      if (old.nodeName === 'META' && fresh.hasAttribute('http-equiv') || old.nodeName === 'BASE') return unsafe(() => { throw new Error('a new policy'); });
      if (isSheet(old) && changed.includes('href')) return safe(() => swapSheet(live, fresh));
      for (const name of changed) {
        const touched = /^(data-|id$|href$)/.test(name) || live.getAttribute(name) !== old.getAttribute(name);
        (hasScripts && touched ? unsafe : safe)(() => setAttribute(live, fresh, name));
      }
    };

    const children = (old, fresh) => {
      const a = [...old.childNodes], b = [...fresh.childNodes];
      let start = 0, end = 0;
      while (start < a.length && start < b.length && a[start].isEqualNode(b[start])) carry(a[start], b[start++]);
      while (end < a.length - start && end < b.length - start && a[a.length - 1 - end].isEqualNode(b[b.length - 1 - end])) {
        carry(a[a.length - 1 - end], b[b.length - 1 - end++]);
      }
      const x = a.slice(start, a.length - end), y = b.slice(start, b.length - end);
      let i = 0, j = 0;
      for (const [m, n] of [...common(x, y), [x.length, y.length]]) {
        gap(old, x.slice(i, m), y.slice(j, n));
        if (m < x.length) carry(x[m], y[n]);
        [i, j] = [m + 1, n + 1];
      }
    };

    /* Lists without equal nodes: those that are alike are changed into each other,
       the others are removed and inserted. */
    const gap = (parent, x, y) => {
      let i = 0;
      for (const fresh of y) {
        let k = i;
        while (k < x.length && !alike(x[k], fresh)) k++;
        if (k === x.length) {
          insert(parent, fresh);
          continue;
        }
        x.slice(i, k).forEach(remove);
        nodes(x[k], fresh);
        i = k + 1;
      }
      x.slice(i).forEach(remove);
    };

    const remove = old => (isElement(old) ? unsafe : safe)(() => liveNodes.get(old).remove());
    const insert = (parent, fresh) => (isElement(fresh) ? unsafe : safe)(() => {
      const live = document.importNode(fresh, true);
      pair(fresh, live);
      const before = fresh.previousSibling && liveNodes.get(fresh.previousSibling);
      if (before && before.parentNode !== liveNodes.get(parent)) throw new Error('moved');
      before ? before.after(live) : liveNodes.get(parent).prepend(live);
    });

    const nodes = (old, fresh) => {
      liveNodes.set(fresh, liveNodes.get(old));
      if (!isElement(old)) return text(old, fresh);
      attributes(old, fresh);
      if (old.nodeName !== 'NOSCRIPT') children(old, fresh);
    };
    return { steps, nodes };
  };

  /* Replaces only the part that changed, so that a selection around it is kept. */
  const replaceText = (live, data) => {
    const old = live.data;
    let start = 0, end = 0;
    while (start < old.length && start < data.length && old[start] === data[start]) start++;
    while (end < old.length - start && end < data.length - start && old.at(-1 - end) === data.at(-1 - end)) end++;
    live.replaceData(start, old.length - start - end, data.slice(start, data.length - end));
  };

  const setAttribute = (live, fresh, name) => {
    const attribute = fresh.getAttributeNode(name);
    if (attribute) live.setAttributeNS(attribute.namespaceURI, name, attribute.value);
    else live.removeAttribute(name);
  };

  /* The old sheet is removed when the new one is loaded: the page is never without
     styles. */
  const swapSheet = (live, fresh) => {
    const sheet = document.importNode(fresh, true);
    liveNodes.set(fresh, sheet);
    for (const event of ['load', 'error']) sheet.addEventListener(event, () => live.remove());
    live.after(sheet);
  };

  return {
    /* Must be called before any script of the page has run. */
    start() {
      source = document.documentElement.cloneNode(true);
      pair(source, document.documentElement);
    },

    /* Updates the live page, and returns whether that was possible. */
    to(page) {
      const fresh = page.documentElement;
      const before = scripts(source);
      if (before.join('\n') !== scripts(fresh).join('\n')) return false;
      const plan = planner(before.length > 0);
      plan.nodes(source, fresh);
      if (before.length && plan.steps.some(step => step.isUnsafe)) return false;
      try {
        for (const step of plan.steps) step.run();
      } catch {
        return false;
      }
      source = fresh;
      return true;
    },
  };
})();
