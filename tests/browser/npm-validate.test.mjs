// The npm package's `validate`: the findings of the native validator, from any JavaScript value.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { closeBrowser, openPage } from './support/browser.mjs';
import { startPortal } from './support/portal.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

/** A page of a portal with the package loaded as `window.patchbay`. */
async function openPackage(t) {
  const server = await startServer(t);
  const page = await openPage(t);
  await page.goto(await startPortal(t, server));
  await page.waitForFunction(() => window.patchbay);
  return page;
}

/** Payloads with options, and every finding as `severity pointer code`, in order. */
const TABLE = [
  {
    payload: { name: 'staff', strategy: 'auth0' },
    findings: [],
  },
  {
    payload: {},
    findings: ['error /name common/required', 'error /strategy common/required'],
  },
  {
    payload: { name: '-bad-', strategy: 'auth0', options: { disable_signup: 'yes' } },
    findings: ['error /name common/format', 'warning /options/disable_signup common/type'],
  },
  {
    payload: { name: 'staff', strategy: 'auth0', options: { password_history: { size: 99 } } },
    findings: [
      'error /options/password_history/enable common/required',
      'error /options/password_history/size common/range',
    ],
  },
  {
    payload: { name: 'staff', strategy: 'auth0', options: { passwordPolicy: 'good' } },
    findings: ['warning /options/passwordPolicy common/other-contract'],
  },
  {
    payload: { name: 'staff', strategy: 'auth0', options: { passwordPolicy: 'good' } },
    options: { contract: 'tenant' },
    findings: [],
  },
  {
    payload: {
      name: 'staff',
      strategy: 'auth0',
      options: { requires_username: true, attributes: { email: { identifier: { active: true } } } },
    },
    findings: ['error /options/requires_username auth0/attributes-with-username'],
  },
  {
    payload: { name: 'staff', strategy: 'auth0', options: { disable_sign_up: true } },
    findings: ['warning /options/disable_sign_up common/unknown-option'],
  },
  {
    payload: { name: 'staff', strategy: 'auth0', unheard_of: 1 },
    findings: ['error /unheard_of common/unknown-field'],
  },
  {
    payload: { name: 'staff', strategy: 'outh0' },
    findings: ['error /strategy common/unknown-strategy'],
  },
  {
    payload: { name: 'renamed', display_name: '' },
    options: { context: 'update', strategy: 'auth0' },
    findings: ['error /name common/immutable', 'warning /display_name common/length'],
  },
  {
    payload: {},
    options: { context: 'update', contract: 'tenant', strategy: 'auth0' },
    findings: ['error  common/empty-update'],
  },
  {
    payload: { options: null },
    options: { context: 'update', strategy: 'auth0' },
    findings: ['error /options common/options-null'],
  },
  { payload: [], findings: ['error  common/not-an-object'] },
  { payload: null, findings: ['error  common/not-an-object'] },
  { payload: 'text', findings: ['error  common/not-an-object'] },
];

test('every payload has exactly the findings of the native validator', async (t) => {
  const page = await openPackage(t);
  const found = await page.evaluate(
    (table) =>
      table.map(({ payload, options }) =>
        window.patchbay
          .validate(payload, options)
          .map(({ severity, pointer, code }) => `${severity} ${pointer} ${code}`),
      ),
    TABLE,
  );
  for (const [place, { payload, options, findings }] of TABLE.entries()) {
    assert.deepEqual(found[place], findings, JSON.stringify({ payload, options }));
  }
});

test('a finding has a sentence, its figures, and a mend that can be applied', async (t) => {
  const page = await openPackage(t);
  const [, range, unknown] = await page.evaluate(() =>
    window.patchbay.validate({
      name: 'staff',
      strategy: 'auth0',
      options: { password_history: { size: 99 }, disable_sign_up: true },
    }),
  );
  assert.deepEqual(range, {
    pointer: '/options/password_history/size',
    code: 'common/range',
    severity: 'error',
    message: 'must be 0 to 24',
    params: { min: 0, max: 24 },
  });
  assert.match(unknown.message, /did you mean `disable_signup`\?/);
  assert.deepEqual(unknown.fix, [
    { op: 'move', from: '/options/disable_sign_up', path: '/options/disable_signup' },
  ]);
});

