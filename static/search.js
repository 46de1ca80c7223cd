/* Search, on the search page.

   The index lies in search/data/ as scripts that call annalsSearch(kind, number,
   data). root.js says which terms are in which piece; a query loads the pieces of
   its terms, then the heads and texts of the results shown. The query is kept in the
   fragment of the address, which browsers send to no server.

   Words are folded and cut exactly as by the Go package internal/output/search/index.
   What is of which type stands in .ci/browser/types.d.ts. */

const annalsSearch = (() => {
  'use strict';

  const maxQuery = 400; // letters
  const maxTerm = 64; // letters of a word that the index knows
  const maxGroups = 16;
  const maxPieces = 6; // of completions of the last word; a “+” says that there are more
  const pageSize = 10;
  const phraseStep = 30; // texts that are read at a time to find a phrase
  const maxRead = 200;
  /** @param {string} text */
  const passageLength = text => (isPaired.test(text) ? 110 : 200); // letters of a script in pairs are wide

  /* ---- Words ---- */

  /** @type {Record<string, string>} */
  const forms = { ς: 'σ', ٱ: 'ا', ى: 'ي', ة: 'ه', ـ: '', '’': "'", ʼ: "'" };
  /** @param {string} text */
  const fold = text =>
    text
      .normalize('NFKD')
      .replace(/\p{Mn}/gu, '')
      .normalize('NFC')
      .toLowerCase()
      .replace(/[ςٱىةـ’ʼ]/g, c => forms[c]);

  const scripts =
    'Hangul Han Hiragana Katakana Bopomofo Yi Tangut Nushu Thai Lao Khmer Myanmar Tibetan Javanese Balinese Tai_Le New_Tai_Lue Tai_Tham Tai_Viet Cham Ahom';
  const pairedLetter = `[${scripts.replace(/\w+/g, '\\p{Script=$&}').replace(/ /g, '')}〆〼〱-〵㉈-㉏ー]`;
  const letter = '[\\p{L}\\p{N}\\p{Mc}]';
  const runs = new RegExp(`((?:(?=${pairedLetter})${letter})+)|((?:[a-z0-9]|(?!${pairedLetter})${letter})+)(?:'s(?!${letter}))?`, 'gu');
  const isPaired = new RegExp(pairedLetter, 'u');

  /** @param {string} run */
  const pairs = run => {
    const letters = [...run];
    return letters.length < 2 ? letters : letters.slice(1).map((c, i) => letters[i] + c);
  };

  /** @param {string} word */
  const stem = word => {
    if (word.startsWith('ال') && [...word].length >= 5) return word.slice(2);
    if (!/^[a-z]{3,}s$/.test(word)) return word;
    if (/[^ea]ies$/.test(word) && word.length > 4) return word.slice(0, -3) + 'y';
    if (/(sses|xes|zzes|[cs]hes)$/.test(word)) return word.slice(0, -2);
    return /[sui]s$/.test(word) ? word : word.slice(0, -1);
  };

  /** @param {string} folded */
  const words = folded => [...folded.matchAll(runs)].flatMap(([, paired, run]) => (paired ? pairs(paired) : [stem(run)]));

  /** @param {string} folded */
  const symbols = folded =>
    (folded.match(/[a-z0-9/.\-()[\]]+/g) || [])
      .map(run => {
        for (let before = ''; before !== run;) {
          before = run;
          run = run.replace(/^[/.\-([)\]]/, '');
          if (before === run && (/[/.\-([]$/.test(run) || (/\)$/.test(run) && !run.includes('(')) || (/]$/.test(run) && !run.includes('['))))
            run = run.slice(0, -1);
        }
        return run;
      })
      .filter(run => /[/.(]/.test(run) && /[0-9]/.test(run));

  /* ---- The query ---- */

  const particles = /^(.{2,}?)(에서는|에게서|으로는|에서|에게|까지|부터|으로|에는|에도|이나|들은|들을|들의|들이|과의|와의|[을를이가은는의에와과도로만])$/u;

  /** @type {Search.Lookups} */
  const lookups = (folded, isLast) => {
    const found = [...folded.matchAll(runs)];
    return found.flatMap(([, paired, run], i) => {
      const prefix = isLast && i === found.length - 1;
      if (!paired) {
        const word = [...run].slice(0, maxTerm).join('');
        return [{ term: stem(word), prefix: prefix && word.length > 1 ? word : '' }];
      }
      const all = pairs(paired);
      if ([...paired].length < 2) return [{ term: paired, prefix: found.length === 1 || prefix ? paired : '' }];
      const bare = paired.match(particles);
      const needed = bare ? pairs(bare[1]).length : all.length;
      return all.map((term, n) => ({ term, prefix: '', optional: n >= needed }));
    });
  };

  /** @param {string} text */
  const parse = text => {
    const quotes = '"“”„«»「」『』';
    const chunks = [
      ...text
        .slice(0, maxQuery)
        .replace(/[\u1100-\u11ff\u3130-\u318f]+\s*$/, '')
        .matchAll(new RegExp(`(-?)(?:[${quotes}]([^${quotes}]*)(?:[${quotes}]|$)|([^\\s${quotes}]+))`, 'g')),
    ].slice(0, maxGroups);
    return chunks
      .map(([, minus, phrase, word], i) => {
        const not = !!minus || (!!word && word[0] === '-' && word.length > 1);
        const folded = fold(phrase ?? word);
        const isLast = i === chunks.length - 1 && phrase === undefined && !not;
        /** @type {Search.Group} */
        const group = { not, folded, phrase: phrase !== undefined && !not ? phraseOf(folded) : '', alternatives: [lookups(folded, isLast)] };
        const named = phrase === undefined ? symbols(folded) : [];
        if (named.length) group.alternatives.unshift(named.map(s => ({ term: '#' + s, prefix: '#' + s + (isLast ? '' : '/') })));
        return group;
      })
      .filter(group => group.alternatives[0].length);
  };

  /* Words have a space between and around them, but none beside a letter of a script that is written without. */
  /** @param {string} folded */
  const phraseOf = folded =>
    [...folded.matchAll(runs)]
      .map(([, paired, run]) => paired || ` ${run} `)
      .join('')
      .replace(/ +/g, ' ');
  /** @param {string} text */
  const flat = text => phraseOf(fold(text));

  /* ---- The index ---- */

  const signs = new Uint8Array(128);
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].forEach((c, i) => {
    signs[c.charCodeAt(0)] = i;
  });

  /** @param {Search.Root} root @param {Search.Load} load */
  const engine = (root, load) => {
    const firsts = root.firsts;
    /** How many pieces begin below a term. @param {string} term */
    const below = term => {
      let low = 0,
        high = firsts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (firsts[middle] < term) low = middle + 1;
        else high = middle;
      }
      return low;
    };

    /** @type {Search.Pieces} */
    const pieces = (from, to, limit) => {
      const numbers = [];
      for (let i = Math.max(below(from) - 1, 0); i < firsts.length && firsts[i] <= to && numbers.length < limit; i++) numbers.push(i);
      return numbers;
    };

    /** @type {Search.Units} */
    const units = async lookup => {
      const prefixes = lookup.prefix ? [lookup.prefix] : [];
      if (/[a-z]i$/.test(lookup.prefix)) prefixes.push(lookup.prefix.slice(0, -1) + 'y');
      const numbers = new Set(pieces(lookup.term, lookup.term, Infinity));
      for (const prefix of prefixes) {
        const all = pieces(prefix, prefix + '\uffff', maxPieces + 1);
        for (const i of all.slice(0, maxPieces)) numbers.add(i);
        lookup.isCut ||= all.length > maxPieces;
      }
      /** @type {Search.Unit[]} */
      const found = [];
      let common = Infinity;
      for (const piece of await Promise.all([...numbers].map(i => load('terms', i)))) {
        for (let i = 0; i < piece.length; i += 4) {
          const exact = piece[i] === lookup.term;
          if (!exact && !prefixes.some(prefix => piece[i].startsWith(prefix))) continue;
          found.push({ exact, rarity: piece[i + 1], gaps: piece[i + 2], marks: piece[i + 3], weight: 0 });
          common = Math.min(common, piece[i + 1]);
        }
      }
      for (const unit of found) unit.weight = (unit.exact ? unit.rarity : common * 0.6) / 64;
      return found;
    };

    /** @type {Search.Each} */
    const each = ({ gaps, marks, weight }, visit) => {
      for (let at = 0, doc = 0, k = 0; at < gaps.length; k++) {
        let sign = 0,
          shift = 0;
        do {
          sign = signs[gaps.charCodeAt(at++)];
          doc += (sign & 31) << shift;
          shift += 5;
        } while (sign > 31 && at < gaps.length);
        if (doc < root.count) visit(doc, marks ? weight * (signs[marks.charCodeAt(k)] + 1) : 1);
      }
    };

    /** @type {Search.Scores} */
    const scores = async group => {
      const sums = new Float32Array(root.count);
      for (const [i, alternative] of group.alternatives.entries()) {
        const found = await Promise.all(alternative.map(units));
        const isLast = i === group.alternatives.length - 1;
        if (!isLast && found.some(list => !list.length)) continue;
        group.bySymbol = !isLast;
        alternative.forEach((lookup, n) => {
          const best = new Float32Array(root.count);
          for (const unit of found[n])
            each(unit, (doc, weight) => {
              best[doc] = Math.max(best[doc], weight);
            });
          for (let doc = 0; doc < root.count; doc++) {
            if (n === 0 || sums[doc] > 0) sums[doc] = best[doc] || lookup.optional ? sums[doc] + best[doc] : 0;
          }
        });
        break;
      }
      return sums;
    };

    /** The first document of a year. @param {number} year */
    const yearStart = year => (root.years.find(([y]) => y >= year) || [0, root.entries])[1];

    /** @type {Search.Find} */
    const find = async ({ text, filters, from, to, oldest }) => {
      const groups = parse(text);
      const [found, narrowed] = await Promise.all([
        Promise.all(groups.map(scores)),
        Promise.all(filters.map(term => scores({ alternatives: [[{ term, prefix: '' }]] }))),
      ]);
      const timed = from || to;
      const start = from ? yearStart(from) : 0;
      const end = to ? yearStart(to + 1) : timed ? root.entries : root.count;
      const total = new Float32Array(root.count);
      /** @type {number[]} */
      const docs = [];
      const any = groups.length || filters.length || timed;
      for (let doc = start; any && doc < end; doc++) {
        if (narrowed.some(sums => !sums[doc])) continue;
        if (found.some((sums, i) => (groups[i].not ? sums[doc] : !sums[doc]))) continue;
        found.forEach((sums, i) => {
          if (!groups[i].not) total[doc] += sums[doc];
        });
        docs.push(doc);
      }
      /** @param {number} doc */
      const time = doc => (doc < root.entries ? doc : -1);
      /** @param {number} a @param {number} b */
      const isBefore = (a, b) => total[a] > total[b] || (total[a] === total[b] && time(a) > time(b));
      /** @param {number} n @param {boolean} oldestFirst */
      const take = (n, oldestFirst) => {
        if (oldestFirst) return docs.slice(0, n);
        /** @type {number[]} */
        const best = [];
        for (const doc of docs) {
          if (best.length === n && !isBefore(doc, best[n - 1])) continue;
          let low = 0,
            high = best.length;
          while (low < high) {
            const middle = (low + high) >> 1;
            if (isBefore(doc, best[middle])) high = middle;
            else low = middle + 1;
          }
          best.splice(low, 0, doc);
          if (best.length > n) best.pop();
        }
        return best;
      };
      const phrases = groups.map(group => group.phrase).filter(Boolean);
      const single = groups.length === 1 && phrases.length === 1 && groups[0].alternatives[0].length === 1;
      const isCut = groups.some(group => group.alternatives.flat().some(lookup => lookup.isCut));
      return { groups, count: docs.length, isCut, oldest, take, phrases: single ? [] : phrases };
    };

    /** @type {Search.Row} */
    const head = async doc => (await load('heads', Math.floor(doc / root.headBlock)))[doc % root.headBlock];
    /** @type {Search.Row} */
    const body = async doc => (await load('texts', Math.floor(doc / root.textBlock)))[doc % root.textBlock];

    /** @type {Search.HasPhrases} */
    const hasPhrases = async (doc, phrases) => {
      const [row, texts] = await Promise.all([head(doc), body(doc)]);
      const parts = [row[0], ...texts].map(flat);
      return phrases.every(phrase => parts.some(part => part.includes(phrase)));
    };

    return { find, head, body, hasPhrases };
  };

  /* ---- Marking ---- */

  /** @type {Search.FindSymbol} */
  const findSymbol = (text, symbol) => {
    const lower = text.toLowerCase();
    /** @type {[number, number][]} */
    const found = [];
    if (lower.length !== text.length) return found;
    for (let at = lower.indexOf(symbol); at >= 0; at = lower.indexOf(symbol, at + symbol.length)) {
      if (!/[a-z0-9]/.test(lower[at - 1] || '')) found.push([at, at + symbol.length]);
    }
    return found;
  };

  /** @type {Search.Match} */
  const match = ([run, paired, word], [, soughtPaired, sought], isLast) => {
    if (!soughtPaired) return word && (stem(word) === stem(sought) || (isLast && sought.length > 1 && word.startsWith(sought))) ? [0, run.length] : undefined;
    const bare = (soughtPaired.match(particles) || [])[1];
    const part = paired && [soughtPaired, bare].find(s => s && paired.includes(s));
    return part ? [paired.indexOf(part), paired.indexOf(part) + part.length] : undefined;
  };

  /** @type {Search.Hits} */
  const hits = (text, groups) => {
    /** @type {Search.Hit[]} */
    const found = [];
    const sought = groups.map((group, n) => {
      if (group.not) return [];
      if (!group.bySymbol) return [...group.folded.matchAll(runs)];
      for (const symbol of symbols(group.folded)) for (const [start, end] of findSymbol(text, symbol)) found.push([start, end, n]);
      return [];
    });
    // A text that folding leaves as long as it was is folded as a whole, any other word by word.
    const whole = fold(text.replace(/…/g, ' '));
    const stretches = whole.length === text.length ? [{ 0: text, index: 0 }] : text.matchAll(/[\p{L}\p{N}\p{M}'’]+/gu);
    for (const stretch of stretches) {
      const folded = stretch[0] === text ? whole : fold(stretch[0]);
      const isExact = folded.length === stretch[0].length;
      for (const run of folded.matchAll(runs)) {
        sought.forEach((list, n) =>
          list.forEach(queryRun => {
            const matched = match(run, queryRun, n === groups.length - 1);
            if (!matched) return;
            const [start, end] = isExact ? matched.map(at => at + run.index) : [0, stretch[0].length];
            found.push([stretch.index + start, stretch.index + end, n]);
          }),
        );
      }
    }
    return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  };

  /** @type {Search.Write} */
  const write = (element, text, found) => {
    let at = 0;
    element.textContent = '';
    for (const [start, end] of found) {
      if (end <= at) continue;
      const from = Math.max(start, at);
      element.append(text.slice(at, from));
      const mark = document.createElement('mark');
      mark.textContent = text.slice(from, end);
      element.append(mark);
      at = end;
    }
    element.append(text.slice(at));
  };

  /** @type {Search.Passage} */
  const passage = (text, groups) => {
    const found = hits(text, groups);
    const length = passageLength(text);
    let best = [0, 0, 0];
    found.forEach(([start], i) => {
      const near = found.slice(i, i + 60).filter(([, end]) => end <= start + length);
      const rank = [new Set(near.map(hit => hit[2])).size, near.length, start];
      if (rank[0] > best[0] || (rank[0] === best[0] && rank[1] > best[1])) best = rank;
    });
    /** @param {number} from @param {number} to */
    const space = (from, to) => Math.max(text.lastIndexOf(' ', to), from);
    const start = best[2] > 60 ? space(best[2] - 60, best[2] - 30) : 0;
    const end = start + length + 40 < text.length ? space(start + length, start + length + 40) : text.length;
    return { kinds: best[0], text: (start ? '… ' : '') + text.slice(start, end).trim() + (end < text.length ? ' …' : '') };
  };

  /** @type {Search.BestPassage} */
  const bestPassage = ([summary, body], groups) => {
    const text = body.replace(/\s+/g, ' ');
    const [short, long] = [passage(summary, groups), passage(text, groups)];
    return summary && short.kinds >= long.kinds ? short.text : long.text;
  };

  /* ---- The page ---- */

  const form = /** @type {HTMLFormElement | null} */ (document.getElementById('ask'));
  const dataFolder = form?.dataset.index;

  /** @type {Map<string, ReturnType<Search.Load>>} */
  const loading = new Map();
  /** @type {Map<string, any>} */
  const arrived = new Map();
  /** @type {Search.Receive} */
  const receive = (kind, number, data) => {
    arrived.set(kind + number, data);
    if (kind === 'root') start(data);
  };
  Object.assign(receive, { fold, words, symbols, parse, engine });

  /** @type {Search.Load} */
  const load = (kind, number) => {
    const name = kind + number;
    let promise = loading.get(name);
    if (!promise) {
      promise = new Promise((done, fail) => {
        const script = document.createElement('script');
        const end = () => {
          script.remove();
          if (arrived.has(name)) return done(arrived.get(name));
          loading.delete(name);
          fail(new Error(name));
        };
        script.onload = script.onerror = end;
        script.src = `${dataFolder}${kind}-${number}.js`;
        document.head.append(script);
      });
      loading.set(name, promise);
    }
    return promise;
  };

  /** @param {Search.Root} root */
  const start = root => {
    const results = document.getElementById('results');
    if (!form || !results) return;
    const list = /** @type {HTMLElement} */ (results.querySelector('ol'));
    const more = /** @type {HTMLElement} */ (results.querySelector('button'));
    const nothing = /** @type {HTMLElement} */ (results.querySelector('.nothing'));
    const found = /** @type {HTMLElement} */ (document.querySelector('.found'));
    const status = /** @type {HTMLElement} */ (document.getElementById('ask-status'));
    const index = engine(root, load);
    const { digits = '', count = '', none = '', partial = '', loading = '', failed = '', top = '' } = form.dataset;
    const fields = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([...form.elements]).filter(field => field.name);
    /** @param {number} n */
    const number = n => String(n).replace(/\d/g, d => [...digits][Number(d)]);

    let latest = 0; // the number of the latest query; what belongs to an earlier one is dropped
    let typingTimer = 0;
    let announceTimer = 0;
    /** @type {Search.Answer | undefined} */
    let current;

    /** @type {Search.Announce} */
    const announce = (text, delay) => {
      found.textContent = text;
      clearTimeout(announceTimer);
      announceTimer = setTimeout(() => {
        status.textContent = text;
      }, delay);
    };

    /** @returns {Search.Query} */
    const readQuery = () => {
      /** @param {string} name */
      const value = name => fields.find(f => f.name === name)?.value || '';
      const filters = fields.filter(f => f.dataset.filter !== undefined && f.value).map(f => `${f.name}:${f.value}`);
      return { text: value('q'), filters, from: Number(value('from')) || 0, to: Number(value('to')) || 0, oldest: value('order') === 'date' };
    };

    /** @type {Search.Item} */
    const item = async (doc, groups) => {
      const [title, address, date, machine, type, organ, lang] = await index.head(doc);
      /** @type {Search.Make} */
      const make = (name, parent, properties = {}) => parent.appendChild(Object.assign(document.createElement(name), properties));
      const li = document.createElement('li');
      const line = make('p', li, { className: 'placed' });
      if (date) {
        const time = make('time', line, { textContent: date });
        if (machine) time.dateTime = machine;
      }
      for (const text of [type, organ]) if (text) line.append(line.childNodes.length ? ' · ' : '', text);
      const link = make('a', make('h3', li), { href: top + address });
      write(link, title, hits(title, groups));
      const text = make('p', li, { className: 'passage' });
      for (const part of lang ? [link, text] : []) {
        part.lang = lang;
        part.dir = root.directions[lang] || 'auto';
      }
      index.body(doc).then(
        texts => {
          const words = bestPassage(texts, groups);
          write(text, words, hits(words, groups));
        },
        () => {},
      );
      return li;
    };

    /** @type {Search.CheckPhrases} */
    const checkPhrases = async (answer, limit) => {
      const checked = (answer.checked ??= { docs: [], next: 0, all: answer.take(maxRead, answer.oldest) });
      for (const stop = checked.next + phraseStep; checked.docs.length < limit && checked.next < Math.min(stop, checked.all.length);) {
        const batch = checked.all.slice(checked.next, (checked.next += pageSize));
        const matches = await Promise.all(batch.map(doc => index.hasPhrases(doc, answer.phrases)));
        checked.docs.push(...batch.filter((_, i) => matches[i]));
      }
      const canContinue = checked.next < checked.all.length;
      const isPartial = canContinue || answer.count > checked.all.length;
      return { docs: checked.docs.slice(0, limit), known: checked.docs.length, read: checked.next, canContinue, isPartial };
    };

    /** @type {Search.Show} */
    const show = async (answer, limit, queryNumber) => {
      const { docs, known, read, canContinue, isPartial } = answer.phrases.length
        ? await checkPhrases(answer, limit)
        : { docs: answer.take(limit, answer.oldest), known: answer.count, read: 0, canContinue: false, isPartial: false };
      const kept = limit > pageSize ? list.children.length : 0;
      const items = docs.slice(kept).map(doc => item(doc, answer.groups));
      if (queryNumber !== latest) return;
      if (!items.length && !kept) list.replaceChildren();
      results.hidden = false;
      nothing.hidden = known > 0;
      more.hidden = !(docs.length < known || canContinue);
      const text =
        !known && !isPartial
          ? none
          : isPartial
            ? partial.replace('{count}', number(known)).replace('{of}', number(read))
            : count.replace('{count}', number(known) + (answer.isCut ? '+' : ''));
      announce(text, kept ? 0 : 700);
      for (const [i, promise] of items.entries()) {
        // each as soon as it is there, in order
        const li = await promise;
        if (queryNumber !== latest) return;
        if (i || kept) list.append(li);
        else list.replaceChildren(li);
        if (!i && kept) li.querySelector('a')?.focus();
      }
    };

    /** @param {Search.Query} query */
    const isEmpty = query => !(query.text.trim() || query.filters.length || query.from || query.to);

    const run = async () => {
      const queryNumber = ++latest;
      const query = readQuery();
      clearTimeout(typingTimer);
      if (isEmpty(query)) {
        results.hidden = true;
        results.setAttribute('aria-busy', 'false');
        list.replaceChildren();
        announce('', 0);
        return;
      }
      const slow = setTimeout(() => announce(loading, 0), 1000);
      results.setAttribute('aria-busy', 'true');
      try {
        const answer = await index.find(query);
        if (queryNumber !== latest) return;
        current = answer;
        await show(answer, pageSize, queryNumber);
      } catch {
        if (queryNumber === latest) announce(failed, 0);
      } finally {
        clearTimeout(slow);
        if (queryNumber === latest) results.setAttribute('aria-busy', 'false');
      }
    };

    /** The address with the query; Back and Forward read it again. */
    const toAddress = () => {
      const params = new URLSearchParams(fields.filter(f => f.value && f.value !== f.dataset.usual).map(f => [f.name, f.value]));
      return location.href.split(/[?#]/)[0] + (String(params) && '#' + params);
    };
    /** @type {Search.WriteAddress} */
    const writeAddress = how => {
      const same = toAddress() === location.href;
      if (same && (how !== 'submitted' || !history.state)) return;
      const replaces = same || how === 'moved' || (how !== 'chosen' && history.state === 'typing');
      history[replaces ? 'replaceState' : 'pushState'](how === 'typing' ? how : null, '', toAddress());
    };
    /** @param {Event} [event] */
    const readAddress = event => {
      let params = new URLSearchParams(location.hash.slice(1));
      if (location.hash && !fields.some(f => params.has(f.name))) {
        // an anchor
        if (event) return;
        params = new URLSearchParams();
      }
      if (!String(params)) params = new URLSearchParams(location.search);
      for (const f of fields) {
        f.value = params.get(f.name) || '';
        if (!f.value) f.value = f.dataset.usual || '';
      }
      const narrow = form.querySelector('details');
      if (narrow && fields.some(f => f.name !== 'q' && f.value !== (f.dataset.usual || ''))) narrow.open = true;
      run();
    };

    form.addEventListener('submit', event => {
      event.preventDefault();
      writeAddress('submitted');
      run();
    });
    form.addEventListener('input', event => {
      if (/** @type {HTMLInputElement} */ (event.target).name !== 'q') return;
      clearTimeout(typingTimer);
      typingTimer = setTimeout(() => {
        writeAddress('typing');
        run();
      }, 30);
    });
    form.addEventListener('change', event => {
      if (/** @type {HTMLInputElement} */ (event.target).name === 'q') return;
      writeAddress('chosen');
      run();
    });
    more.addEventListener('click', () => {
      const shown = list.children.length;
      if (current) show(current, Math.max(shown, pageSize) + pageSize, latest).catch(() => announce(failed, 0));
    });
    addEventListener('popstate', readAddress);
    if (hasQuery()) {
      readAddress();
      if (location.search) writeAddress('moved');
    } else {
      // what was typed while the root was on its way
      if (fields.some(f => f.value && f.value !== f.dataset.usual)) writeAddress('typing');
      run();
    }
  };

  // The root is loaded with the first query, or when a reader comes to the form.
  const hasQuery = () => location.hash.length + location.search.length > 1;
  const loadRoot = () => {
    const script = document.createElement('script');
    script.src = dataFolder + 'root.js';
    document.head.append(script);
  };
  if (form && hasQuery()) loadRoot();
  else if (form) form.addEventListener('focusin', loadRoot, { once: true });

  return receive;
})();
