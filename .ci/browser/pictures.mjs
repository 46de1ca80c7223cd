// node .ci/browser/pictures.mjs PROGRAM FOLDER
//
// Makes the pictures of the guide anew, from the example site that "annals init"
// makes and from what the program shows of it: never drawn, never touched up.
// Needs pngquant, which brings them to the few colours that they have.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hangGuard, openChromium } from './browsers.mjs';

const [program, out] = process.argv.slice(2);
if (!out) throw new Error('usage: pictures.mjs PROGRAM FOLDER');
const largest = 60 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'annals-pictures-'));
const site = join(folder, 'my-record');
const entryPage = '2023/ec-2023-9.html';

execFileSync(program, ['init', site, '--quiet']);
const { server, address } = await preview();
const browser = await openChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1000, height: 640 }, colorScheme: 'light' });
  page.setDefaultTimeout(hangGuard);

  await page.goto(address + entryPage);
  await page.getByRole('button', { name: 'Preview' }).waitFor();
  await keep(page, 'preview');

  edit('2023/ec-2023-9.md', 'topics = ["archives"]', 'topics = ["archivs"]');
  await page.getByText('unknown topic "archivs"').waitFor();
  await keep(page, 'mistake');

  edit('2022/report-on-archives.md', 'date = "2022-05"', 'date = "2022-13"');
  await page.getByText('2 errors').first().waitFor();
  await page.setViewportSize({ width: 1000, height: 820 });
  await page.goto(`${address}about.html`);
  await page.getByText('did you mean "archives"?').waitFor();
  await keep(page, 'problems');
} finally {
  await browser.close();
  server.kill('SIGTERM');
  rmSync(folder, { recursive: true });
}

// preview starts "annals serve" and returns its address once it answers.
function preview() {
  const server = spawn(program, ['serve', '--source', site, '--port', '0', '--no-color', '--editor', 'vscode'], { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let output = '';
    const listen = text => {
      output += text;
      const address = output.match(/http:\/\/[\d.]+:\d+\//)?.[0];
      if (address) resolve({ server, address });
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.on('exit', code => reject(new Error(`annals serve ended with ${code}: ${output}`)));
  });
}

function edit(name, from, to) {
  const file = join(site, 'content', name);
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} holds no ${from}`);
  writeFileSync(file, text.replace(from, to));
}

async function keep(page, name) {
  const file = join(out, `${name}.png`);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  execFileSync('pngquant', ['--force', '--strip', '--speed', '1', '--nofs', '--output', file, '64', file]);
  const size = statSync(file).size;
  if (size > largest) throw new Error(`${file} has ${size} bytes, more than ${largest}`);
  console.log(`${file}: ${size} bytes`);
}
