/* Search, on the search page.

   The index lies in search/data/ as scripts that call annalsSearch(kind, number,
   data). root.js comes with the page. In a small record it has all but the texts;
   else it says which terms are in which piece, and a query loads the pieces of its
   terms, then the heads and texts of the results shown. The query is kept in the
   fragment of the address, which browsers send to no server.

   Words are folded and cut exactly as by the Go package internal/output/search/index.
   The index has them as they are written; which are forms of one word is said here.
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
  const maxOffers = 3; // of other queries
  const fewResults = 2; // with so many there are offers, too
  /** @param {string} text */
  const passageLength = text => (isPaired.test(text) ? 110 : 200); // letters of a script in pairs are wide

  /* ---- Words ---- */

  /** @type {Record<string, string>} */
  const usual = {};
  for (const pair of "ςσ ٱا ىي یي کك ڪك ةه ەه ہه ھه ۃه ßss æae œoe þth øo łl đd ðd ıi ’' ʼ' ʻ' ‘' ‐-".split(' ')) usual[pair[0]] = pair.slice(1);
  const isUnusual = new RegExp(`[${Object.keys(usual).join('')}]`, 'g');
  const zeros = [...'٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐'];
  /** @param {string} digit */
  const toAscii = digit => {
    const values = zeros.map(zero => digit.charCodeAt(0) - zero.charCodeAt(0));
    return String(values.find(value => value >= 0 && value < 10) ?? digit);
  };
  /** @param {string} text */
  const fold = text =>
    text
      .normalize('NFKD')
      .replace(/[\p{Mn}ـ\u00ad\u061c\u200c-\u200f\u2060\ufeff]/gu, '')
      .normalize('NFC')
      .toLowerCase()
      .replace(isUnusual, c => usual[c])
      .replace(/[\u0660-\u1819]/g, c => (/\p{Nd}/u.test(c) ? toAscii(c) : c));

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
  const cut = word => (word.length > maxTerm ? [...word].slice(0, maxTerm).join('') : word);

  /* The words of a folded text; those with hyphens between them also as one. */
  /** @type {Search.Tokens} */
  const tokens = folded => {
    /** @type {Search.Token[]} */
    const all = [];
    let whole = { word: '', start: 0, end: -1 };
    let last = whole;
    for (const found of folded.matchAll(runs)) {
      const [, paired, word] = found;
      const start = found.index;
      if (paired) all.push({ paired, word: '', start, end: start + paired.length });
      else {
        const now = { word, start, end: start + word.length };
        all.push({ paired: '', ...now });
        const isOne = folded[whole.end] === '-' && whole.end + 1 === start && !(/[0-9]$/.test(whole.word) && /^[0-9]/.test(word));
        if (isOne) {
          all.push({ paired: '', word: last.word + word, start: last.start, end: now.end });
          if (whole.start < last.start) all.push({ paired: '', word: whole.word + word, start: whole.start, end: now.end });
        }
        whole = isOne ? { word: whole.word + word, start: whole.start, end: now.end } : now;
        last = now;
      }
    }
    return all;
  };

  /** @param {string} folded */
  const words = folded => tokens(folded).flatMap(({ paired, word }) => (paired ? pairs(paired) : [cut(word)]));

  /* ---- Forms of words ---- */

  /* Each language gives a word a key that all its forms have. A wrong one only adds
     results, after the exact ones. */

  const irregular = new Map(
    [...'women woman|men man|children child|crises crisis|analyses analysis|bases basis|used use|using use|travaux travail'.split('|')].map(
      pair => /** @type {[string, string]} */ (pair.split(' ')),
    ),
  );
  /** @param {string} word */
  const single = word => word.replace(/([^aeiouy])\1$/, '$1');

  /** How many letters differ, are missing, too many or swapped; limit + 1 if more. @type {Search.Distance} */
  const distance = (a, b, limit) => {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    /** @type {number[]} */
    let before = [];
    let row = [...b, ''].map((_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const differs = a[i - 1] === b[j - 1] ? 0 : 1;
        let steps = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + differs);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) steps = Math.min(steps, before[j - 2] + 1);
        next.push(steps);
        least = Math.min(least, steps);
      }
      if (least > limit) return limit + 1;
      [before, row] = [row, next];
    }
    return Math.min(row[b.length], limit + 1);
  };

  /** @type {Record<string, (word: string) => string>} */
  const latin = {
    en(word) {
      let w = irregular.get(word) ?? word;
      if (w.length < 4) return w;
      if (/[^aeiou]ie[sd]$/.test(w) && w.length > 4) w = w.slice(0, -3) + 'y';
      else if (/(ss|sh|ch|x|zz|o)es$/.test(w)) w = w.slice(0, -2);
      else if (/[^sui]s$/.test(w)) w = w.slice(0, -1);
      if (/..eed$/.test(w)) w = w.length > 5 ? w.slice(0, -1) : w;
      else w = w.replace(/^(?=.{3})(.*[aeiouy].*)(?:ed|ing)$/, (all, stem) => (stem.length > 2 ? stem : all));
      if (w.length > 3) w = w.replace(/e$/, '');
      return single(w)
        .replace(/^(.{3,})is(ation)?$/, '$1iz$2') // organise, organize
        .replace(/^(.{3,})our$/, '$1or') // labour, labor
        .replace(/enc$/, 'ens'); // defence, defense
    },
    fr(word) {
      if (word.length < 4) return word;
      let w = (irregular.get(word) ?? word).replace(/aux$/, 'al').replace(/euse$/, 'eu');
      if (/[^s][sxz]$/.test(w)) w = w.slice(0, -1);
      w = w.replace(/if$/, 'iv').replace(/^(.{3,}?)e+$/, '$1');
      return single(w).replace(/^(.{4,})er$/, '$1');
    },
    es(word) {
      if (word.length < 4) return word;
      return word
        .replace(/^(..+)ces$/, '$1z')
        .replace(/([^aeiou])es$|([aeo])s$/, '$1$2')
        .replace(/^(.{3,})[aeo]$/, '$1');
    },
  };

  const caseEnding = /^(.{3,}?)(?:[аеиоуыэюяьіє]+|[аяоеыи]м|[ая]х|[ое]в|[ое]го|[ое]му|[ыи]х|[ыиая]ми)$/u;
  /** @type {Search.KeysOf} */
  const russian = word => {
    let w = word;
    for (let before = ''; w !== before;) w = (before = w).replace(caseEnding, '$1');
    return [w.replace(/^(..+[^аеиоуыэюя])[ое]([кц])$/u, '$1$2')];
  };

  /** @type {Search.KeysOf} */
  const arabic = word => {
    const bare = word.replace(/^(?:[وف]?[بك]?ال|[وف]?لل|و)(?=.{3})/u, '');
    const one = bare === word || /^و/.test(word) ? bare.replace(/^[بلكفس](?=.{3})/u, '') : bare;
    return [...new Set([bare, one])].map(w => w.replace(/^(.{3,}?)(?:ها|هاي|ان|ات|ون|ين|يه|وا|هم|نا|ه|ي)$/u, '$1'));
  };

  let languages = ['en'];
  /** @type {Map<string, string[]>} */
  const knownKeys = new Map();
  /** @type {Search.KeysOf} */
  const keysOf = word => {
    let keys = knownKeys.get(word);
    if (!keys) {
      if (/^[a-z]+$/.test(word)) keys = languages.map(language => `${language} ${latin[language](word)}`);
      else if (/^[\u0400-\u052f]+$/.test(word)) keys = russian(word);
      else if (/^[\u0620-\u06ff]+$/.test(word)) keys = arabic(word);
      else keys = [word];
      if (knownKeys.size > 20000) knownKeys.clear();
      knownKeys.set(word, keys);
    }
    return keys;
  };
  /** @param {string} one @param {string} other */
  const isForm = (one, other) => one === other || keysOf(one).some(key => keysOf(other).includes(key));

  const latinEndings = ['', ...'a as e ed ee ees er es ied ies if ing ive o os s x y aux'.split(' ')];
  const arabicPrefixes = ['', ...'ال و وال ب بال ل لل ف فال ك كال'.split(' ')];
  /* Where forms of a word can stand in the index. */
  /** @type {Search.FormRanges} */
  const formRanges = word => {
    const bare = keysOf(word).map(key => key.replace(/^.. /, ''));
    if (/^[\u0400-\u052f]/.test(word)) return bare.map(key => (word.startsWith(key) ? [key, key + '\uffff'] : [key.slice(0, -1), key + '\uffff']));
    if (/^[\u0620-\u06ff]/.test(word)) return bare.flatMap(key => arabicPrefixes.map(prefix => [prefix + key, prefix + key + 'ي']));
    if (!/^[a-z]+$/.test(word)) return [];
    const spelled = bare.flatMap(key => [
      key,
      key.replace(/[yvl]$/, ''),
      key.replace(/iz(ation)?$/, 'is$1'),
      key.replace(/or$/, 'our'),
      key.replace(/ens$/, 'enc'),
      key.replace(/iv$/, 'if'),
    ]);
    const doubled = bare.map(key => key + key.slice(-1));
    const odd = [...irregular].flat().filter(one => isForm(one, word));
    return [...new Set([...spelled, ...doubled])]
      .flatMap(key => latinEndings.map(ending => key + ending))
      .concat(odd)
      .map(form => [form, form]);
  };

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

  /* ---- Dates ---- */

  /** @type {Search.MonthsOf} */
  const monthsOf = lists => {
    /** @type {Map<string, Set<number>>} */
    const names = new Map();
    /** @type {Map<string, Set<number>>} */
    const starts = new Map();
    /** @param {typeof names} map @param {string} name @param {number} month */
    const add = (map, name, month) => map.set(name, (map.get(name) ?? new Set()).add(month));
    for (const list of lists) {
      list.map(fold).forEach((whole, i) => {
        for (const name of [whole, ...whole.split('/')]) {
          if (/[0-9]/.test(name)) continue;
          add(names, name, i + 1);
          if (/^\p{L}+$/u.test(name)) for (let n = 3; n < name.length; n++) add(starts, name.slice(0, n), i + 1);
        }
      });
    }
    const all = new Map([...starts, ...names]);
    const any = [...all.keys()].sort((a, b) => b.length - a.length).join('|') || '(?!)';
    const nth = '(?:st|nd|rd|th|er|o|a|\\.)?';
    const between = '(?:,? |\\.,? )(?:(?:de|del|of) )?';
    const written = new RegExp(
      `(?<![\\p{L}\\p{N}])(?:([0-9]{1,2})${nth} (?:(?:de|of) )?)?(${any})${between}(?:([0-9]{1,2})${nth},? (?:(?:de|of) )?)?([0-9]{4})(?![0-9])(?: (?:года|год|г)(?!\\p{L}))?`,
      'gu',
    );
    return { all, written, own: lists[0] };
  };

  /* Days and months, in numbers and in words: each with where it is and what it may be. */
  /** @type {Search.Dates} */
  const dates = (folded, { all, written, own }) => {
    /** @type {Search.Span[]} */
    const found = [];
    /** @param {RegExpMatchArray} match @param {(string | number | undefined)[][]} readings @param {boolean} inWords */
    const add = (match, readings, inWords) => {
      const valid = readings.filter(
        ([, month, day]) => Number(month) >= 1 && Number(month) <= 12 && (day === undefined || (Number(day) >= 1 && Number(day) <= 31)),
      );
      if (!valid.length) return;
      const start = match.index ?? 0;
      const terms = valid.map(
        parts =>
          '@' +
          parts
            .filter(part => part !== undefined)
            .map(part => String(part).padStart(2, '0'))
            .join('-'),
      );
      const [year, month, day] = valid[0];
      const long = [day, own?.[Number(month) - 1], year].filter(Boolean).join(' ');
      found.push({ start, end: start + match[0].length, terms, long: fold(long), inWords });
    };
    for (const match of folded.matchAll(/(?<![\p{L}\p{N}/.-])([0-9]{4}) ?([-/.]) ?([0-9]{1,2})(?: ?\2 ?([0-9]{1,2})\.?)?(?![\p{L}0-9/-])/gu))
      if (match[4] || match[2] === '-') add(match, [[match[1], match[3], match[4]]], false);
    for (const match of folded.matchAll(/(?<![\p{L}\p{N}/.-])([0-9]{1,2}) ?([-/.]) ?([0-9]{1,2}) ?\2 ?([0-9]{4})(?![\p{L}0-9/-])/gu))
      add(
        match,
        [
          [match[4], match[3], match[1]],
          [match[4], match[1], match[3]],
        ],
        false,
      );
    for (const match of folded.matchAll(/(?<![0-9])([0-9]{4}) ?[년年] ?([0-9]{1,2}) ?[월月](?: ?([0-9]{1,2}) ?[일日号號])?(?:에는|에도|에|의|부터|까지)?/gu))
      add(match, [[match[1], match[2], match[3]]], true);
    for (const match of folded.matchAll(written))
      add(
        match,
        [...(all.get(match[2]) ?? [])].map(month => [match[4], month, match[1] ?? match[3]]),
        true,
      );
    return found;
  };

  /* ---- The query ---- */

  const particle =
    '(?:으로부터|에서는|에서의|에서도|에게서|으로는|으로서|으로써|이라고|에서|에게|께서|까지|부터|으로|에는|에도|에의|이나|이란|처럼|보다|마다|조차|밖에|로서|로써|라고|들은|들을|들의|들이|들에|들과|과의|와의|만이|만을|[을를이가은는의에와과도로만])';
  const particles = new RegExp(`^(.{2,}?)${particle}$`, 'u');
  /** What stands before the particle of a word; "" without one. @param {string} word */
  const beforeParticle = word => word.match(particles)?.[1] ?? '';

  /** @type {Search.Lookups} */
  const lookups = (folded, isLast) => {
    const found = [...folded.matchAll(runs)];
    return found.flatMap(([, paired, run], i) => {
      const prefix = isLast && i === found.length - 1;
      if (!paired) {
        const word = cut(run);
        return [{ term: word, prefix: prefix && word.length > 1 ? word : '', isWord: true }];
      }
      const all = pairs(paired);
      if ([...paired].length < 2) return [{ term: paired, prefix: found.length === 1 || prefix ? paired : '' }];
      const bare = beforeParticle(paired);
      const needed = bare ? pairs(bare).length : all.length;
      return all.map((term, n) => ({ term, prefix: '', optional: n >= needed }));
    });
  };

  /* Names with abbreviations that a text has, each as words. */
  /** @type {Search.NamesIn} */
  const namesIn = (folded, names) =>
    names.flatMap(name => {
      if (!folded.includes(name.first)) return [];
      name.pattern ??= new RegExp(`(?<!${letter})${name.words.split(' ').join('[^\\p{L}\\p{N}]{1,3}')}(?:'s|(?:${particle}))?(?!${letter})`, 'gu');
      return [...folded.matchAll(name.pattern)].map(match => ({ start: match.index, end: match.index + match[0].length, name }));
    });

  /** @type {Search.Known} */
  const nothingKnown = { names: [], months: monthsOf([]) };
  /** @type {Search.KnownOf} */
  const knownOf = root => ({
    names: (root.names ?? []).flatMap(([name, short]) => {
      const all = [...fold(name).matchAll(runs)].map(([, paired, run]) => paired || run);
      if (!all.length) return [];
      return [{ words: all.join(' '), first: all[0], short: fold(short) }];
    }),
    months: monthsOf(root.months ?? []),
  });

  /** @type {Search.Parse} */
  const parse = (text, known = nothingKnown) => {
    const quotes = '"“”„«»「」『』';
    const folded = fold(text.slice(0, maxQuery).replace(/[\u1100-\u11ff\u3130-\u318f]+\s*$/, ''));
    /** @type {Search.Chunk[]} */
    const chunks = [];
    for (const [all, minus, phrase] of folded.matchAll(new RegExp(`(-?)[${quotes}]([^${quotes}]*)(?:[${quotes}]|$)|[^${quotes}]+?(?=-?[${quotes}]|$)`, 'g'))) {
      if (phrase !== undefined) {
        chunks.push({ text: phrase, not: !!minus, phrase: true });
        continue;
      }
      /** @type {Search.Span[]} */
      const spans = [
        ...dates(all, known.months),
        ...namesIn(
          all,
          known.names.filter(({ short }) => short.length > 2),
        ).map(({ start, end, name }) => ({ start, end, terms: [name.short], long: '', inWords: true })),
      ].sort((a, b) => a.start - b.start || b.end - a.end);
      let at = 0;
      /** @param {number} end */
      const plain = end => {
        for (const [, not, word] of all.slice(at, end).matchAll(/(-(?=\S))?(\S+)/g)) chunks.push({ text: word, not: !!not, phrase: false });
      };
      for (const [i, span] of spans.entries()) {
        if (span.start < at || (all[span.start - 1] ?? ' ') !== ' ') continue;
        plain(span.start);
        const same = spans.slice(i).filter(other => other.start === span.start && other.end === span.end);
        chunks.push({
          text: all.slice(span.start, span.end),
          not: false,
          phrase: false,
          span: { ...span, terms: [...new Set(same.flatMap(({ terms }) => terms))] },
        });
        at = span.end;
      }
      plain(all.length);
    }
    return chunks
      .slice(0, maxGroups)
      .map((chunk, i, { length }) => group(chunk, i === length - 1, known))
      .filter(({ alternatives }) => alternatives.length);
  };

  /* What to look up for a part of the query. */
  /** @type {Search.MakeGroup} */
  const group = ({ text, not, phrase, span }, isAtEnd, known) => {
    const isLast = isAtEnd && !phrase && !not;
    /** @type {Search.Alternative[]} */
    const alternatives = [];
    const date = !!span?.terms[0].startsWith('@');
    const sought = tokens(date && !span?.inWords ? (span?.long ?? '') : text);
    for (const term of span?.terms ?? []) {
      const isMonth = term.length < '@2018-12-17'.length;
      alternatives.push({ lookups: [{ term, prefix: date && isMonth ? term : '', isWord: !date }] });
      if (!date) sought.push(...tokens(term));
    }
    if (date && span?.long) alternatives.push({ lookups: lookups(span.long, false) });
    if (!date || span?.inWords) {
      const named = phrase || span ? [] : symbols(text);
      if (named.length) alternatives.push({ isFinal: true, lookups: named.map(s => ({ term: '#' + s, prefix: '#' + s + (isLast ? '' : '/') })) });
      const list = lookups(text, isLast && !date);
      alternatives.push({ lookups: list });
      const all = tokens(text);
      const whole = all[all.length - 1];
      if (!phrase && !span && all.length > list.length && whole.start === all[0].start && all.every(token => token.word))
        alternatives.push({ lookups: [{ term: cut(whole.word), prefix: isLast ? cut(whole.word) : '', isWord: true }] });
    }
    const also = known.names.filter(({ short }) => sought.length === 1 && sought[0].word === short);
    return {
      not,
      folded: text,
      phrase: phrase && !not ? phraseOf(text) : '',
      alternatives: alternatives.filter(list => list.lookups.length),
      sought,
      also,
      isLast,
    };
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
    const known = knownOf(root);
    languages = Object.keys(latin).filter(language => language === 'en' || root.languages?.includes(language));
    knownKeys.clear();
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

    /** @type {WeakMap<any[], string[][]>} */
    const keysOfPieces = new WeakMap();
    /** The keys of the terms of a piece. @param {any[]} piece */
    const keysIn = piece => {
      let keys = keysOfPieces.get(piece);
      if (!keys) {
        keys = [];
        for (let i = 0; i < piece.length; i += 4) keys.push(/^\p{L}/u.test(piece[i]) && !piece[i].includes(':') ? keysOf(piece[i]) : []);
        keysOfPieces.set(piece, keys);
      }
      return keys;
    };

    /** @type {Search.Units} */
    const units = async lookup => {
      const { term, prefix, isWord } = lookup;
      const numbers = new Set(pieces(term, term, Infinity));
      for (const [from, to] of isWord ? formRanges(term) : []) for (const i of pieces(from, to, maxPieces)) numbers.add(i);
      if (prefix) {
        const all = pieces(prefix, prefix + '\uffff', maxPieces + 1);
        for (const i of all.slice(0, maxPieces)) numbers.add(i);
        lookup.isCut ||= all.length > maxPieces;
      }
      const own = isWord ? keysOf(term) : [];
      /** @type {Search.Unit[]} */
      const found = [];
      let common = Infinity;
      for (const piece of await Promise.all([...numbers].map(i => load('terms', i)))) {
        const keys = isWord ? keysIn(piece) : [];
        for (let i = 0; i < piece.length; i += 4) {
          const share = piece[i] === term ? 1 : keys[i / 4]?.some(key => own.includes(key)) ? 0.8 : prefix && piece[i].startsWith(prefix) ? 0.6 : 0;
          if (!share) continue;
          found.push({ term: piece[i], share, rarity: piece[i + 1], gaps: piece[i + 2], marks: piece[i + 3], weight: 0 });
          common = Math.min(common, piece[i + 1]);
        }
      }
      for (const unit of found) unit.weight = (unit.share === 1 ? unit.rarity : common * unit.share) / 64;
      lookup.rarity = common;
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
      /** @param {Search.Alternative} alternative */
      const look = ({ lookups }) => Promise.all(lookups.map(units));
      /** @type {(alternative: Search.Alternative, found: Search.Unit[][]) => void} */
      const add = ({ lookups }, found) => {
        const own = new Float32Array(root.count);
        lookups.forEach((lookup, n) => {
          const best = new Float32Array(root.count);
          for (const unit of found[n])
            each(unit, (doc, weight) => {
              best[doc] = Math.max(best[doc], weight);
            });
          for (let doc = 0; doc < root.count; doc++) {
            if (n === 0 || own[doc] > 0) own[doc] = best[doc] || lookup.optional ? own[doc] + best[doc] : 0;
          }
        });
        for (let doc = 0; doc < root.count; doc++) sums[doc] += own[doc];
      };
      for (const alternative of group.alternatives.filter(({ isFinal }) => isFinal)) {
        const found = await look(alternative);
        group.bySymbol = found.every(list => list.length);
        if (group.bySymbol) {
          add(alternative, found);
          return sums;
        }
      }
      const others = group.alternatives.filter(({ isFinal }) => !isFinal);
      (await Promise.all(others.map(look))).forEach((found, i) => add(others[i], found));
      return sums;
    };

    /** The first document of a year. @param {number} year */
    const yearStart = year => (root.years.find(([y]) => y >= year) || [0, root.dated])[1];

    /** @type {Search.Find} */
    const find = async ({ text, filters, from, to, oldest }) => {
      const groups = parse(text, known);
      const [found, narrowed] = await Promise.all([
        Promise.all(groups.map(scores)),
        Promise.all(filters.map(term => scores({ alternatives: [{ lookups: [{ term, prefix: '' }] }] }))),
      ]);
      const timed = from !== undefined || to !== undefined;
      const start = from === undefined ? 0 : yearStart(from);
      const end = to !== undefined ? yearStart(to + 1) : timed ? root.dated : root.count;
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
      const time = doc => (doc < root.dated ? doc : -1);
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
      const single = groups.length === 1 && phrases.length === 1 && groups[0].alternatives[0].lookups.length === 1;
      const isCut = groups.some(group => group.alternatives.some(({ lookups }) => lookups.some(lookup => lookup.isCut)));
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

    /* ---- Suggestions ---- */

    /** Terms of the index near a word, the nearest first. @type {Search.NearTerms} */
    const nearTerms = async (word, isPrefix) => {
      const length = word.length;
      const limit = length < 4 ? 0 : length < 6 ? 1 : 2;
      if (!limit || length > maxTerm || /[0-9]/.test(word)) return [];
      const starts = [word.slice(0, 3), word.slice(0, 2), word[1] + word[0], word[0] + word[2], word.slice(1, 3)];
      const numbers = [...new Set(starts.flatMap(start => pieces(start, start + '\uffff', 2)))].slice(0, maxPieces);
      /** @type {Map<string, Search.NearTerm>} */
      const best = new Map();
      for (const piece of await Promise.all(numbers.map(i => load('terms', i)))) {
        for (let i = 0; i < piece.length; i += 4) {
          const [term, rarity] = [piece[i], piece[i + 1]];
          if (Math.abs(term.length - length) > limit && !(isPrefix && term.length > length)) continue;
          if (!/^\p{L}{3,}$/u.test(term) || isPaired.test(term)) continue;
          let steps = distance(word, term, limit);
          if (steps > limit && isPrefix && length > 4)
            steps = 0.5 + Math.min(...[length - 1, length, length + 1].map(n => distance(word, term.slice(0, n), limit)));
          if (steps > limit + 0.5 || isForm(term, word)) continue;
          const [key] = keysOf(term);
          const rank = steps * 20 + rarity + (term[0] === word[0] ? 0 : 5);
          if (rank < (best.get(key)?.rank ?? Infinity)) best.set(key, { text: term, rank, rarity, steps });
        }
      }
      return byRank([...best.values()]);
    };

    /** @type {Search.ByRank} */
    const byRank = list => list.sort((a, b) => a.rank - b.rank || (a.text < b.text ? -1 : 1));

    /** Words of a script in pairs near a word, of which the index has all pairs. @type {Search.NearPairs} */
    const nearPairs = async word => {
      const letters = [...word];
      if (letters.length < 2 || letters.length > 12) return [];
      const numbers = new Set(firsts.length <= maxPieces ? firsts.keys() : letters.flatMap(c => pieces(c, c + '\uffff', 1)));
      /** @type {Map<string, number>} */
      const all = new Map();
      /** @type {Map<string, string>} */
      const used = new Map();
      for (const piece of await Promise.all([...numbers].map(i => load('terms', i)))) {
        for (let i = 0; i < piece.length; i += 4) {
          if (!isPaired.test(piece[i]) || [...piece[i]].length !== 2) continue;
          all.set(piece[i], piece[i + 1]);
          for (const c of piece[i]) used.set(c, c.normalize('NFD'));
        }
      }
      /** @type {Map<string, Search.NearTerm>} */
      const best = new Map();
      /** @param {string[]} changed @param {number} steps */
      const add = (changed, steps) => {
        const text = changed.join('');
        const rarity = Math.max(...pairs(text).map(pair => all.get(pair) ?? Infinity));
        const rank = steps * 20 + rarity;
        if (text !== word && changed.length > 1 && rank < (best.get(text)?.rank ?? Infinity)) best.set(text, { text, rank, rarity, steps });
      };
      letters.forEach((c, i) => {
        const [before, after] = [letters.slice(0, i), letters.slice(i + 1)];
        for (const [other, parts] of used) {
          if (i && !all.has(letters[i - 1] + other)) continue;
          const isSyllable = parts.length > 1 && /[가-힣]/.test(c);
          if (!after.length || all.has(other + after[0])) {
            if (!isSyllable && letters.length > 2) add([...before, other, ...after], 1.5);
            if (isSyllable && distance(c.normalize('NFD'), parts, 1) === 1) add([...before, other, ...after], 1);
          }
          if (letters.length > 2 && all.has(other + c)) add([...before, other, c, ...after], 2);
        }
        if (letters.length > 2) add([...before, ...after], 2);
        if (after.length) add([...before, after[0], c, ...after.slice(1)], 1.5);
      });
      return byRank([...best.values()]);
    };

    /** The words of a query that find nothing or, beside their like, little. @type {Search.Doubtful} */
    const doubtful = answer =>
      answer.groups.flatMap(group => {
        if (group.not || group.bySymbol || group.phrase) return [];
        const all = group.alternatives.flatMap(({ lookups }) => lookups);
        const isFound = group.alternatives.some(({ lookups }) => lookups.every(({ rarity, optional }) => rarity !== Infinity || optional));
        return group.sought.flatMap(({ word, paired }) => {
          const lookup = all.find(({ term, isWord }) => isWord && term === cut(word));
          const rarity = lookup?.rarity ?? Infinity;
          const isDoubtful = (lookup || paired) && (rarity === Infinity ? !isFound : answer.count && word.length > 4);
          return isDoubtful ? [{ word, paired, group, rarity }] : [];
        });
      });

    /** @type {Search.Near} */
    const near = async (query, answer) => {
      const typed = fold(query.text);
      const unsure = doubtful(answer);
      /** @type {Search.Offer[]} */
      const offers = [];
      /** @type {Search.MakeOffer} */
      const offer = async (text, word = '') => {
        if (offers.length >= maxOffers || !text.trim() || offers.some(one => one.text.includes(text) || (word && text.includes(one.text)))) return;
        const found = await find({ ...query, text });
        if (!found.count) return;
        const spelled = word && (await spell(found.take(1, false)[0], word));
        if (word && !spelled && isPaired.test(word)) return;
        offers.push({ text: spelled ? text.replace(word, () => spelled) : text, isSpelled: !word || !!spelled });
      };
      for (const { word, paired, group, rarity } of unsure) {
        const bare = beforeParticle(paired);
        const lists = word ? [await nearTerms(word, group.isLast)] : [await nearPairs(bare), await nearPairs(paired)];
        for (const [i, list] of lists.entries()) {
          // A word that is found is doubted only beside one that is found far more often.
          const likely = list.filter(one => one.rarity < rarity - 1.3 && (rarity === Infinity || one.steps === 1));
          for (const { text } of likely.slice(0, 2 * maxOffers))
            await offer(
              typed.replace(word || (i ? paired : bare), () => text),
              text,
            );
        }
      }
      if (!offers.length && !answer.count && answer.groups.length > 1) {
        for (const group of answer.groups)
          if (!group.not && (!unsure.length || unsure.some(one => one.group === group)))
            await offer(typed.replace(group.folded, '').replace(/ +/g, ' ').trim());
      }
      const spelled = offers.filter(({ isSpelled }) => isSpelled);
      return (spelled.length ? spelled : offers).map(({ text }) => text);
    };

    /** A folded word as a document writes it; nothing if that is in none of its texts. @type {Search.Spell} */
    const spell = async (doc, word) => {
      const texts = [...(await head(doc)).slice(0, 1), ...(await body(doc))];
      if (isPaired.test(word)) return texts.some(text => fold(text).includes(word)) ? word : '';
      for (const text of texts) {
        for (const [written] of text.matchAll(/[\p{L}\p{N}\p{M}\u200c\u200d]+/gu)) if (fold(written) === word) return written.toLowerCase();
      }
      return '';
    };

    /** The query with its last word, which is being typed, made whole; what most entries have first. @type {Search.Complete} */
    const complete = async (query, { groups }) => {
      const isSmall = root.textBlock >= root.count; // all its texts are there by now
      const group = groups[groups.length - 1];
      const typed = fold(query.text);
      const [word] = /\p{L}{3,}$/u.exec(typed) ?? [''];
      if (!word || !group?.isLast || group.bySymbol || isPaired.test(word) || (groups.length > 1 && !isSmall)) return [];
      /** @type {Map<string, Search.NearTerm>} */
      const best = new Map();
      for (const piece of await Promise.all(pieces(word, word + '\uffff', maxPieces).map(i => load('terms', i)))) {
        for (let i = 0; i < piece.length; i += 4) {
          const [text, rarity] = [piece[i], piece[i + 1]];
          if (!text.startsWith(word) || !/^\p{L}+$/u.test(text) || isForm(text, word)) continue;
          const [key] = keysOf(text);
          if (rarity < (best.get(key)?.rank ?? Infinity)) best.set(key, { text, rank: rarity, rarity, steps: 0 });
        }
      }
      const start = query.text.slice(0, query.text.length - word.length);
      const likely = byRank([...best.values()]).map(({ text }) => text);
      if (!isSmall) return likely.slice(0, maxOffers);
      /** @type {string[]} */
      const offers = [];
      for (const text of likely.slice(0, 2 * maxOffers)) {
        const found = await find({ ...query, text: start + text });
        const spelled = found.count && (await spell(found.take(1, false)[0], text));
        if (spelled && offers.length < maxOffers) offers.push(start + spelled);
      }
      return offers;
    };

    return { find, head, body, hasPhrases, near, complete };
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
  const match = ({ word, paired, start, end }, sought, isLast) => {
    if (!sought.paired)
      return word && (isForm(word, sought.word) || (isLast && sought.word.length > 1 && word.startsWith(sought.word))) ? [start, end] : undefined;
    const part = paired && [sought.paired, beforeParticle(sought.paired)].find(s => s && paired.includes(s));
    return part ? [start + paired.indexOf(part), start + paired.indexOf(part) + part.length] : undefined;
  };

  /** @type {Search.Hits} */
  const hits = (text, groups) => {
    /** @type {Search.Hit[]} */
    const found = [];
    // A text that folding leaves as long as it was is folded as a whole, any other word by word.
    const whole = fold(text.replace(/…/g, ' '));
    const sought = groups.map((group, n) => {
      if (group.not) return [];
      if (whole.length === text.length) for (const { start, end } of namesIn(whole, group.also)) found.push([start, end, n]);
      if (!group.bySymbol) return group.sought;
      for (const symbol of symbols(group.folded)) for (const [start, end] of findSymbol(text, symbol)) found.push([start, end, n]);
      return [];
    });
    const stretches =
      whole.length === text.length
        ? [{ 0: text, index: 0 }]
        : text.matchAll(/[\p{L}\p{N}\p{M}'’\u00ad\u200c\u200d]+(?:[-‐‑][\p{L}\p{N}\p{M}'’\u00ad\u200c\u200d]+)*/gu);
    for (const stretch of stretches) {
      const folded = stretch[0] === text ? whole : fold(stretch[0]);
      const isExact = folded.length === stretch[0].length;
      for (const token of tokens(folded)) {
        sought.forEach((list, n) =>
          list.forEach(queryToken => {
            const matched = match(token, queryToken, groups[n].isLast);
            if (!matched) return;
            const [start, end] = isExact ? matched : [0, stretch[0].length];
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
    const isNew = !arrived.has(kind + number);
    arrived.set(kind + number, data);
    if (kind === 'root' && isNew) start(data);
  };
  Object.assign(receive, { fold, words, symbols, keysOf, isForm, distance, parse, engine });

  /** @type {Search.Load} */
  const load = (kind, number) => {
    const name = kind + number;
    let promise = loading.get(name) ?? (arrived.has(name) ? Promise.resolve(arrived.get(name)) : undefined);
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
    const suggestions = /** @type {HTMLElement | null} */ (results.querySelector('.suggestions'));
    const found = /** @type {HTMLElement} */ (document.querySelector('.found'));
    const status = /** @type {HTMLElement} */ (document.getElementById('ask-status'));
    const index = engine(root, load);
    // The texts of a small record are one file: it comes while the reader types.
    if (root.count && root.textBlock >= root.count) form.addEventListener('focusin', () => load('texts', 0).catch(() => {}), { once: true });
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
    const announce = (text, delay, isHeard = false) => {
      if (!isHeard) found.textContent = text;
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
      /** @param {string} name */
      const year = name => (value(name) ? Number(value(name)) : undefined);
      return { text: value('q'), filters, from: year('from'), to: year('to'), oldest: value('order') === 'date' };
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

    /** Offers links to other queries. @type {Search.OfferNear} */
    const offerNear = async (query, answer, queryNumber, isTyping) => {
      if (!suggestions) return;
      const completions = isTyping ? await index.complete(query, answer) : [];
      const hasFew = answer.count <= fewResults && !answer.isCut;
      const offers = completions.length || !hasFew ? completions : await index.near(query, answer);
      if (queryNumber !== latest || !offers.length) return;
      const { label: nearLabel = '', complete: completeLabel = '' } = suggestions.dataset;
      const label = completions.length ? completeLabel : nearLabel;
      suggestions.replaceChildren(label + ' ');
      offers.forEach((text, i) => {
        const link = document.createElement('a');
        link.textContent = text;
        const params = toParams();
        params.set('q', text);
        link.href = '#' + params;
        suggestions.append(i ? ' · ' : '', link);
      });
      suggestions.hidden = false;
      if (!completions.length) announce(`${found.textContent} ${label} ${offers.join(', ')}`, 700, true);
    };

    /** @param {Search.Query} query */
    const isEmpty = query => !(query.text.trim() || query.filters.length || query.from !== undefined || query.to !== undefined);

    const run = async (isTyping = false) => {
      const queryNumber = ++latest;
      const query = readQuery();
      clearTimeout(typingTimer);
      if (suggestions) suggestions.hidden = true;
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
        if (queryNumber === latest) await offerNear(query, answer, queryNumber, isTyping);
      } catch {
        if (queryNumber === latest) announce(failed, 0);
      } finally {
        clearTimeout(slow);
        if (queryNumber === latest) results.setAttribute('aria-busy', 'false');
      }
    };

    const toParams = () => new URLSearchParams(fields.filter(f => f.value && f.value !== f.dataset.usual).map(f => [f.name, f.value]));
    /** The address with the query; Back and Forward read it again. */
    const toAddress = () => {
      const params = String(toParams());
      return location.href.split(/[?#]/)[0] + (params && '#' + params);
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
        run(true);
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
      if (String(toParams())) writeAddress('typing');
      run();
    }
  };

  // The root comes with the page. Where it failed, or a page of the site's own has no
  // element for it, it is loaded with the first query, or when a reader comes to the form.
  const hasQuery = () => location.hash.length + location.search.length > 1;
  const loadRoot = () => {
    if (arrived.has('root0')) return;
    const script = document.createElement('script');
    script.src = dataFolder + 'root.js';
    document.head.append(script);
  };
  const loadLater = () => {
    if (form && hasQuery()) loadRoot();
    else form?.addEventListener('focusin', loadRoot, { once: true });
  };
  if (form && document.querySelector(`script[src="${dataFolder}root.js"]`)) addEventListener('load', loadLater);
  else loadLater();

  return receive;
})();
