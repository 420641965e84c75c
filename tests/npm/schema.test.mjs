// The JSON Schemas that the package makes, held against the validator by somebody else's library.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after } from 'node:test';

import Ajv from 'ajv/dist/2020.js';

import { cleanUp, consumer } from './support/consumer.mjs';

after(cleanUp);

// A project's own import, so that the tarball answers.
const home = await consumer('schema', { 'index.mjs': 'export * from "patchbay/validator";' });
const { load, schema, strategies, validate } = await import(join(home, 'index.mjs'));
await load();

const CONTRACTS = ['reference', 'tenant'];
const compiled = new Map();

function accepts(strategy, contract) {
  const key = `${strategy} ${contract}`;
  if (!compiled.has(key)) {
    const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: false });
    compiled.set(key, ajv.compile(schema(strategy, contract)));
  }
  return compiled.get(key);
}

test('every strategy has a schema that a strict compiler takes', () => {
  for (const { name, label } of strategies()) {
    for (const contract of CONTRACTS) {
      assert.equal(schema(name, contract).title, label);
      assert.ok(accepts(name, contract)({ name: 'a', strategy: name }), name);
    }
  }
});

test('what is wrong in itself is refused', () => {
  for (const [strategy, contract, options] of [
    ['auth0', 'reference', { password_policy: 'strong' }],
    ['auth0', 'tenant', { passwordPolicy: 'strong' }],
    ['auth0', 'reference', { password_history: { enable: true, size: 25 } }],
    ['auth0', 'reference', { password_history: { size: 5 } }],
    ['oidc', 'tenant', {}],
  ]) {
    const payload = { name: 'a', strategy, options };
    assert.ok(!accepts(strategy, contract)(payload), JSON.stringify(payload));
    assert.ok(validate(payload, { contract }).some(({ severity }) => severity === 'error'));
  }
  for (const payload of [
    { strategy: 'auth0' },
    { name: 'a b', strategy: 'auth0' },
    { name: 'a', strategy: 'samlp' },
    { name: 'a', strategy: 'auth0', other: 1 },
  ]) {
    assert.ok(!accepts('auth0', 'tenant')(payload), JSON.stringify(payload));
  }
});

/** A value of every JSON type, for every option of a schema, one at a time. */
function* mutations(strategy, contract) {
  const values = [null, true, -1, 3.5, 1e9, '', 'x', 'x'.repeat(300), [], [1, 1], {}, { x: 1 }];
  const { properties } = schema(strategy, contract);
  for (const [field, described] of Object.entries(properties)) {
    for (const value of values) {
      yield { name: 'a', strategy, [field]: value };
    }
    for (const option of Object.keys(field === 'options' ? (described.properties ?? {}) : {})) {
      for (const value of values) {
        yield { name: 'a', strategy, options: { [option]: value } };
      }
    }
  }
}

test('what the validator calls no error, the schema accepts', () => {
  let accepted = 0;
  for (const { name } of strategies()) {
    for (const contract of CONTRACTS) {
      const accept = accepts(name, contract);
      for (const payload of mutations(name, contract)) {
        if (validate(payload, { contract }).every(({ severity }) => severity !== 'error')) {
          accepted += 1;
          assert.ok(accept(payload), `${contract} ${JSON.stringify(payload)} ${JSON.stringify(accept.errors)}`);
        }
      }
    }
  }
  assert.ok(accepted > 10_000, `${accepted} payloads`);
});

const RECORDINGS = process.env.PATCHBAY_RECORDINGS;

test('what tenants were recorded to accept, the schema accepts', { skip: !RECORDINGS }, async () => {
  let count = 0;
  for (const file of await readdir(RECORDINGS)) {
    if (!file.endsWith('.jsonl')) {
      continue;
    }
    for (const line of (await readFile(join(RECORDINGS, file), 'utf8')).split('\n').filter(Boolean)) {
      const { method, path, status, request_body: body } = JSON.parse(line);
      if (method !== 'POST' || path !== '/api/v2/connections' || status !== 201) {
        continue;
      }
      const accept = accepts(body.strategy, 'tenant');
      assert.ok(accept(body), `${file}: ${JSON.stringify(accept.errors)}`);
      count += 1;
    }
  }
  assert.ok(count > 0, 'there are recorded creations');
});
