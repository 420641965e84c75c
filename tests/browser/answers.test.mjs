// What the server answers, before any page runs.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import test from 'node:test';

import { startServer } from './support/server.mjs';

/** The policy of every answer: nothing inline, nothing foreign, nothing compiled but WebAssembly. */
const POLICY = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

test('every answer carries the policy and the headers of a careful site', async (t) => {
  const server = await startServer(t);
  for (const path of ['/', '/boot.js', '/missing', '/healthz', '/api/v2/connections', '/session']) {
    const { headers } = await fetch(`${server.origin}${path}`);
    assert.deepEqual(directives(headers.get('content-security-policy')), POLICY, path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(headers.get('referrer-policy'), 'no-referrer', path);
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', path);
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin', path);
    assert.equal(headers.get('patchbay-contract'), 'reference', path);
  }
});

test('each file of the console has its type and may be kept by its name alone', async (t) => {
  const server = await startServer(t);
  const page = await fetch(`${server.origin}/`);
  assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
  assert.equal(page.headers.get('cache-control'), 'no-cache');
  const html = await page.text();
  const names = [...html.matchAll(/(?:href|src|content|data-wasm)="\.\/([^"]+\.\w+)"/g)];
  const types = { js: 'text/javascript', wasm: 'application/wasm', css: 'text/css', svg: 'image/svg+xml' };
  const seen = new Set();
  for (const [, name] of names) {
    const answer = await fetch(`${server.origin}/${name}`);
    assert.equal(answer.status, 200, name);
    const extension = name.split('.').at(-1);
    const type = answer.headers.get('content-type');
    assert.ok(type.startsWith(types[extension]), `${name}: ${type}`);
    const hasHash = /-[0-9a-f]{16}/.test(name);
    const caching = hasHash ? 'public, max-age=31536000, immutable' : 'no-cache';
    assert.equal(answer.headers.get('cache-control'), caching, name);
    seen.add(extension);
  }
  assert.deepEqual([...seen].sort(), Object.keys(types).sort(), 'every kind of file was looked at');
});

test('the page itself has no inline script, style or handler', async (t) => {
  const server = await startServer(t);
  const html = await (await fetch(`${server.origin}/`)).text();
  for (const [, attributes, content] of html.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)) {
    assert.match(attributes, /\bsrc=/, 'a script is a file');
    assert.equal(content.trim(), '');
  }
  assert.doesNotMatch(html, /<style\b/);
  assert.doesNotMatch(html, /\sstyle=/);
  assert.doesNotMatch(html, /\son\w+=/);
});

test('what the API says of its data is kept by no cache', async (t) => {
  const server = await startServer(t, { samples: true });
  const { headers } = await server.call('GET', '/connections');
  assert.equal(headers.get('cache-control'), 'no-store');
});

test('a name that is not this server is turned away', async (t) => {
  const server = await startServer(t);
  for (const [host, status] of [
    [new URL(server.origin).host, 200],
    [`localhost:${new URL(server.origin).port}`, 200],
    ['rebound.example', 421],
    [`rebound.example:${new URL(server.origin).port}`, 421],
  ]) {
    assert.equal(await statusFor(server, '/', { Host: host }), status, host);
  }
});

test('the page of another origin reaches neither session nor API', async (t) => {
  const server = await startServer(t);
  for (const origin of ['https://evil.example', 'http://127.0.0.1:1', 'null']) {
    for (const path of ['/session/token', '/api/v2/connections']) {
      const headers = { Origin: origin, 'X-Patchbay': '1', Host: new URL(server.origin).host };
      assert.equal(await statusFor(server, path, headers, 'POST'), 403, `${origin} ${path}`);
    }
  }
});

test('a code signs in once, also when two ask at the same time', async (t) => {
  const server = await startServer(t);
  const code = new URL(server.link).hash.replace('#code=', '');
  const answers = await Promise.all(Array.from({ length: 8 }, () => exchange(server, code)));
  const statuses = answers.map((answer) => answer.status).sort();
  assert.deepEqual(statuses, [204, ...Array.from({ length: 7 }, () => 401)]);
  assert.equal((await exchange(server, code)).status, 401);
});

test('the session cookie is for no script, no other site and no path but its own', async (t) => {
  const server = await startServer(t);
  const code = new URL(server.link).hash.replace('#code=', '');
  const [cookie, ...attributes] = (await exchange(server, code)).headers
    .get('set-cookie')
    .split('; ');
  assert.match(cookie, /^patchbay-session=[\w-]{32,}$/);
  assert.deepEqual(attributes.sort(), ['HttpOnly', 'Path=/session', 'SameSite=Strict']);

  const withCookie = { Cookie: cookie, 'X-Patchbay': '1' };
  const api = await fetch(`${server.origin}/api/v2/connections`, { headers: withCookie });
  assert.equal(api.status, 401, 'the cookie alone opens nothing');
  const token = await fetch(`${server.origin}/session/token`, { method: 'POST', headers: withCookie });
  assert.equal(token.status, 200);
  const { access_token: access, token_type: type, expires_in: seconds } = await token.json();
  assert.deepEqual([type, seconds], ['Bearer', 600]);
  const allowed = await fetch(`${server.origin}/api/v2/connections`, {
    headers: { Authorization: `Bearer ${access}` },
  });
  assert.equal(allowed.status, 200);

  const bare = await fetch(`${server.origin}/session/token`, { method: 'POST', headers: { Cookie: cookie } });
  assert.equal(bare.status, 403, 'a form of another page cannot send the header');
  await fetch(`${server.origin}/session`, { method: 'DELETE', headers: withCookie });
  const after = await fetch(`${server.origin}/session/token`, { method: 'POST', headers: withCookie });
  assert.equal(after.status, 401, 'signing out ends the session on the server');
});

test('neither the log nor standard error holds a code, a token or a cookie', async (t) => {
  const server = await startServer(t, { samples: true });
  const code = new URL(server.link).hash.replace('#code=', '');
  const cookie = (await exchange(server, code)).headers.get('set-cookie').split(/[=;]/)[1];
  await server.call('GET', '/connections');
  assert.ok(server.log.length > 0);
  for (const secret of [code, cookie]) {
    assert.ok(!server.log.includes(secret));
  }
  assert.doesNotMatch(server.log, /eyJ/);
});

function exchange(server, code) {
  return fetch(`${server.origin}/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Patchbay': '1' },
    body: JSON.stringify({ code }),
  });
}

/** The status of a request whose headers `fetch` would not let us set. */
function statusFor(server, path, headers, method = 'GET') {
  return new Promise((resolve, reject) => {
    const sent = request(`${server.origin}${path}`, { method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
}

function directives(policy) {
  return Object.fromEntries(
    policy.split(';').map((directive) => {
      const [name, ...sources] = directive.trim().split(/\s+/);
      return [name, sources.join(' ')];
    }),
  );
}
