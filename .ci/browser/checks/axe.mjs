// axe-core, with every rule of WCAG 2.2 A and AA and its best practices.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function axe({ page, fail }) {
  for (const { rule, where, why } of await violations(page)) fail(`axe ${rule}: ${why}`, where);
}

/** What axe finds on a page, an element a row. */
export async function violations(page) {
  await page.evaluate(source);
  return page.evaluate(async tags => {
    const { violations } = await globalThis.axe.run({
      preload: false,
      resultTypes: ['violations'],
      runOnly: tags,
      rules: { 'target-size': { enabled: true } },
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(node => ({
        rule: id,
        where: node.html.slice(0, 200),
        why: (node.failureSummary ?? '').split('\n').slice(1).join(' ').trim(),
      })),
    );
  }, tags);
}
