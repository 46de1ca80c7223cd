/* Brings a page up to date in place. What differs between the page as it was
   sent and the page as it is sent now is done to the page as it stands: what the
   reader or a script changed stays as it is, unless the source changed there. */

const change = (() => {
  /** @type {HTMLElement} */
  let source; // the page as it was sent
  /** @type {WeakMap<Node, Node>} */
  const liveNodes = new WeakMap(); // by nodes of the source, those in the window
  /**
   * The node in the window, which is of the same kind.
   *
   * @template {Node} T
   * @param {T} node
   */
  const liveOf = node => /** @type {T} */ (liveNodes.get(node));

  /**
   * Notes the live nodes of a source and of all that is in it.
   *
   * @param {Node} copy
   * @param {Node} live
   */
  const pair = (copy, live) => {
    liveNodes.set(copy, live);
    for (let c = copy.firstChild, l = live.firstChild; c && l; c = c.nextSibling, l = l.nextSibling) pair(c, l);
  };
  /**
   * Gives the live nodes of one source to another that is equal.
   *
   * @param {Node} from
   * @param {Node} to
   */
  const transfer = (from, to) => {
    liveNodes.set(to, liveOf(from));
    for (let f = from.firstChild, t = to.firstChild; f && t; f = f.nextSibling, t = t.nextSibling) transfer(f, t);
  };

  /**
   * @param {Node} node
   * @returns {node is Element}
   */
  const isElement = node => node.nodeType === Node.ELEMENT_NODE;
  /** @param {Element} element */
  const isOwn = element => element.nodeName === 'SCRIPT' && (element.getAttribute('src') || '').startsWith(own);
  /** @param {HTMLScriptElement} script */
  const isRun = script => !isOwn(script) && /^(|module|text\/javascript)$/.test(script.type);
  /** @param {Element} element */
  const isScript = element => element.nodeName === 'SCRIPT' && isRun(/** @type {HTMLScriptElement} */ (element));
  /** @param {Element} root */
  const scripts = root => [...root.querySelectorAll('script')].filter(isRun).map(script => script.outerHTML);
  /** @param {Element} element */
  const isSheet = element => element.nodeName === 'LINK' && /** @type {HTMLLinkElement} */ (element).relList.contains('stylesheet');

  /**
   * Whether one node can become the other.
   *
   * @param {Node} a
   * @param {Node} b
   */
  const isAlike = (a, b) =>
    a.nodeName === b.nodeName && (!isElement(a) || !isElement(b) || (a.id === b.id && a.getAttribute('rel') === b.getAttribute('rel') && !isScript(a)));
  /** @param {Node} node */
  const keyOf = node => (isElement(node) ? node.outerHTML : node.nodeName + /** @type {CharacterData} */ (node).data);

  const maxNodes = 400; // that are compared; the work grows with the square
  /**
   * The positions of a longest common subsequence of equal nodes, as pairs.
   *
   * @param {Node[]} a
   * @param {Node[]} b
   * @returns {[number, number][]}
   */
  const common = (a, b) => {
    if (!a.length || !b.length || a.length > maxNodes || b.length > maxNodes) return [];
    const [x, y] = [a.map(keyOf), b.map(keyOf)];
    const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) lengths[i][j] = x[i] === y[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
    /** @type {[number, number][]} */
    const pairs = [];
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
      if (x[i] === y[j]) pairs.push([i++, j++]);
      else if (lengths[i + 1][j] >= lengths[i][j + 1]) i++;
      else j++;
    }
    return pairs;
  };

  /**
   * Plans the steps from one source to the next. Unsafe steps change what a script
   * of the page may hold on to.
   *
   * @param {boolean} hasScripts
   */
  const planner = hasScripts => {
    /** @type {{ run: () => void, isSafe: boolean }[]} */
    const steps = [];
    /** @type {Element[]} */
    const coming = []; // style sheets
    /** @type {Element[]} */
    const leaving = [];
    /** @param {() => void} run */
    const unsafe = run => steps.push({ run, isSafe: false });
    /** @param {() => void} run */
    const safe = run => steps.push({ run, isSafe: true });

    /**
     * @param {CharacterData} old
     * @param {CharacterData} fresh
     */
    const text = (old, fresh) => {
      const live = liveOf(old);
      liveNodes.set(fresh, live);
      if (old.data === fresh.data) return;
      (hasScripts && live.data !== old.data ? unsafe : safe)(() => replaceText(live, fresh.data));
    };

    /**
     * @param {Element} old
     * @param {Element} fresh
     */
    const attributes = (old, fresh) => {
      const live = liveOf(old);
      const names = new Set([...old.getAttributeNames(), ...fresh.getAttributeNames()]);
      const changed = [...names].filter(name => old.getAttribute(name) !== fresh.getAttribute(name));
      if (!changed.length || isOwn(old)) return;
      if ((old.nodeName === 'META' && fresh.hasAttribute('http-equiv')) || old.nodeName === 'BASE')
        return unsafe(() => {
          throw new Error('a new policy');
        });
      if (isSheet(old) && changed.includes('href'))
        return safe(() => {
          const sheet = document.importNode(fresh, true);
          liveNodes.set(fresh, sheet);
          live.after(sheet);
          coming.push(sheet);
          leaving.push(live);
        });
      for (const name of changed) {
        const touched = /^(data-(?!ballot$)|id$|href$)/.test(name) || live.getAttribute(name) !== old.getAttribute(name);
        (hasScripts && touched ? unsafe : safe)(() => setAttribute(live, fresh, name));
      }
    };

    /**
     * @param {Element} old
     * @param {Element} fresh
     */
    const children = (old, fresh) => {
      const a = [...old.childNodes],
        b = [...fresh.childNodes];
      let start = 0,
        end = 0;
      while (start < a.length && start < b.length && a[start].isEqualNode(b[start])) transfer(a[start], b[start++]);
      while (end < a.length - start && end < b.length - start && a[a.length - 1 - end].isEqualNode(b[b.length - 1 - end])) {
        transfer(a[a.length - 1 - end], b[b.length - 1 - end++]);
      }
      const x = a.slice(start, a.length - end),
        y = b.slice(start, b.length - end);
      let i = 0,
        j = 0;
      for (const [m, n] of [...common(x, y), [x.length, y.length]]) {
        gap(old, x.slice(i, m), y.slice(j, n));
        if (m < x.length) transfer(x[m], y[n]);
        [i, j] = [m + 1, n + 1];
      }
    };

    /**
     * Plans for nodes of which no two are equal: those that are alike become each
     * other, the rest are removed and inserted.
     *
     * @param {Element} parent
     * @param {ChildNode[]} x
     * @param {ChildNode[]} y
     */
    const gap = (parent, x, y) => {
      let i = 0;
      for (const fresh of y) {
        let k = i;
        while (k < x.length && !isAlike(x[k], fresh)) k++;
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

    /** @param {ChildNode} old */
    const remove = old => {
      if (isElement(old) && isSheet(old)) return safe(() => leaving.push(/** @type {Element} */ (liveOf(old))));
      (isElement(old) ? unsafe : safe)(() => liveOf(old).remove());
    };
    /**
     * @param {Element} parent
     * @param {ChildNode} fresh
     */
    const insert = (parent, fresh) =>
      (isElement(fresh) && !isSheet(fresh) ? unsafe : safe)(() => {
        const live = document.importNode(fresh, true);
        if (isElement(fresh) && isSheet(fresh)) coming.push(/** @type {Element} */ (live));
        pair(fresh, live);
        const before = fresh.previousSibling && liveOf(fresh.previousSibling);
        if (before && before.parentNode !== liveOf(parent)) throw new Error('moved');
        before ? before.after(live) : liveOf(parent).prepend(live);
      });

    /**
     * @param {Node} old
     * @param {Node} fresh one that is alike
     */
    const nodes = (old, fresh) => {
      liveNodes.set(fresh, liveOf(old));
      if (!isElement(old) || !isElement(fresh)) return text(/** @type {CharacterData} */ (old), /** @type {CharacterData} */ (fresh));
      attributes(old, fresh);
      if (old.nodeName !== 'NOSCRIPT') children(old, fresh);
    };
    return { steps, nodes, coming, leaving };
  };

  /**
   * Leaves the text around the change alone, and so a selection in it.
   *
   * @param {CharacterData} live
   * @param {string} data
   */
  const replaceText = (live, data) => {
    const old = live.data;
    let start = 0,
      end = 0;
    while (start < old.length && start < data.length && old[start] === data[start]) start++;
    while (end < old.length - start && end < data.length - start && old.at(-1 - end) === data.at(-1 - end)) end++;
    live.replaceData(start, old.length - start - end, data.slice(start, data.length - end));
  };

  /**
   * @param {Element} live
   * @param {Element} fresh
   * @param {string} name
   */
  const setAttribute = (live, fresh, name) => {
    const attribute = fresh.getAttributeNode(name);
    if (attribute) live.setAttributeNS(attribute.namespaceURI, name, attribute.value);
    else live.removeAttribute(name);
  };

  /** @type {Element[]} */
  let leavingSheets = [];
  /**
   * Removes the old sheets once the new ones are loaded: the page is never without. What
   * comes may be replaced before it is loaded, so those that have left at last include
   * those that were to leave before.
   *
   * @param {Element[]} coming just put into the page
   * @param {Element[]} leaving
   */
  const swapSheets = async (coming, leaving) => {
    const all = [...leavingSheets.filter(sheet => sheet.isConnected), ...leaving];
    leavingSheets = all;
    await Promise.all(coming.map(sheet => new Promise(done => ['load', 'error'].forEach(event => sheet.addEventListener(event, done)))));
    for (const sheet of all) sheet.remove();
  };

  return {
    /** Call it before any script of the page has run. */
    start() {
      source = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
      pair(source, document.documentElement);
    },

    /**
     * Changes the page in the window, and reports whether it could be done.
     *
     * @param {Document} page the page as it is sent now
     */
    to(page) {
      const fresh = page.documentElement;
      const before = scripts(source);
      if (before.join('\n') !== scripts(fresh).join('\n')) return false;
      const plan = planner(before.length > 0);
      plan.nodes(source, fresh);
      if (before.length && plan.steps.some(step => !step.isSafe)) return false;
      try {
        for (const step of plan.steps) step.run();
        swapSheets(plan.coming, plan.leaving);
      } catch {
        return false;
      }
      source = fresh;
      return true;
    },
  };
})();
