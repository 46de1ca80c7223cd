// Chooses the pages of the built sites to test: of every kind and
// language the largest, and of entries the smallest too, which has no vote.
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const kinds = [
  '404',
  'corrections',
  'data',
  'entry',
  'home',
  'new',
  'page',
  'safety',
  'search',
  'sources',
  'state',
  'states',
  'subject',
  'subjects',
  'term',
  'vocabulary',
  'votes',
  'withdrawn',
  'year',
];

/** Every page of a folder: its path, its text, and what its first lines say it is. Redirects are no pages. */
export function allPages(root) {
  return readdirSync(root, { recursive: true })
    .filter(path => path.endsWith('.html'))
    .sort()
    .map(path => {
      const html = readFileSync(join(root, path), 'utf8');
      return {
        path,
        html,
        kind: html.match(/<body class="kind-([\w-]+)/)?.[1],
        lang: html.match(/<html lang="([\w-]+)"/)?.[1],
      };
    })
    .filter(page => page.kind);
}

/** Kinds that one language at least must have: not every site names keys by which copies are checked. */
const somewhere = ['verify'];

/**
 * The pages to look at: [{ kind, lang, path, root }], of every kind in every language,
 * from the first folder that has it; of entries, which differ most, from every folder.
 * A required kind that a language lacks is an error, since what is not looked at must
 * not pass for good.
 */
export function samplePages(roots, required = kinds) {
  const samples = [];
  const languages = byLanguage(roots);
  for (const kind of required.length ? somewhere : []) {
    if (![...languages.values()].flat().some(page => page.kind === kind)) throw new Error(`no site has a page of the kind ${kind}`);
  }
  for (const [lang, spoken] of languages) {
    const missing = required.filter(kind => !spoken.some(page => page.kind === kind));
    if (missing.length) throw new Error(`no site has a page in ${lang} of the kind ${missing.join(', ')}`);
    for (const kind of new Set(spoken.map(page => page.kind))) {
      const ofKind = spoken.filter(page => page.kind === kind);
      const first = ofKind[0].root;
      for (const root of kind === 'entry' ? roots : [first]) {
        const bySize = ofKind.filter(page => page.root === root).sort((a, b) => b.html.length - a.html.length);
        const take = (name, page) => samples.push({ kind: name, lang, path: page.path, root });
        if (bySize.length) take(root === first ? kind : `${kind}-${basename(root)}`, bySize[0]);
        if (kind === 'entry' && root === first) take('entry-bare', bySize.at(-1));
      }
    }
  }
  return samples;
}

/** All pages by language, each with the folder that it is of. */
function byLanguage(roots) {
  const languages = new Map();
  for (const root of roots) {
    for (const page of allPages(root)) {
      if (!languages.has(page.lang)) languages.set(page.lang, []);
      languages.get(page.lang).push({ ...page, root });
    }
  }
  return languages;
}
