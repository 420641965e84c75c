// Natively, through the hot door and through the package: the same findings of the same payload.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { connection, entry } from '../bench/validate/data.mjs';
import { damaged, everyOption, mutations, numbers, thinned } from './support/payloads.mjs';

const importFrom = (folder, file) => import(pathToFileURL(join(folder, file)));
const { load } = await importFrom(process.env.PATCHBAY_VALIDATOR, 'hot-door.js');
const door = await load(await readFile(join(process.env.PATCHBAY_VALIDATOR, 'validator.wasm')));
const patchbay = await importFrom(process.env.PATCHBAY_NPM, 'validator.node.js');
await patchbay.load();

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** One of every so many mutations is checked: all of them take minutes, and say the same. */
const STEP = 97;

/** What is checked: the bytes, and what for. */
function* corpus() {
  const random = numbers(7);
  let count = 0;
  function* about(payload) {
    for (const mutated of mutations(payload)) {
      count += 1;
      const text = JSON.stringify(mutated);
      if (count % STEP !== 0 || text === undefined) continue;
      const contract = count % 2 === 0 ? 'reference' : 'tenant';
      const strategy = payload.strategy ?? '';
      yield { bytes: encoder.encode(text), contract, operation: 'create', strategy: '' };
      yield { bytes: encoder.encode(text), contract, operation: 'update', strategy };
      yield { bytes: encoder.encode(text), contract, operation: 'read', strategy: '' };
      yield { bytes: damaged(encoder.encode(text), random), contract, operation: 'create', strategy: '' };
    }
  }
  for (let number = 0; number < 60; number += 1) yield* about(connection(number));
  for (let number = 0; number < 400; number += 1) {
    yield { bytes: encoder.encode(JSON.stringify(entry(number))), contract: 'reference', operation: 'create', strategy: '' };
  }
  for (const strategy of ['aol', 'none-of-them', 'okta']) {
    const stored = { id: 'con_1', dispaly_name: 'A', options: { domain: 7 }, strategy, name: 'an_old_name' };
    yield { bytes: encoder.encode(JSON.stringify(stored)), contract: 'tenant', operation: 'read', strategy: '' };
  }
  for (const { name } of patchbay.strategies()) {
    for (const contract of ['reference', 'tenant']) {
      const whole = everyOption(name, patchbay.schema(name, contract));
      yield* about(whole);
      yield* about(thinned(whole, (payload) => patchbay.validate(payload, { contract })));
    }
  }
}

/** The findings of each payload as the native validator tells them, in order. */
async function* native(payloads) {
  const program = spawn(process.env.PATCHBAY_NATIVE, { stdio: ['pipe', 'pipe', 'inherit'] });
  program.stdin.on('error', () => {});
  const write = async () => {
    for (const { bytes, contract, operation, strategy } of payloads) {
      const line = JSON.stringify([operation, contract, strategy, Buffer.from(bytes).toString('latin1')]);
      if (!program.stdin.write(`${line}\n`)) {
        await new Promise((resolve) => program.stdin.once('drain', resolve));
      }
    }
    program.stdin.end();
  };
  const written = write();
  for await (const line of createInterface({ input: program.stdout })) {
    yield JSON.parse(line);
  }
  await written;
}

const withoutMessage = (findings) => findings.map(({ message, serverMessage, ...finding }) => finding);

test('the same findings, natively and in WebAssembly, of every payload and every damaged text', async (t) => {
  const payloads = [...corpus()];
  const seen = { payloads: payloads.length, findings: 0, noJson: 0 };
  const codes = new Set();
  let place = 0;
  for await (const expected of native(payloads)) {
    const { bytes, contract, operation, strategy } = payloads[place];
    const options = { contract, operation, ...(strategy ? { strategy } : {}) };
    const said = () => JSON.stringify({ ...options, text: Buffer.from(bytes).toString() });
    assert.deepEqual(door.validateBytes(bytes, options), withoutMessage(expected), said());
    seen.findings += expected.length;
    expected.forEach(({ code }) => codes.add(code));
    const value = parsed(bytes);
    if (value === undefined) {
      seen.noJson += 1;
    } else {
      const { operation: context, ...rest } = options;
      const found = patchbay.validate(value, { context, ...rest });
      const plain = found.map(({ serverMessage, ...finding }) => finding);
      assert.deepEqual(plain, expected, said());
    }
    place += 1;
  }
  assert.equal(place, payloads.length);
  t.diagnostic(`${JSON.stringify(seen)}, ${codes.size} codes`);
  assert.ok(seen.noJson > 500 && codes.size >= 30, 'the corpus reaches far');
});

/** What JavaScript reads, where it would write the same text again; a text with a key twice is another one. */
function parsed(bytes) {
  try {
    const text = decoder.decode(bytes);
    const value = JSON.parse(text);
    return JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}
