// Every page checked against the HTML standard by html-validate.
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

/** The number of pages looked at. */
export function validity(roots, report) {
  let count = 0;
  for (const root of roots) {
    for (const page of allPages(root)) {
      count++;
      const { results } = checker.validateStringSync(page.html, page.path);
      for (const { messages } of results) {
        for (const { ruleId, message, line, column } of messages) {
          report.fail(page, 'html-validate', `${ruleId}: ${message}`, `${line}:${column} ${page.html.split('\n')[line - 1].trim().slice(0, 160)}`);
        }
      }
    }
  }
  return count;
}
