// Lighthouse for a phone on a slow network, simulated as it does by default.
import lighthouse from 'lighthouse';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

/** One run over a page: the four scores of 100, the times that make up the first of them, and how fast the machine was. */
export async function measure(browser, url) {
  const page = await browser.newPage();
  const { lhr } = await lighthouse(url, { logLevel: 'silent', output: 'json', onlyCategories: categories }, undefined, page);
  await page.close();
  const number = audit => lhr.audits[audit].numericValue;
  return {
    performance: score(lhr, 'performance'),
    accessibility: score(lhr, 'accessibility'),
    practices: score(lhr, 'best-practices'),
    seo: score(lhr, 'seo'),
    paint: number('largest-contentful-paint'),
    shift: number('cumulative-layout-shift'),
    blocking: number('total-blocking-time'),
    machine: lhr.environment.benchmarkIndex,
    faults: faults(lhr),
  };
}

function score(lhr, category) {
  return Math.round(lhr.categories[category].score * 100);
}

/** What costs points outside performance, by name. */
function faults(lhr) {
  return categories
    .slice(1)
    .flatMap(category =>
      lhr.categories[category].auditRefs
        .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
        .map(({ id }) => id),
    );
}

/** Of several runs the one whose value stands in the middle. */
export function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
