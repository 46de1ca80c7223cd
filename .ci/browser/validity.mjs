// Every page checked against the HTML standard by html-validate, beside what the
// browsers do.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { allPages } from './pages.mjs';

const checker = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:standard'],
    rules: {
      // Not mistakes: spaces at a line's end, which templates leave; a title
      // that is a document's own; an id that begins with a digit.
      'no-trailing-whitespace': 'off',
      'long-title': 'off',
      'valid-id': ['error', { relaxed: true }],
    },
  }),
);

if (!isMainThread) parentPort.postMessage(check(workerData));

/** A promise of the number of pages looked at. */
export function validity(roots, report) {
  return new Promise((done, failed) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: roots });
    worker.on('error', failed);
    worker.on('message', ({ count, faults }) => {
      for (const { page, what, where } of faults) report.fail(page, 'html-validate', what, where);
      done(count);
    });
  });
}

function check(roots) {
  let count = 0;
  const faults = [];
  for (const root of roots) {
    for (const { html, kind, lang, path } of allPages(root)) {
      count++;
      const { results } = checker.validateStringSync(html, path);
      for (const { messages } of results) {
        for (const { ruleId, message, line, column } of messages) {
          const where = `${line}:${column} ${html.split('\n')[line - 1].trim().slice(0, 160)}`;
          faults.push({ page: { kind, lang, path }, what: `${ruleId}: ${message}`, where });
        }
      }
    }
  }
  return { count, faults };
}
