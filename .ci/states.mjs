// node .ci/states.mjs
//
// Writes internal/record/state/cldr.csv: the names of states and territories in many
// languages, from the Unicode CLDR of the Node.js that runs it. Both the usual and the
// short form are written where they differ, separated by a vertical bar.
import { readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../internal/record/state/', import.meta.url);
const languages = 'en ko fr es ru zh ar zh-Hant de it pt nl sv da nb fi pl cs sk hu ro bg sr hr uk el tr fa ur he id ms vi th km my ja mn hi bn sw'.split(' ');
const styles = ['long', 'short'];

const tables = languages.map(language => styles.map(style => new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' })));
/** Both names of "Myanmar (Burma)"; elsewhere parentheses hold what tells two territories apart. */
const apart = (code, name) => (code === 'MMR' ? name.split(/ ?[()（）]/).filter(part => part) : [name]);
const quoted = text => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const states = readFileSync(new URL('states.csv', folder), 'utf8').trim().split('\n').slice(1);
const rows = states
  .filter(line => !line.endsWith('yes')) // CLDR names a former state as its successor
  .map(line => line.split(','))
  .map(([code, alpha2]) => [code, ...tables.map(styled => [...new Set(styled.flatMap(names => apart(code, names.of(alpha2))))].join('|'))]);
writeFileSync(new URL('cldr.csv', folder), [['code', ...languages], ...rows].map(row => row.map(quoted).join(',')).join('\n') + '\n');
console.log(`CLDR ${process.versions.cldr}: ${rows.length} names in ${languages.length} languages`);
