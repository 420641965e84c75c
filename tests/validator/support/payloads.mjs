// Payloads of every strategy, and what can be changed in one.

import { readFile } from 'node:fs/promises';

/** What is put in the place of every value, one at a time. */
const VALUES = [
  undefined, null, true, false, 0, -1, 1, 5.5, 1e21, NaN, Infinity, -0, '', ' ', 'a', '-a', 'a--b',
  'x'.repeat(300), '\u{1f600}'.repeat(130), '\ud800', 'https://x.example/?a=%20', 'https://x.example:1/#f',
  'https://-x.example', 'http://x.example', `https://${'a'.repeat(64)}.example`, 'openid', 'AAAA', 'AAAAA',
  'https://X.example/a', 'https://localhost/a', 'https://a.b.local:1', 'https://10.1.2.3?x', 'https://[::1]', 'X.example',
  'x.example.', 'b\u00fccher.example', 'idp.internal', '127.0.0.1', 'x.example:1', 'https://a@x.example', 'urn:a#b',
  `AC${'0'.repeat(32)}`, `MG${'0'.repeat(32)}`, 'AA=',
  'AA==', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
  '-----BEGIN PRIVATE KEY-----\nAA=\n-----END PRIVATE KEY-----', 'x.example', '0f8fad5b-d9cb-469f-a165-70867728950e',
  '##A##', '@@A@@', '****', '<redacted>', '<Redacted>', '#', [], ['a', 'a'], [1], [null], Array(60).fill('b'), {}, { a: 1 }, { a: 'x' }, { active: true }, { enable: true },
  '2026-01-31T12:00:00Z', '2026-02-30T12:00:00Z', 'email name', 'email,public_profile', ['profile'], ['openid', 'profile'],
  ['user:email'], ['r_liteprofile'], 'front_channel',
  { 'a~/b': { alias: 'x' } }, { a: { alias: 'x', value: 'y' } }, new Date(0), 'three_of_four', 'tenant', 'oidc',
];

const pem = await readFile(
  new URL('../../../crates/connection-validation/tests/data/example.pem', import.meta.url),
  'utf8',
);
const base64 = pem.replace(/-----.*-----|\n/g, '');

/** The certificate of the examples in every form, and what is none: 2024-02-29 to 2054-03-01. */
export const CERTIFICATES = [
  pem, pem.replaceAll('\n', '\r\n'), pem.trim(), base64, btoa(pem), `subject=a\n${pem}`, pem + pem, base64.slice(0, -4),
  `${base64}AAAA`, [base64], [pem, 'AAAA', pem],
];

/** Keys that are put into every object, one at a time. */
const KEYS = [
  'no_such_key', 'toJSON', '__proto__', 'constructor', '*', '[]', '\ud800', 'attributes', 'requires_username',
  'passwordPolicy', 'password_policy', 'show_as_button', 'options', 'strategy', 'metadataXml', 'domain_aliases',
];

/** The payload, and the payload with one thing changed, for everything that can be. */
export function* mutations(payload) {
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

/** The payload with each of these values in the place of everything in it, one at a time. */
export function* withEach(payload, values) {
  for (const path of places(payload)) {
    for (const value of values) yield replaced(payload, path, value);
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


/**
 * A payload of a strategy in which every option stands that its JSON Schema knows, each with the first value
 * that the schema names or one of its type.
 */
export function everyOption(strategy, schema) {
  return { ...sample(schema), name: 'a', strategy };
}

function sample(schema) {
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return sample(first);
  switch ([schema.type].flat().find((type) => type !== 'null')) {
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return schema.minimum ?? schema.maximum ?? 1;
    case 'string':
      return 'https://x.example/a';
    case 'array':
      return schema.items ? [sample(schema.items)] : [];
    default:
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, property]) => [key, sample(property)]),
      );
  }
}

/** The payload without what `findings` are about, again and again until nothing is found or nothing is left. */
export function thinned(payload, validate) {
  let rest = structuredClone(payload);
  for (let round = 0; round < 50; round += 1) {
    const wrong = validate(rest).find(({ pointer }) => removed(rest, pointer));
    if (!wrong) break;
  }
  return rest;
}

/** Takes a member out, or the nearest one around it that there is; false where there is none. */
function removed(payload, pointer) {
  const keys = pointer.split('/').slice(1);
  while (keys.length > 0) {
    const key = keys.pop().replaceAll('~1', '/').replaceAll('~0', '~');
    const owner = keys.reduce((value, step) => value?.[step], payload);
    if (owner && typeof owner === 'object' && Object.hasOwn(owner, key)) {
      return Array.isArray(owner) ? owner.splice(Number(key), 1).length > 0 : delete owner[key];
    }
  }
  return false;
}

/** Numbers that look random and are the same in every run. */
export function* numbers(seed) {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state >>> 8;
  }
}

/** The bytes of a text with one of them changed, taken out or doubled, or with its end cut off. */
export function damaged(bytes, random) {
  const draw = (below) => random.next().value % below;
  const at = draw(bytes.length);
  const copy = [...bytes];
  const odd = [0, 34, 44, 58, 92, 93, 123, 125, 128, 192, 237, 255];
  [
    () => (copy[at] = odd[draw(odd.length)]),
    () => copy.splice(at, 1),
    () => copy.splice(at, 0, copy[at]),
    () => copy.splice(at),
  ][draw(4)]();
  return Uint8Array.from(copy);
}
