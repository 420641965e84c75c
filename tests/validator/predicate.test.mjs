// The predicate never accepts what the engine finds something in, on either contract.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { connection } from '../bench/validate/data.mjs';

const modules = process.env.PATCHBAY_VALIDATOR;
const { load } = await import(pathToFileURL(join(modules, 'hot-door.js')));
const { isCertainlyValid } = await import(pathToFileURL(join(modules, 'predicate.js')));
const validator = await load(await readFile(join(modules, 'validator.wasm')));

/** What is put in the place of every value, one at a time. */
const VALUES = [
  undefined, null, true, false, 0, -1, 1, 5.5, 1e21, NaN, Infinity, -0, '', ' ', 'a', '-a', 'a--b',
  'x'.repeat(300), '\u{1f600}'.repeat(130), '\ud800', 'https://x.example/?a=%20', 'https://x.example:1/#f',
  'https://-x.example', 'http://x.example', `https://${'a'.repeat(64)}.example`, 'openid', 'AAAA', 'AAAAA', 'AA=',
  'AA==', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
  '-----BEGIN PRIVATE KEY-----\nAA=\n-----END PRIVATE KEY-----', 'x.example', '0f8fad5b-d9cb-469f-a165-70867728950e',
  [], ['a', 'a'], [1], [null], Array(60).fill('b'), {}, { a: 1 }, { a: 'x' }, { active: true }, { enable: true },
  { 'a~/b': { alias: 'x' } }, { a: { alias: 'x', value: 'y' } }, new Date(0), 'three_of_four', 'tenant', 'oidc',
];

/** Keys that are put into every object, one at a time. */
const KEYS = [
  'no_such_key', 'toJSON', '__proto__', 'constructor', '*', '[]', '\ud800', 'attributes', 'requires_username',
  'passwordPolicy', 'password_policy', 'show_as_button', 'options', 'strategy', 'metadataXml', 'domain_aliases',
];

function* mutations(payload) {
  yield payload;
  for (const path of places(payload)) {
    for (const value of VALUES) yield replaced(payload, path, value);
    const below = path.reduce((value, key) => value[key], payload);
    if (typeof below !== 'object' || below === null || Array.isArray(below)) continue;
    for (const key of KEYS) {
      for (const value of [true, 'a', { a: 'x' }]) yield replaced(payload, [...path, key], value);
    }
  }
}

function* places(value, path = []) {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) yield* places(value[key], [...path, key]);
}

function replaced(payload, path, value) {
  if (path.length === 0) return value;
  const [key, ...rest] = path;
  const copy = Array.isArray(payload) ? [...payload] : { ...payload };
  copy[key] = replaced(payload[key] ?? {}, rest, value);
  return copy;
}

function check(payload, contract) {
  const accepted = isCertainlyValid(payload, contract === 'tenant');
  if (!accepted) return false;
  const text = JSON.stringify(payload);
  assert.deepEqual(validator.validateText(text, { contract }), [], text);
  return true;
}

test('what the predicate accepts gives no finding, whatever is changed in a connection', () => {
  for (let number = 0; number < 120; number++) {
    for (const payload of mutations(connection(number))) {
      check(payload, 'reference');
      check(payload, 'tenant');
    }
  }
});

test('connections as tenants have them take the fast path', () => {
  for (let number = 0; number < 500; number++) {
    assert.ok(check(connection(number), 'reference'), JSON.stringify(connection(number)));
  }
});

test('recorded requests that were accepted mostly take the fast path', { skip: !process.env.PATCHBAY_RECORDINGS }, async (t) => {
  const folder = process.env.PATCHBAY_RECORDINGS;
  let fast = 0;
  let all = 0;
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.jsonl')) continue;
    const lines = (await readFile(join(folder, name), 'utf8')).split('\n').filter(Boolean);
    const exchanges = lines.map((line) => JSON.parse(line));
    const created = exchanges.filter(
      ({ method, path, status }) => method === 'POST' && path === '/api/v2/connections' && status === 201,
    );
    for (const { request_body: body } of created) {
      if (validator.validateText(JSON.stringify(body), { contract: 'tenant' }).length > 0) continue;
      all += 1;
      if (check(body, 'tenant')) fast += 1;
    }
  }
  t.diagnostic(`${fast} of ${all} recorded connections without a finding`);
  assert.ok(fast >= 0.8 * all);
});
