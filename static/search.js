/* Search, on the search page.

   The index lies in search/data/ as scripts that call annalsSearch(kind, number,
   data). root.js says which terms stand in which piece; a query loads the pieces of
   its terms, then the heads and texts of the results shown. It stands in the address
   behind the #, which browsers send to no server.

   Words are folded and cut as by the Go package internal/search, to the letter. */
const annalsSearch = (() => {
  'use strict';

  const longestQuery = 400;
  const mostGroups = 16;
  const mostPieces = 6; // of completions of the last word; a “+” says that there are more
  const page = 10;
  const phraseStep = 30; // texts that are read at a time to find a phrase
  const mostRead = 200;
  const passageLength = text => isPaired.test(text) ? 110 : 200; // letters of a script in pairs are wide

  /* ---- Words ---- */

  const forms = { ς: 'σ', ٱ: 'ا', ى: 'ي', ة: 'ه', ـ: '', '’': "'", ʼ: "'" };
  const fold = text => text.normalize('NFKD').replace(/\p{Mn}/gu, '').normalize('NFC').toLowerCase()
    .replace(/[ςٱىةـ’ʼ]/g, c => forms[c]);

  const scripts = ['Hangul', 'Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
  const pairedLetter = `[${scripts.map(s => `\\p{Script=${s}}`).join('')}ー]`;
  const letter = '[\\p{L}\\p{N}\\p{Mc}]';
  const runs = new RegExp(`((?:(?=${pairedLetter})${letter})+)|((?:[a-z0-9]|(?!${pairedLetter})${letter})+)(?:'s(?!${letter}))?`, 'gu');
  const isPaired = new RegExp(pairedLetter, 'u');

  const pairs = run => {
    const letters = [...run];
    return letters.length < 2 ? letters : letters.slice(1).map((c, i) => letters[i] + c);
  };

  const stem = word => {
    if (word.startsWith('ال') && [...word].length >= 5) return word.slice(2);
    if (!/^[a-z]{3,}s$/.test(word)) return word;
    if (/[^ea]ies$/.test(word) && word.length > 4) return word.slice(0, -3) + 'y';
    if (/(sses|xes|zzes|[cs]hes)$/.test(word)) return word.slice(0, -2);
    return /[sui]s$/.test(word) ? word : word.slice(0, -1);
  };

  const words = folded => [...folded.matchAll(runs)].flatMap(([, paired, run]) => paired ? pairs(paired) : [stem(run)]);

  const symbols = folded => (folded.match(/[a-z0-9/.\-()[\]]+/g) || []).map(run => {
    for (let before; before !== run;) {
      before = run;
      run = run.replace(/^[/.\-([)\]]/, '');
      if (before === run && (/[/.\-([]$/.test(run) || /\)$/.test(run) && !run.includes('(') || /]$/.test(run) && !run.includes('['))) run = run.slice(0, -1);
    }
    return run;
  }).filter(run => /[/.(]/.test(run) && /[0-9]/.test(run));

  /* ---- The question ---- */

  const particles = /^(.{2,}?)(에서는|에게서|으로는|에서|에게|까지|부터|으로|에는|에도|이나|들은|들을|들의|들이|과의|와의|[을를이가은는의에와과도로만])$/u;

  /* A want is a term, with what it may begin, and whether documents must have it.
     A group is one word of the reader's, and gives wants to try one after the other. */
  const wants = (folded, isLast) => {
    const found = [...folded.matchAll(runs)];
    return found.flatMap(([, paired, run], i) => {
      const prefix = isLast && i === found.length - 1;
      if (!paired) return [{ term: stem(run), prefix: prefix && run.length > 1 ? run : '' }];
      const all = pairs(paired);
      if ([...paired].length < 2) return [{ term: paired, prefix: found.length === 1 || prefix ? paired : '' }];
      const bare = paired.match(particles);
      const needed = bare ? pairs(bare[1]).length : all.length;
      return all.map((term, n) => ({ term, prefix: '', optional: n >= needed }));
    });
  };

  const parse = text => {
    const quotes = '"“”„«»「」『』';
    const chunks = [...text.slice(0, longestQuery).replace(/[\u1100-\u11ff\u3130-\u318f]+\s*$/, '')
      .matchAll(new RegExp(`(-?)(?:[${quotes}]([^${quotes}]*)(?:[${quotes}]|$)|([^\\s${quotes}]+))`, 'g'))].slice(0, mostGroups);
    return chunks.map(([, minus, phrase, word], i) => {
      const not = !!minus || !!word && word[0] === '-' && word.length > 1;
      const folded = fold(phrase ?? word);
      const isLast = i === chunks.length - 1 && phrase === undefined && !not;
      const group = { not, folded, phrase: phrase !== undefined && !not ? phraseOf(folded) : '', tries: [wants(folded, isLast)] };
      const named = phrase === undefined ? symbols(folded) : [];
      if (named.length) group.tries.unshift(named.map(s => ({ term: '#' + s, prefix: '#' + s + (isLast ? '' : '/') })));
      return group;
    }).filter(group => group.tries[0].length);
  };

  /* Words in a row, a space between and around them, but none beside a letter of a
     script that sets none. */
  const phraseOf = folded => [...folded.matchAll(runs)].map(([, paired, run]) => paired || ` ${run} `).join('').replace(/ +/g, ' ');
  const flat = text => phraseOf(fold(text));

  /* ---- The index ---- */

  const signs = new Uint8Array(128);
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].forEach((c, i) => { signs[c.charCodeAt(0)] = i; });

  const engine = (root, load) => {
    const firsts = root.firsts;
    const below = wanted => {
      let low = 0, high = firsts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (firsts[middle] < wanted) low = middle + 1; else high = middle;
      }
      return low;
    };

    const pieces = (from, to, most) => {
      const numbers = [];
      for (let i = Math.max(below(from) - 1, 0); i < firsts.length && firsts[i] <= to && numbers.length < most; i++) numbers.push(i);
      return numbers;
    };

    /* The units of the index that meet a want, with the weight of each. */
    const units = async want => {
      const prefixes = want.prefix ? [want.prefix] : [];
      if (/[a-z]i$/.test(want.prefix)) prefixes.push(want.prefix.slice(0, -1) + 'y');
      const numbers = new Set(pieces(want.term, want.term, Infinity));
      for (const prefix of prefixes) {
        const all = pieces(prefix, prefix + '\uffff', mostPieces + 1);
        for (const i of all.slice(0, mostPieces)) numbers.add(i);
        want.isCut ||= all.length > mostPieces;
      }
      const found = [];
      let common = Infinity;
      for (const piece of await Promise.all([...numbers].map(i => load('terms', i)))) {
        for (let i = 0; i < piece.length; i += 4) {
          const exact = piece[i] === want.term;
          if (!exact && !prefixes.some(prefix => piece[i].startsWith(prefix))) continue;
          found.push({ exact, rarity: piece[i + 1], gaps: piece[i + 2], marks: piece[i + 3] });
          common = Math.min(common, piece[i + 1]);
        }
      }
      for (const unit of found) unit.weight = (unit.exact ? unit.rarity : common * .6) / 64;
      return found;
    };

    const each = ({ gaps, marks, weight }, visit) => {
      for (let at = 0, doc = 0, k = 0; at < gaps.length; k++) {
        let sign, shift = 0;
        do {
          sign = signs[gaps.charCodeAt(at++)];
          doc += (sign & 31) << shift;
          shift += 5;
        } while (sign > 31 && at < gaps.length);
        if (doc < root.count) visit(doc, marks ? weight * (signs[marks.charCodeAt(k)] + 1) : 1);
      }
    };

    /* For each document the sum of its weights; 0 where a term that it must have is missing. */
    const scores = async group => {
      for (const [i, wanted] of group.tries.entries()) {
        const found = await Promise.all(wanted.map(units));
        const isLastTry = i === group.tries.length - 1;
        if (!isLastTry && found.some(list => !list.length)) continue;
        group.bySymbol = !isLastTry;
        const sums = new Float32Array(root.count);
        wanted.forEach((want, n) => {
          const best = new Float32Array(root.count);
          for (const unit of found[n]) each(unit, (doc, weight) => { best[doc] = Math.max(best[doc], weight); });
          for (let doc = 0; doc < root.count; doc++) {
            if (n === 0 || sums[doc] > 0) sums[doc] = best[doc] || want.optional ? sums[doc] + best[doc] : 0;
          }
        });
        return sums;
      }
    };

    const yearStart = year => (root.years.find(([y]) => y >= year) || [0, root.entries])[1];

    /* What a query finds: how many, and take(n, oldestFirst) the numbers of the best. */
    const ask = async ({ text, filters = [], from, to }) => {
      const groups = parse(text);
      const [found, narrowed] = await Promise.all([
        Promise.all(groups.map(scores)),
        Promise.all(filters.map(term => scores({ tries: [[{ term, prefix: '' }]] }))),
      ]);
      const timed = from || to;
      const start = from ? yearStart(from) : 0;
      const end = to ? yearStart(to + 1) : timed ? root.entries : root.count;
      const total = new Float32Array(root.count);
      const docs = [];
      const any = groups.length || filters.length || timed;
      for (let doc = start; any && doc < end; doc++) {
        if (narrowed.some(sums => !sums[doc])) continue;
        if (found.some((sums, i) => groups[i].not ? sums[doc] : !sums[doc])) continue;
        found.forEach((sums, i) => { if (!groups[i].not) total[doc] += sums[doc]; });
        docs.push(doc);
      }
      const time = doc => doc < root.entries ? doc : -1;
      const before = (a, b) => total[a] > total[b] || total[a] === total[b] && time(a) > time(b);
      const take = (n, oldestFirst) => {
        if (oldestFirst) return docs.slice(0, n);
        const best = [];
        for (const doc of docs) {
          if (best.length === n && !before(doc, best[n - 1])) continue;
          let low = 0, high = best.length;
          while (low < high) {
            const middle = (low + high) >> 1;
            if (before(doc, best[middle])) high = middle; else low = middle + 1;
          }
          best.splice(low, 0, doc);
          if (best.length > n) best.pop();
        }
        return best;
      };
      const phrases = groups.map(group => group.phrase).filter(Boolean);
      const single = groups.length === 1 && phrases.length === 1 && groups[0].tries[0].length === 1;
      const isCut = groups.some(group => group.tries.flat().some(want => want.isCut));
      return { groups, count: docs.length, isCut, take, phrases: single ? [] : phrases };
    };

    const head = async doc => (await load('heads', Math.floor(doc / root.headBlock)))[doc % root.headBlock];
    const body = async doc => (await load('texts', Math.floor(doc / root.textBlock)))[doc % root.textBlock];

    /* Whether a document has the words of all phrases in a row. */
    const holds = async (doc, phrases) => {
      const [row, texts] = await Promise.all([head(doc), body(doc)]);
      const parts = [row[0], ...texts].map(flat);
      return phrases.every(phrase => parts.some(part => part.includes(phrase)));
    };

    return { ask, head, body, holds };
  };

  /* ---- Marking ---- */

  /* Where a symbol stands in a text, but not as a part of a longer number. */
  const named = (text, symbol) => {
    const lower = text.toLowerCase();
    const found = [];
    if (lower.length !== text.length) return found;
    for (let at = lower.indexOf(symbol); at >= 0; at = lower.indexOf(symbol, at + symbol.length)) {
      if (!/[a-z0-9]/.test(lower[at - 1] || '')) found.push([at, at + symbol.length]);
    }
    return found;
  };

  /* Whether a folded run of a text is what a run of the query looks for, and from
     where to where. */
  const meets = ([run, paired, word], [, soughtPaired, sought], isLast) => {
    if (!soughtPaired) return word && (stem(word) === stem(sought) || isLast && sought.length > 1 && word.startsWith(sought)) && [0, run.length];
    const bare = (soughtPaired.match(particles) || [])[1];
    const part = paired && [soughtPaired, bare].find(s => s && paired.includes(s));
    return part && [paired.indexOf(part), paired.indexOf(part) + part.length];
  };

  /* Where the words of the groups stand in a text: [start, end, group]. */
  const hits = (text, groups) => {
    const found = [];
    const sought = groups.map((group, n) => {
      if (group.not) return [];
      if (!group.bySymbol) return [...group.folded.matchAll(runs)];
      for (const symbol of symbols(group.folded)) for (const place of named(text, symbol)) found.push([...place, n]);
      return [];
    });
    /* A text that folding leaves as long as it was is folded as a whole, any other word by word. */
    const whole = fold(text.replace(/…/g, ' '));
    const stretches = whole.length === text.length ? [{ 0: text, index: 0 }] : text.matchAll(/[\p{L}\p{N}\p{M}'’]+/gu);
    for (const stretch of stretches) {
      const folded = stretch[0] === text ? whole : fold(stretch[0]);
      const isExact = folded.length === stretch[0].length;
      for (const run of folded.matchAll(runs)) {
        sought.forEach((list, n) => list.forEach(wanted => {
          const met = meets(run, wanted, n === groups.length - 1);
          if (!met) return;
          const [start, end] = isExact ? met.map(at => at + run.index) : [0, stretch[0].length];
          found.push([stretch.index + start, stretch.index + end, n]);
        }));
      }
    }
    return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  };

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

  /* The stretch of a text with most words of the query, and how many those are. */
  const passage = (text, groups) => {
    const found = hits(text, groups);
    const length = passageLength(text);
    let best = [0, 0, 0];
    found.forEach(([start], i) => {
      const near = found.slice(i, i + 60).filter(([, end]) => end <= start + length);
      const rank = [new Set(near.map(hit => hit[2])).size, near.length, start];
      if (rank[0] > best[0] || rank[0] === best[0] && rank[1] > best[1]) best = rank;
    });
    const space = (from, to) => Math.max(text.lastIndexOf(' ', to), from);
    const start = best[2] > 60 ? space(best[2] - 60, best[2] - 30) : 0;
    const end = start + length + 40 < text.length ? space(start + length, start + length + 40) : text.length;
    return { kinds: best[0], text: (start ? '… ' : '') + text.slice(start, end).trim() + (end < text.length ? ' …' : '') };
  };

  const bestPassage = ([summary, body], groups) => {
    const text = body.replace(/\s+/g, ' ');
    const [short, long] = [passage(summary, groups), passage(text, groups)];
    return summary && short.kinds >= long.kinds ? short.text : long.text;
  };

  /* ---- The page ---- */

  const loading = new Map();
  const arrived = new Map();
  const receive = (kind, number, data) => {
    arrived.set(kind + number, data);
    if (kind === 'root') start(data);
  };
  Object.assign(receive, { fold, words, symbols, parse, engine });

  const load = (kind, number) => {
    const name = kind + number;
    if (!loading.has(name)) {
      loading.set(name, new Promise((done, fail) => {
        const script = document.createElement('script');
        const end = () => {
          script.remove();
          if (arrived.has(name)) return done(arrived.get(name));
          loading.delete(name);
          fail(new Error(name));
        };
        script.onload = script.onerror = end;
        script.src = `${document.getElementById('ask').dataset.index}${kind}-${number}.js`;
        document.head.append(script);
      }));
    }
    return loading.get(name);
  };

  const start = root => {
    const form = document.getElementById('ask');
    const results = document.getElementById('results');
    if (!form || !results) return;
    const list = results.querySelector('ol');
    const more = results.querySelector('button');
    const nothing = results.querySelector('.nothing');
    const found = document.querySelector('.found');
    const status = document.getElementById('ask-status');
    const index = engine(root, load);
    const say = form.dataset;
    const fields = [...form.elements].filter(field => field.name);
    const field = name => fields.find(f => f.name === name);
    const number = n => String(n).replace(/\d/g, d => [...say.digits][d]);

    let turn = 0; // of the latest question
    let typing, telling;
    let current;

    /* Shown at once, but read aloud only when typing rests. */
    const tell = (text, delay) => {
      found.textContent = text;
      clearTimeout(telling);
      telling = setTimeout(() => { status.textContent = text; }, delay);
    };

    const question = () => {
      const value = name => (field(name) ? field(name).value : '');
      const filters = fields.filter(f => f.dataset.filter !== undefined && f.value).map(f => `${f.name}:${f.value}`);
      return { text: value('q'), filters, from: +value('from') || 0, to: +value('to') || 0, oldest: value('order') === 'date' };
    };

    const item = async (doc, groups) => {
      const [title, address, date, machine, type, organ, lang] = await index.head(doc);
      const make = (name, parent, set = {}) => parent.appendChild(Object.assign(document.createElement(name), set));
      const li = document.createElement('li');
      const line = make('p', li, { className: 'placed' });
      if (date) {
        const time = make('time', line, { textContent: date });
        if (machine) time.dateTime = machine;
      }
      for (const text of [type, organ]) if (text) line.append(line.childNodes.length ? ' · ' : '', text);
      const link = make('a', make('h3', li), { href: say.top + address });
      write(link, title, hits(title, groups));
      const text = make('p', li, { className: 'passage' });
      for (const part of lang ? [link, text] : []) {
        part.lang = lang;
        part.dir = root.directions[lang] || 'auto';
      }
      index.body(doc).then(texts => {
        const words = bestPassage(texts, groups);
        write(text, words, hits(words, groups));
      }, () => {});
      return li;
    };

    /* Reads texts until as many documents hold the phrases as are to be shown. */
    const verify = async (answer, wanted) => {
      answer.read ??= { docs: [], next: 0, all: answer.take(mostRead, answer.oldest) };
      const { read } = answer;
      for (const stop = read.next + phraseStep; read.docs.length < wanted && read.next < Math.min(stop, read.all.length);) {
        const batch = read.all.slice(read.next, read.next += page);
        const held = await Promise.all(batch.map(doc => index.holds(doc, answer.phrases)));
        read.docs.push(...batch.filter((_, i) => held[i]));
      }
      answer.known = read.docs.length;
      answer.open = read.next < read.all.length;
      answer.partial = answer.open || answer.count > read.all.length;
      return read.docs.slice(0, wanted);
    };

    const show = async (answer, wanted, mine) => {
      const docs = answer.phrases.length ? await verify(answer, wanted) : answer.take(wanted, answer.oldest);
      const known = answer.phrases.length ? answer.known : answer.count;
      const kept = wanted > page ? list.children.length : 0;
      const items = docs.slice(kept).map(doc => item(doc, answer.groups));
      if (mine !== turn) return;
      if (!items.length && !kept) list.replaceChildren();
      results.hidden = false;
      nothing.hidden = known > 0;
      more.hidden = !(docs.length < known || answer.open);
      const text = !known && !answer.partial ? say.none : answer.partial
        ? say.partial.replace('{count}', number(known)).replace('{of}', number(answer.read.next))
        : say.count.replace('{count}', number(known) + (answer.isCut ? '+' : ''));
      tell(text, kept ? 0 : 700);
      for (const [i, promise] of items.entries()) { // each as soon as it is there, in order
        const li = await promise;
        if (mine !== turn) return;
        if (i || kept) list.append(li); else list.replaceChildren(li);
        if (!i && kept) li.querySelector('a').focus();
      }
    };

    const asks = q => q.text.trim() || q.filters.length || q.from || q.to;

    const run = async () => {
      const mine = ++turn;
      const q = question();
      clearTimeout(typing);
      if (!asks(q)) {
        results.hidden = true;
        results.setAttribute('aria-busy', 'false');
        list.replaceChildren();
        tell('', 0);
        return;
      }
      const slow = setTimeout(() => tell(say.loading, 0), 1000);
      results.setAttribute('aria-busy', 'true');
      try {
        const answer = await index.ask(q);
        answer.oldest = q.oldest;
        if (mine !== turn) return;
        current = answer;
        await show(answer, page, mine);
      } catch {
        if (mine === turn) tell(say.failed, 0);
      } finally {
        clearTimeout(slow);
        if (mine === turn) results.setAttribute('aria-busy', 'false');
      }
    };

    /* The address tells the question; Back and Forward ask it again. */
    const address = () => {
      const asked = new URLSearchParams(fields.filter(f => f.value && f.value !== f.dataset.usual).map(f => [f.name, f.value]));
      return location.href.split(/[?#]/)[0] + (String(asked) && '#' + asked);
    };
    /* What is typed in one go is one step for Back; so is every choice of a limit. */
    const note = how => {
      const same = address() === location.href;
      if (same && (how !== 'asked' || !history.state)) return;
      const replaces = same || how === 'moved' || how !== 'chosen' && history.state === 'typing';
      history[replaces ? 'replaceState' : 'pushState'](how === 'typing' ? how : null, '', address());
    };
    const read = event => {
      let asked = new URLSearchParams(location.hash.slice(1));
      if (location.hash && !fields.some(f => asked.has(f.name))) { // an anchor
        if (event) return;
        asked = new URLSearchParams();
      }
      if (!String(asked)) asked = new URLSearchParams(location.search);
      for (const f of fields) {
        f.value = asked.get(f.name) || '';
        if (!f.value) f.value = f.dataset.usual || '';
      }
      const narrow = form.querySelector('details');
      if (narrow && fields.some(f => f.name !== 'q' && f.value !== (f.dataset.usual || ''))) narrow.open = true;
      run();
    };

    form.addEventListener('submit', event => {
      event.preventDefault();
      note('asked');
      run();
    });
    form.addEventListener('input', event => {
      if (event.target.name !== 'q') return;
      clearTimeout(typing);
      typing = setTimeout(() => { note('typing'); run(); }, 30);
    });
    form.addEventListener('change', event => {
      if (event.target.name === 'q') return;
      note('chosen');
      run();
    });
    more.addEventListener('click', () => {
      const shown = list.children.length;
      if (current) show(current, Math.max(shown, page) + page, turn).catch(() => tell(say.failed, 0));
    });
    addEventListener('popstate', read);
    if (isAsked()) {
      read();
      if (location.search) note('moved');
    } else { // what was typed while the root was on its way
      if (fields.some(f => f.value && f.value !== f.dataset.usual)) note('typing');
      run();
    }
  };

  /* The root is loaded with the first question, or when a reader comes to the form. */
  const isAsked = () => location.hash.length + location.search.length > 1;
  const form = document.getElementById('ask');
  const open = () => {
    const script = document.createElement('script');
    script.src = form.dataset.index + 'root.js';
    document.head.append(script);
  };
  if (form && isAsked()) open();
  else if (form) form.addEventListener('focusin', open, { once: true });

  return receive;
})();
