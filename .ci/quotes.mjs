// npm pack cldr-misc-full@48.0.0 && tar xzf cldr-misc-full-48.0.0.tgz && node .ci/quotes.mjs package
//
// Writes internal/record/lang/quotes.csv: the quotation marks of all languages of the Unicode
// CLDR, from its npm package. There is a row for each language, and one for a script or a
// country in which the marks are others.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

const source = process.argv[2];
const tags = readdirSync(`${source}/main`).sort();
const rows = new Map(tags.map(tag => {
  const marks = JSON.parse(readFileSync(`${source}/main/${tag}/delimiters.json`, 'utf8')).main[tag].delimiters;
  return [tag, [marks.quotationStart, marks.quotationEnd, marks.alternateQuotationStart, marks.alternateQuotationEnd].join(',')];
}));
const isNews = tag => !tag.includes('-') || rows.get(tag) !== rows.get(tag.split('-')[0]);
const lines = tags.filter(isNews).map(tag => `${tag},${rows.get(tag)}`);
writeFileSync(new URL('../internal/record/lang/quotes.csv', import.meta.url), ['tag,open,close,open2,close2', ...lines].join('\n') + '\n');
const { cldrVersion } = JSON.parse(readFileSync(`${source}/package.json`, 'utf8'));
console.log(`CLDR ${cldrVersion}: ${lines.length} rows`);
