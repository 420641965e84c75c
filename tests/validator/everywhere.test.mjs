// Natively, through the hot door and through the package: the same findings of the same payload.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { connection, entry } from '../bench/validate/data.mjs';
import { answered } from './support/native.mjs';
import { CERTIFICATES, damaged, everyOption, mutations, numbers, thinned, withEach } from './support/payloads.mjs';
import { recordings, writes } from './support/recordings.mjs';

const importFrom = (folder, file) => import(pathToFileURL(join(folder, file)));
const { load } = await importFrom(process.env.PATCHBAY_VALIDATOR, 'hot-door.js');
const door = await load(await readFile(join(process.env.PATCHBAY_VALIDATOR, 'validator.wasm')));
const patchbay = await importFrom(process.env.PATCHBAY_NPM, 'validator.node.js');
await patchbay.load();

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const CONTRACTS = ['reference', 'tenant'];
/** 2026-01-01T00:00:00Z, in milliseconds. */
const NOW = 1_767_225_600_000;
/** One of every so many mutations goes through the package as well, and damaged: that takes longest. */
const STEP = 97;

const create = (bytes, contract) => ({ bytes, contract, operation: 'create' });
const update = (bytes, contract, strategy, stored) => ({ bytes, contract, operation: 'update', strategy, stored });
const read = (bytes, contract) => ({ bytes, contract, operation: 'read' });
const review = (bytes, contract) => ({ bytes, contract, operation: 'review', now: NOW });
const explain = (bytes, status, strategy = '', sent = undefined) => ({
  bytes, status, operation: 'explain', strategy, sent,
});

/** A connection of every strategy with all options in which nothing is found together. */
function* ofEveryStrategy(contract) {
  for (const whole of withEveryOption(contract)) {
    yield thinned(whole, (payload) => patchbay.validate(payload, { contract }));
  }
}

/** A connection of every strategy with all options, whatever they make of each other. */
function* withEveryOption(contract) {
  for (const { name } of patchbay.strategies()) yield everyOption(name, patchbay.schema(name, contract));
}

/** Connections in which everything is to be changed. */
function* originals() {
  for (let number = 0; number < 60; number += 1) yield connection(number);
  for (const contract of CONTRACTS) {
    yield* withEveryOption(contract);
    yield* ofEveryStrategy(contract);
  }
}

/** Every mutation of these connections, each for one request. */
function* everyMutation(payloads) {
  let count = 0;
  for (const payload of payloads) {
    for (const mutated of mutations(payload)) {
      count += 1;
      const text = JSON.stringify(mutated);
      if (text === undefined) continue;
      const contract = CONTRACTS[count % 2];
      const bytes = encoder.encode(text);
      const toStored = count % 3 === 0;
      yield toStored ? update(bytes, contract, payload.strategy ?? '', payload) : create(bytes, contract);
    }
  }
}

/** Moments at which the certificate of the examples has ended, ends soon, holds, and does not hold yet. */
const MOMENTS = ['2060-01-01', '2054-02-20', '2054-01-01', NOW, '2020-01-01'].map((it) => new Date(it).getTime());

/** Connections with a certificate in every place; at every moment and at none where one belongs there. */
function* dated() {
  let count = 0;
  for (const contract of CONTRACTS) {
    for (const payload of withEveryOption(contract)) {
      for (const withOne of withEach(payload, CERTIFICATES)) {
        count += 1;
        const bytes = encoder.encode(JSON.stringify(withOne));
        const [now] = MOMENTS;
        const told = door.validateBytes(bytes, { contract, now }).some(isOfDates);
        if (!told && count % 7 === 0) yield { ...create(bytes, contract), now };
        if (!told) continue;
        for (const now of [undefined, ...MOMENTS]) {
          yield { ...create(bytes, contract), now };
          yield { ...update(bytes, contract, payload.strategy, payload), now };
          yield { ...read(bytes, contract), now };
        }
      }
    }
  }
}

const isOfDates = ({ code }) => code.startsWith('certificate/');

