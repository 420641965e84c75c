// The predicate never accepts what the engine finds something in, on either contract.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { connection } from '../bench/validate/data.mjs';
import { CERTIFICATES, everyOption, mutations, thinned, withEach } from './support/payloads.mjs';

const modules = process.env.PATCHBAY_VALIDATOR;
const { load: loadPackage, schema, strategies } = await import(
  pathToFileURL(join(process.env.PATCHBAY_NPM, 'validator.node.js'))
);
await loadPackage();
const { load } = await import(pathToFileURL(join(modules, 'hot-door.js')));
const { isCertainlyValid } = await import(pathToFileURL(join(modules, 'predicate.js')));
const validator = await load(await readFile(join(modules, 'validator.wasm')));

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

test('nor does what it accepts of any strategy, whatever is changed in all of its options', (t) => {
  let accepted = 0;
  for (const { name } of strategies()) {
    for (const contract of ['reference', 'tenant']) {
      const whole = everyOption(name, schema(name, contract));
      const right = thinned(whole, (payload) => validator.validateText(JSON.stringify(payload), { contract }));
      for (const payload of [...mutations(whole), ...mutations(right)]) {
        if (check(payload, contract)) accepted += 1;
      }
    }
  }
  t.diagnostic(`${accepted} payloads were accepted`);
  assert.ok(accepted > 10_000, 'there is something to be wrong about');
});

test('where dates count, what it accepts gives no finding at any moment', (t) => {
  const moments = ['2100-01-01', '2054-02-20', '2026-01-01', '1990-01-01'].map((it) => new Date(it).getTime());
  const [pem] = CERTIFICATES;
  const usual = {
    ad: { certs: [pem] },
    pingfederate: { pingFederateBaseUrl: 'https://idp.example/', signingCert: pem },
    samlp: { signInEndpoint: 'https://idp.example/', signingCert: pem },
  };
  const counts = { accepted: 0, undated: 0 };
  for (const { name } of strategies()) {
    for (const contract of ['reference', 'tenant']) {
      const judge = (payload, now) => validator.validateText(JSON.stringify(payload), { contract, now });
      const whole = everyOption(name, schema(name, contract));
      const some = name in usual ? [{ name: 'a', strategy: name, options: usual[name] }] : [];
      const withDates = [whole, ...some].flatMap((each) => [...withEach(each, CERTIFICATES)]).filter((payload) =>
        judge(payload, moments[0]).some(({ code }) => code === 'certificate/expired'),
      );
      for (const each of [whole, ...some, ...withDates]) {
        const payload = thinned(each, judge);
        const tenant = contract === 'tenant';
        if (isCertainlyValid(payload, tenant, true)) {
          counts.accepted += 1;
          assert.ok(isCertainlyValid(payload, tenant), 'dates only add findings');
          for (const now of moments) assert.deepEqual(judge(payload, now), [], JSON.stringify(payload));
        } else if (isCertainlyValid(payload, tenant)) {
          counts.undated += 1;
        }
      }
    }
  }
  t.diagnostic(JSON.stringify(counts));
  assert.ok(counts.accepted > 50 && counts.undated >= 10, JSON.stringify(counts));
});

test('connections as tenants have them take the fast path', () => {
  for (let number = 0; number < 500; number++) {
    assert.ok(check(connection(number), 'reference'), JSON.stringify(connection(number)));
  }
});

test('what may be too large for the API is not accepted, wherever its size comes from', () => {
  const many = (entry, count) => Array.from({ length: count }, entry);
  const members = (count) => Object.fromEntries(many((_, place) => [`key${place}`, ''], count));
  const database = { name: 'a', strategy: 'auth0' };
  for (const payload of [
    { ...database, enabled_clients: many(() => '', 400_000) },
    { ...database, enabled_clients: many(() => 'x'.repeat(32), 32_000) },
    { ...database, options: { configuration: { key: 'x'.repeat(1 << 20) } } },
    { ...database, options: { configuration: { key: '\u0001'.repeat(180_000) } } },
    { ...database, options: { configuration: members(100_000) } },
    { ...database, options: { configuration: { ['k'.repeat(1 << 20)]: '' } } },
    { ...database, options: { configuration: { key: '' } } },
  ]) {
    const size = JSON.stringify(payload).length;
    assert.equal(check(payload, 'tenant'), size < 1000, `${size} bytes`);
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
