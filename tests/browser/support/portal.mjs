// The page of somebody else that consoles are mounted into: its own server on loopback, with the
// same strict policy, and the API behind the same origin.
import { readFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

import { NPM_PACKAGE } from './environment.mjs';
import { later } from './later.mjs';

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
  "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** The page: two places for consoles, a heading and a field of its own. */
const PAGE = `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Portal</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="portal.css">
    <script type="module" src="portal.js"></script>
  </head>
  <body>
    <main>
      <h1>Portal</h1>
      <label>Note <input id="note"></label>
      <div id="left"></div>
      <div id="right"></div>
    </main>
  </body>
</html>
`;

/** What the page's author would write; the sheet is hostile on purpose. */
const FILES = {
  '/': ['.html', PAGE],
  // A page that may hold frames, under no policy of its own.
  '/unframed': ['.html', '<!DOCTYPE html><link rel="icon" href="data:,"><title>Frames</title>', {}],
  '/portal.css': [
    '.css',
    'button, input, a, h1, h2 { color: red; font-size: 40px; border: 9px solid red } .pb-card { display: none }',
  ],
  '/portal.js': [
    '.js',
    `import * as console from './console.js';
import * as validator from './validator.js';
await Promise.all([console.load(), validator.load()]);
globalThis.patchbay = { ...console, ...validator };
`,
  ],
};

/**
 * Serves the page, the npm package, and under `/api` and `/session` a server of ours.
 *
 * @param {object} test what the test function is given
 * @param {object} server what `startServer` gave
 * @param {object} [more] further files: the path, and its ending with its text
 * @returns {Promise<string>} the page's origin
 */
export function startPortal(test, server, more = {}) {
  const files = { ...FILES, ...more };
  return serve(test, async (asked, answer) => {
    const { pathname } = new URL(asked.url, 'http://portal');
    if (/^\/(api|session)(\/|$)/.test(pathname)) {
      forward(server, asked, answer);
    } else if (files[pathname]) {
      send(answer, ...files[pathname]);
    } else {
      await sendFile(answer, NPM_PACKAGE, pathname);
    }
  });
}

/**
 * Serves a folder's files below a path and nothing else, as any web space does.
 *
 * @returns {Promise<string>} the server's origin
 */
export function startFileServer(test, folder, path) {
  return serve(test, async (asked, answer) => {
    const { pathname } = new URL(asked.url, 'http://files');
    const below = pathname.startsWith(path) ? pathname.slice(path.length) || 'index.html' : '';
    await sendFile(answer, folder, `/${below}`, {});
  });
}

async function serve(test, handler) {
  const server = createServer((asked, answer) => {
    handler(asked, answer).catch((error) => answer.destroy(error));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  later(test, () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${server.address().port}`;
}

function forward(server, asked, answer) {
  const { host } = new URL(server.origin);
  const headers = { ...asked.headers, host };
  if (headers.origin) {
    headers.origin = server.origin;
  }
  const passed = request(`${server.origin}${asked.url}`, { method: asked.method, headers });
  passed.on('response', (response) => {
    answer.writeHead(response.statusCode, response.headers);
    response.pipe(answer);
  });
  passed.on('error', (error) => answer.destroy(error));
  asked.pipe(passed);
}

async function sendFile(answer, folder, path, headers) {
  const file = normalize(join(folder, path));
  const content = file.startsWith(folder + sep) ? await readFile(file).catch(() => null) : null;
  if (content === null) {
    answer.writeHead(404).end();
  } else {
    send(answer, extname(file), content, headers);
  }
}

function send(answer, extension, content, headers = { 'Content-Security-Policy': POLICY }) {
  const type = TYPES[extension] ?? 'application/octet-stream';
  answer.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store', ...headers }).end(content);
}