test('any JavaScript value is judged or refused with a sentence, and none breaks the module', async (t) => {
  const page = await openPackage(t);
  const outcomes = await page.evaluate(() => {
    const cycle = { name: 'staff', strategy: 'auth0' };
    cycle.options = { cycle };
    const deep = {};
    for (let level = 0, inner = deep; level < 100_000; level += 1) {
      inner.inner = {};
      inner = inner.inner;
    }
    const thrower = {
      get name() {
        throw new Error('a getter of the page');
      },
    };
    const inputs = {
      undefined,
      nan: Number.NaN,
      infinity: Number.POSITIVE_INFINITY,
      symbol: Symbol('s'),
      function: () => {},
      class: class {},
      bigint: 12345678901234567890n,
      date: new Date(0),
      map: new Map([['name', 'staff']]),
      set: new Set(['name']),
      regexp: /x/,
      error: new Error('x'),
      promise: Promise.resolve(),
      element: document.body,
      window,
      cycle,
      deep,
      thrower,
      proxy: new Proxy({}, { ownKeys: () => { throw new TypeError('trap'); } }),
      revoked: (() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })(),
      typed: new Uint8Array([1, 2, 3]),
      buffer: new ArrayBuffer(8),
      sparse: Object.assign([], { 4_000_000: 1 }),
      lone: '\ud800',
      'lone key': { '\ud800': 1 },
      'undefined member': { name: 'staff', strategy: 'auth0', options: undefined },
      'function member': { name: 'staff', strategy: 'auth0', options: { login: () => {} } },
      'bigint member': { name: 'staff', strategy: 'auth0', options: { size: 10n ** 30n } },
      'nan member': { name: 'staff', strategy: 'auth0', options: { size: Number.NaN } },
      'symbol member': { name: 'staff', strategy: 'auth0', [Symbol('s')]: 1 },
      'own toJSON': { toJSON: () => ({ name: 'staff', strategy: 'auth0' }) },
      'null prototype': Object.assign(Object.create(null), { name: 'staff', strategy: 'auth0' }),
      'key __proto__': JSON.parse('{"name":"staff","strategy":"auth0","__proto__":{"a":1}}'),
    };
    const outcome = (input) => {
      try {
        const findings = window.patchbay.validate(input);
        return Array.isArray(findings) ? `${findings.length} findings` : `odd: ${typeof findings}`;
      } catch (error) {
        const isTrap = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
        return `${isTrap ? 'TRAP ' : ''}${error?.constructor?.name}: ${error?.message ?? error}`;
      }
    };
    const told = Object.entries(inputs).map(([name, input]) => [name, outcome(input)]);
    const stillGood = window.patchbay.validate({ name: 'staff', strategy: 'auth0' });
    return { told, stillGood };
  });
  assert.deepEqual(outcomes.stillGood, [], 'the module works after all of them');
  for (const [name, told] of outcomes.told) {
    t.diagnostic(`${name}: ${told}`);
    assert.match(told, /^(\d+ findings|(Error|TypeError): .+)$/s, name);
    assert.doesNotMatch(told, /undefined is not|unreachable|null pointer|recursive use/, name);
  }
  const told = Object.fromEntries(outcomes.told);
  assert.equal(told['undefined member'], '0 findings', 'as JSON.stringify leaves it out');
  assert.equal(told['null prototype'], '0 findings');
  assert.equal(told['own toJSON'], '0 findings', 'as JSON.stringify calls it');
  assert.equal(told['function member'], '0 findings', 'as JSON.stringify leaves it out');
  assert.match(told['bigint member'], /^TypeError: .*BigInt/);
  assert.match(told.cycle, /^TypeError: /);
  assert.match(told.deep, /^(2 findings|Error: the value is nested too deeply)$/, 'browsers differ');
});

test('options that are none are refused with a sentence', async (t) => {
  const page = await openPackage(t);
  const told = await page.evaluate(() =>
    [
      { context: 'delete' },
      { contract: 'other' },
      { context: 'update', strategy: 'outh0' },
      { context: 7 },
      { contxt: 'update' },
      'create',
      7,
      [],
    ].map((options) => {
      try {
        return `${window.patchbay.validate({}, options).length} findings`;
      } catch (error) {
        return `${error.constructor.name}: ${error.message}`;
      }
    }),
  );
  assert.deepEqual(told, [
    'Error: context is `create`, `update` or `read`',
    'Error: contract is `reference` or `tenant`',
    'Error: strategy is none that the API knows',
    'Error: `context` is a text',
    'Error: the second argument has no `contxt`; there are `context`, `contract`, `strategy`, `stored`, `now`, `locale`',
    'Error: the second argument is an object',
    'Error: the second argument is an object',
    'Error: the second argument is an object',
  ]);
});

test('a strategy that is none is refused, whatever it is', async (t) => {
  const page = await openPackage(t);
  const told = await page.evaluate(() =>
    [[], ['saml'], [7], [null], [{}], ['samlp', 'x'], ['samlp', 7]].map((words) => {
      try {
        window.patchbay.schema(...words);
        return 'a schema';
      } catch (error) {
        return `${error.constructor.name}: ${error.message}`;
      }
    }),
  );
  const strategy = 'Error: strategy is none that the API knows';
  const contract = 'Error: contract is `reference` or `tenant`';
  assert.deepEqual(told, [strategy, strategy, strategy, strategy, strategy, contract, contract]);
});

test('a number has the digits that JavaScript gives it', async (t) => {
  const page = await openPackage(t);
  const findings = await page.evaluate(() =>
    [24, 24.0, 24.5, -0, 2 ** 53, 1e21].map((size) =>
      window.patchbay
        .validate({
          name: 'staff',
          strategy: 'auth0',
          options: { password_history: { enable: true, size } },
        })
        .map(({ code }) => code)
        .join(),
    ),
  );
  assert.deepEqual(findings, ['', '', 'common/type', '', 'common/range', 'common/range']);
});