/** Some of the mutations, in every request there is, and damaged. */
function* someMutations() {
  const random = numbers(7);
  let count = 0;
  for (const payload of originals()) {
    for (const mutated of mutations(payload)) {
      count += 1;
      const text = JSON.stringify(mutated);
      if (count % STEP !== 0 || text === undefined) continue;
      const contract = CONTRACTS[count % 2];
      const bytes = encoder.encode(text);
      yield create(bytes, contract);
      yield update(bytes, contract, payload.strategy ?? '');
      yield update(bytes, contract, payload.strategy ?? '', payload);
      yield read(bytes, contract);
      yield review(bytes, contract);
      yield create(damaged(bytes, random), contract);
    }
  }
  for (let number = 0; number < 400; number += 1) {
    yield create(encoder.encode(JSON.stringify(entry(number))), 'reference');
  }
  for (const strategy of ['aol', 'none-of-them', 'okta']) {
    const stored = { id: 'con_1', dispaly_name: 'A', options: { domain: 7 }, strategy, name: 'an_old_name' };
    yield read(encoder.encode(JSON.stringify(stored)), 'tenant');
  }
}

/** What fuzzing found to reach far, as bytes that are sent. */
async function* fuzzed() {
  const corpus = new URL('../fuzz/corpus/', import.meta.url);
  const names = patchbay.strategies().map(({ name }) => name);
  for (const folder of ['text', 'payload', 'refusal']) {
    let count = 0;
    for (const name of (await readdir(new URL(`${folder}/`, corpus))).sort()) {
      const input = await readFile(new URL(`${folder}/${name}`, corpus));
      const strategy = names[count % names.length];
      count += 1;
      if (folder === 'refusal') {
        for (const status of [400, 403, 409, 429]) yield explain(input, status, strategy, { name });
        continue;
      }
      // The first bytes of an input choose what it is for.
      for (const start of folder === 'text' ? [0, 3, 4] : [0]) {
        for (const contract of CONTRACTS) {
          const bytes = input.subarray(start);
          yield create(bytes, contract);
          yield update(bytes, contract, strategy);
          if (parsed(bytes) !== undefined) yield review(bytes, contract);
        }
      }
    }
  }
}

/** What tenants were sent, and what they refused. */
async function* recorded() {
  for (const exchanges of await recordings()) {
    for (const { operation, body, stored, status, answer } of writes(exchanges)) {
      const bytes = encoder.encode(JSON.stringify(body));
      const strategy = body.strategy ?? stored?.strategy ?? answer?.strategy ?? '';
      for (const contract of CONTRACTS) {
        yield operation === 'create' ? create(bytes, contract) : update(bytes, contract, strategy, stored);
        if (answer?.options) {
          const shown = encoder.encode(JSON.stringify(answer));
          yield read(shown, contract);
          yield review(shown, contract);
        }
      }
      if (status >= 400) yield explain(encoder.encode(JSON.stringify(answer)), status, strategy, body);
    }
  }
}

/** What the hot door tells, which has neither reviews nor explanations. */
function throughDoor({ bytes, contract, operation, strategy, stored, now }) {
  return door.validateBytes(bytes, {
    contract, operation, now, ...(strategy ? { strategy } : {}), ...(stored ? { stored } : {}),
  });
}

/** What the package tells; nothing of what JavaScript reads as another payload than it is. */
function throughPackage({ bytes, contract, operation, strategy, stored, now, status, sent }) {
  if (operation === 'explain') {
    const text = decoded(bytes);
    if (text === undefined) return undefined;
    return patchbay.explain(status, text, { payload: sent, ...(strategy ? { strategy } : {}) });
  }
  const value = parsed(bytes);
  if (value === undefined) return undefined;
  if (operation === 'review') return patchbay.review(value, { contract, now });
  return patchbay.validate(value, {
    contract, context: operation, now, ...(strategy ? { strategy } : {}), ...(stored ? { stored } : {}),
  });
}

const withoutMessage = (findings) => findings.map(({ message, ...finding }) => finding);
const withoutServerMessage = (findings) => findings.map(({ serverMessage, ...finding }) => finding);

