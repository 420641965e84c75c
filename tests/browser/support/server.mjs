// A server of its own for each test: fresh data, a free port, gone afterwards.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

import { SERVER } from './environment.mjs';
import { later } from './later.mjs';

const execute = promisify(execFile);

/** Servers that run now, and their data: neither outlives this process, also when it is broken off. */
const running = new Map();
process.on('exit', () => {
  for (const [child, data] of running) {
    child.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  }
});
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
]) {
  process.once(signal, () => process.exit(128 + number));
}

/**
 * Starts a server that stops with the test.
 *
 * @param {object} test what the test function is given
 * @param {object} [options]
 * @param {boolean} [options.samples] whether the sample connections are added first
 * @param {string} [options.plan] the rate limit: off, default or enterprise
 * @param {string} [options.allowOrigin] an origin whose pages may use the API
 * @param {string} [options.assets] a folder to serve in place of the console
 */
export async function startServer(test, { samples = false, plan = 'off', allowOrigin, assets } = {}) {
  const data = await mkdtemp(join(tmpdir(), 'patchbay-test-'));
  later(test, () => rm(data, { recursive: true, force: true }));
  if (samples) {
    await execute(SERVER, ['seed', '--data', data]);
  }
  const child = spawn(
    SERVER,
    [
      ...['serve', '--data', data, '--listen', '127.0.0.1:0', '--plan', plan],
      ...(allowOrigin ? ['--allow-origin', allowOrigin] : []),
      ...(assets ? ['--assets', assets] : []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running.set(child, data);
  const exited = new Promise((resolve) => child.once('exit', resolve));
  later(test, async () => {
    child.kill('SIGTERM');
    await exited;
    running.delete(child);
  });
  const errors = [];
  child.stderr.setEncoding('utf8').on('data', (text) => errors.push(text));
  const printed = createInterface({ input: child.stdout });
  const link = await Promise.race([
    new Promise((resolve) => printed.once('line', resolve)),
    exited.then(() => undefined),
  ]);
  assert.ok(link, `the server ended at once: ${errors.join('')}`);
  return new Server(data, link, errors);
}

class Server {
  #token;
  #errors;

  constructor(data, link, errors) {
    this.data = data;
    /** The link that signs in once. */
    this.link = link;
    /** Scheme, host and port. */
    this.origin = new URL(link).origin;
    this.#errors = errors;
  }

  /** Everything the server has said on standard error. */
  get log() {
    return this.#errors.join('');
  }

  /** A fresh link that signs in once. */
  async signInLink() {
    return lastLine(await this.command('sign-in'));
  }

  /** Runs a command of the binary on this server's data. */
  async command(...words) {
    const { stdout } = await execute(SERVER, [...words, '--data', this.data]);
    return stdout;
  }

  /** An access token of all scopes. */
  async token() {
    this.#token ??= await this.tokenWith();
    return this.#token;
  }

  /** A fresh access token, with the options of `patchbay token`. */
  async tokenWith(...options) {
    return lastLine(await this.command('token', ...options));
  }

  /**
   * One call of the Management API with a token of all scopes. A body that is a text is sent as it
   * is; so is every answer returned, since a parsed number may not be the one that was sent.
   *
   * @returns {Promise<{status: number, text: string, headers: Headers}>}
   */
  async call(method, path, body) {
    const token = await this.token();
    const response = await fetch(`${this.origin}/api/v2${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: typeof body === 'object' ? JSON.stringify(body) : body,
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  /** Creates a connection; returns its id. */
  async create(connection) {
    const answer = await this.call('POST', '/connections', connection);
    assert.equal(answer.status, 201, answer.text);
    return JSON.parse(answer.text).id;
  }

  /** Changes a connection as somebody else would, past the console. */
  async change(id, patch) {
    const answer = await this.call('PATCH', `/connections/${id}`, patch);
    assert.equal(answer.status, 200, answer.text);
  }

  /** The stored connection as the text the API answers with. */
  async text(id) {
    const answer = await this.call('GET', `/connections/${id}`);
    assert.equal(answer.status, 200, answer.text);
    return answer.text;
  }

  /** The stored connection. */
  async connection(id) {
    return JSON.parse(await this.text(id));
  }

  /** The id of the connection of this name. */
  async idOf(name) {
    const answer = await this.call('GET', `/connections?name=${encodeURIComponent(name)}`);
    const [connection] = JSON.parse(answer.text);
    assert.ok(connection, `there is no connection ${name}`);
    return connection.id;
  }

  /** The names of all connections, sorted. */
  async names() {
    const answer = await this.call('GET', '/connections');
    return JSON.parse(answer.text)
      .map((connection) => connection.name)
      .sort();
  }
}

function lastLine(text) {
  return text.trim().split('\n').at(-1);
}
