// Chooses the pages of the built sites to test: of every kind and
// language the largest, and of entries the smallest too, which has no vote.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const kinds = ['404', 'corrections', 'entry', 'home', 'page', 'safety', 'search', 'sources', 'state', 'states', 'term', 'vocabulary', 'votes', 'year'];

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

/**
 * The pages to look at: [{ kind, lang, path, root }]. A language is taken from
 * the first folder that has it. A required kind that a language lacks is an error,
 * since what is not looked at must not pass for good.
 */
export function samplePages(roots, required = kinds) {
  const samples = [];
  const seen = new Set();
  for (const root of roots) {
    const pages = allPages(root).filter(page => !seen.has(page.lang));
    for (const lang of new Set(pages.map(page => page.lang))) {
      seen.add(lang);
      const spoken = pages.filter(page => page.lang === lang);
      const missing = required.filter(kind => !spoken.some(page => page.kind === kind));
      if (missing.length) throw new Error(`${root} has no page in ${lang} of the kind ${missing.join(', ')}`);
      for (const kind of new Set(spoken.map(page => page.kind))) {
        const bySize = spoken.filter(page => page.kind === kind).sort((a, b) => b.html.length - a.html.length);
        const take = (name, page) => samples.push({ kind: name, lang, path: page.path, root });
        take(kind, bySize[0]);
        if (kind === 'entry') take('entry-bare', bySize.at(-1));
      }
    }
  }
  return samples;
}
