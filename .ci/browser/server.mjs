// A folder served on 127.0.0.1 as a plain host would serve it: compressed, with
// the right types, and with 404.html for what is not there.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
};
const packed = new Set(['.jpg', '.png']);

export async function serve(root) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    let path = normalize(decodeURIComponent(pathname));
    if (path.endsWith('/')) path += 'index.html';
    let status = 200;
    const body = await readFile(join(root, path)).catch(() => {
      status = 404;
      path = '404.html';
      return readFile(join(root, path)).catch(() => Buffer.from('not found'));
    });
    const extension = extname(path);
    const headers = { 'content-type': types[extension] ?? 'application/octet-stream' };
    const zip = !packed.has(extension) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (zip) headers['content-encoding'] = 'gzip';
    response.writeHead(status, headers).end(zip ? gzipSync(body) : body);
  });
  await new Promise(listening => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise(closed => server.close(closed).closeAllConnections()),
  };
}
