// Reads files of "annals export" with the parsers of the programs that they are for, and
// prints what these have understood as JSON: an object with events and errors.
//
//   node timelines.mjs timelinejs|timelinejs-csv|markwhen FILE
import { readFile } from 'node:fs/promises';
import { createRequire, register } from 'node:module';

// TimelineJS comes as sources for a bundler, and asks the network and cleans HTML in a
// browser. Here its imports get their endings, it asks nobody, and HTML stays as it is.
const hooks = `
  export async function resolve(name, context, next) {
    if (name === 'dompurify') return { url: 'data:text/javascript,export default { addHook() {}, sanitize: (html) => html }', shortCircuit: true };
    if (name.endsWith('/net/Net')) return { url: 'data:text/javascript,export const ajax = null, fetchJSON = null, getJSON = null', shortCircuit: true };
    const inTimeline = context.parentURL?.includes('/@knight-lab/timelinejs/');
    return next(inTimeline && name.startsWith('.') && !name.endsWith('.js') ? name + '.js' : name, context);
  }
  export async function load(url, context, next) {
    return next(url, url.includes('/@knight-lab/timelinejs/') ? { ...context, format: 'module' } : context);
  }`;

/** What stands in for the browser. A text without markup is its own text. */
class Parser {
  /** @param {string} html */
  parseFromString(html) {
    return { body: { textContent: text(html), innerText: text(html) } };
  }
}

/** @param {string} html */
const text = html => html.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(Number(n)));

/** @param {string} form @param {string} content */
async function timelineJS(form, content) {
  register(`data:text/javascript,${encodeURIComponent(hooks)}`);
  const own = new URL('node_modules/@knight-lab/timelinejs/src/js/core/', import.meta.url).href;
  const fetch = async () => ({ status: 200, text: async () => content });
  Object.assign(globalThis, { DOMParser: Parser, window: { fetch }, trace: undefined });
  const { TimelineConfig } = await import(`${own}TimelineConfig.js`);
  const { readCSVFromURL } = await import(`${own}ConfigFactory.js`);
  const data = form === 'timelinejs' ? JSON.parse(content) : await readCSVFromURL('https://example.org/timeline.csv');
  const errors = [...(data.errors ?? []), ...(data.warnings ?? [])];
  const config = new TimelineConfig(data);
  config.validate();
  const events = config.events.map(e => ({
    date: [e.start_date, e.end_date].map(d => d && [d.data.year, d.data.month, d.data.day].map(n => Number(n) || 0)),
    title: text(e.text.headline),
    text: text(e.text.text),
    group: e.group ?? '',
  }));
  return { title: text(config.title.text.headline), events, errors: [...errors, ...config.getErrors()].map(String) };
}

/** @param {string} content */
function markwhen(content) {
  const { parse } = createRequire(import.meta.url)('@markwhen/parser');
  const all = parse(content);
  const events = [];
  const walk = node => (node.children ? node.children.forEach(walk) : events.push(node));
  walk(all.events);
  const plain = words => words.replace(/^\u2060 /, '').replaceAll('\u2060', '');
  return {
    title: all.header.title,
    events: events.map(e => ({
      date: [e.dateRangeIso.fromDateTimeIso.slice(0, 10), e.dateRangeIso.toDateTimeIso.slice(0, 10)],
      title: plain(e.firstLine.restTrimmed.replace(/( #\w+)+$/, '')),
      text: e.supplemental
        .filter(part => part.type !== 'paragraphBreak')
        .map(part => (part.type === 'text' ? plain(part.raw) : `a ${part.type}`))
        .join('\n'),
      group: e.tags.join(' '),
      properties: e.properties,
    })),
    errors: [...all.parseMessages, ...all.documentMessages].map(message => message.message),
  };
}

const [form, file] = process.argv.slice(2);
const content = await readFile(file, 'utf8');
const read = form === 'markwhen' ? markwhen(content) : await timelineJS(form, content);
console.log(JSON.stringify(read));