/** Compares all answers; what was seen. */
async function compare(questions, withPackage = () => true) {
  const seen = { questions: 0, findings: 0, throughDoor: 0, throughPackage: 0, noJson: 0, withStored: 0 };
  const codes = new Set();
  for await (const [question, expected] of answered(questions)) {
    seen.questions += 1;
    if (expected === null) {
      assert.throws(() => throughPackage(question));
      continue;
    }
    seen.findings += expected.length;
    if (question.stored) seen.withStored += 1;
    expected.forEach(({ code }) => codes.add(code));
    const said = () => JSON.stringify({ ...question, bytes: Buffer.from(question.bytes).toString() });
    if (question.operation !== 'review' && question.operation !== 'explain') {
      same(throughDoor(question), withoutMessage(expected), said);
      seen.throughDoor += 1;
    }
    if (!withPackage(question, expected)) continue;
    const told = throughPackage(question);
    if (told === undefined) {
      seen.noJson += 1;
    } else {
      same(withoutServerMessage(told), expected, said);
      seen.throughPackage += 1;
    }
  }
  return { ...seen, codes: codes.size };
}

/** Mostly the texts are the same as well, and those are compared quickly. */
function same(told, expected, said) {
  if (JSON.stringify(told) !== JSON.stringify(expected)) assert.deepEqual(told, expected, said());
}

for (const contract of CONTRACTS) {
  test(`every mutation of every option of the ${contract} is judged alike, natively and through the hot door`, async (t) => {
    const seen = await compare(everyMutation(ofEveryStrategy(contract)), () => false);
    t.diagnostic(JSON.stringify(seen));
    assert.ok(seen.throughDoor > 70_000 && seen.withStored > 20_000 && seen.codes >= 30, 'the mutations reach far');
  });
}

test('some mutations are judged alike through the package as well, for every request, and damaged', async (t) => {
  const seen = await compare(someMutations());
  t.diagnostic(JSON.stringify(seen));
  assert.ok(seen.noJson > 500 && seen.throughPackage > 10_000 && seen.codes >= 40, 'the mutations reach far');
});

test('the dates of certificates are told alike at every moment, and not at all without one', async (t) => {
  const dates = new Map();
  let count = 0;
  const seen = await compare(dated(), (question, findings) => {
    const told = findings.filter(isOfDates);
    assert.ok(told.length === 0 || question.now !== undefined);
    told.forEach(({ code }) => dates.set(code, (dates.get(code) ?? 0) + 1));
    count += 1;
    return told.length > 0 || count % STEP === 0;
  });
  t.diagnostic(JSON.stringify({ ...seen, dates: Object.fromEntries(dates) }));
  for (const code of ['expired', 'expires-soon', 'not-yet-valid']) assert.ok(dates.get(`certificate/${code}`) > 100, code);
});

test('an export has the dates of certificates in every record', () => {
  const samlp = { name: 'a', strategy: 'samlp', options: { signInEndpoint: 'https://idp.example/', signingCert: CERTIFICATES[0] } };
  const bytes = encoder.encode(JSON.stringify([samlp, { ...samlp, name: 'b' }]));
  const told = (options) => door.validateExport(bytes, options).map(({ pointer, code }) => `${pointer} ${code}`);
  assert.deepEqual(told({ now: MOMENTS[0] }), [0, 1].map((at) => `/${at}/options/signingCert certificate/expired`));
  assert.deepEqual(told({ now: NOW }), []);
  assert.deepEqual(told(), []);
});

test('a moment that is no number is a mistake of the caller', () => {
  for (const now of [NaN, '2026-01-01', null, new Date(0)]) {
    assert.throws(() => door.validateText('{}', { now }), TypeError);
    if (now !== null) assert.throws(() => patchbay.validate({}, { now }));
  }
});

test('what fuzzing found to reach far is judged and explained alike', async (t) => {
  const seen = await compare(fuzzed());
  t.diagnostic(JSON.stringify(seen));
  assert.ok(seen.questions > 1_500 && seen.noJson > 100 && seen.throughPackage > 100);
});

test('recorded requests and refusals are judged and explained alike', { skip: !process.env.PATCHBAY_RECORDINGS }, async (t) => {
  const seen = await compare(recorded());
  t.diagnostic(JSON.stringify(seen));
  assert.ok(seen.throughPackage > 300 && seen.withStored > 20);
});

function decoded(bytes) {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

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
