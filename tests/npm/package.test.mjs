// The npm package as people get it: packed, installed, imported in every way.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { closeBrowser, openPage } from '../browser/support/browser.mjs';
import { NPM_PACKAGE } from '../browser/support/environment.mjs';
import { startFileServer } from '../browser/support/portal.mjs';
import { cleanUp, consumer, tarball } from './support/consumer.mjs';

const execute = promisify(execFile);
const TOOLS = fileURLToPath(new URL('../node_modules/.bin', import.meta.url));
const README = await readFile(join(NPM_PACKAGE, 'README.md'), 'utf8');

/** A payload with one error, and what is printed of it. */
const PAYLOAD = `{ name: "customers", strategy: "auth0", options: { password_history: { enable: true, size: 99 } } }`;
const FOUND = 'error /options/password_history/size common/range must be 0 to 24';
const PRINT = `
  for (const { severity, pointer, code, message } of validate(${PAYLOAD})) {
    console.log(severity, pointer, code, message);
  }
`;

after(async () => {
  await closeBrowser();
  await cleanUp();
});

async function run(home, ...words) {
  const { stdout } = await execute(process.execPath, words, { cwd: home });
  return stdout.trim();
}

/** The code blocks of a language in a text. */
function blocks(text, language) {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code]) => code);
}

test('the tarball holds the entries, their types, both licences, and nothing else', async () => {
  const { stdout } = await execute('tar', ['-tzf', await tarball()]);
  assert.deepEqual(stdout.trim().split('\n').sort(), [
    'package/LICENSE-APACHE',
    'package/LICENSE-MIT',
    'package/README.md',
    'package/console-core.js',
    'package/console.cjs',
    'package/console.d.cts',
    'package/console.d.ts',
    'package/console.js',
    'package/console.node.js',
    'package/documents-core.js',
    'package/documents.cjs',
    'package/documents.d.cts',
    'package/documents.d.ts',
    'package/documents.js',
    'package/documents.node.js',
    'package/documents_module.js',
    'package/documents_module_bg.wasm',
    'package/element.js',
    'package/loader.js',
    'package/package.json',
    'package/patchbay.js',
    'package/patchbay_bg.wasm',
    'package/validator-core.js',
    'package/validator.cjs',
    'package/validator.d.cts',
    'package/validator.d.ts',
    'package/validator.js',
    'package/validator.node.js',
    'package/validator_module.js',
    'package/validator_module_bg.wasm',
  ]);
});

test('every example of the READMEs that runs in Node.js prints what it says', async () => {
  const ours = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const examples = [README, ours].flatMap((text) => blocks(text, 'js')).filter((code) => !isForPages(code));
  assert.ok(examples.length >= 2);
  for (const [place, example] of examples.entries()) {
    const home = await consumer(`readme-${place}`, { 'main.mjs': example });
    const said = example
      .split('\n')
      .filter((line) => line.startsWith('// '))
      .map((line) => line.slice(3));
    assert.equal(await run(home, 'main.mjs'), said.join('\n'));
  }
});

/** Examples for pages are run in a browser, where there is a server to talk to. */
const isForPages = (code) => code.includes('document.');

test('Node.js imports the validator, and nothing happens before load', async () => {
  const home = await consumer('esm', {
    'main.mjs': `
      import { load, validate } from "patchbay/validator";
      try { validate({}); } catch (error) { console.log(error.message); }
      await Promise.all([load(), load()]);
      ${PRINT}
      console.log(validate({ display_name: "x" }, { context: "update", strategy: "auth0" }).length);
      const stored = { id: "con_1", name: "old", strategy: "aol", options: { client_id: 7 } };
      for (const context of ["create", "read"]) {
        console.log(validate(stored, { context }).map(({ pointer, severity }) => pointer + " " + severity).join());
      }
      try { validate({}, { context: "delete" }); } catch (error) { console.log(error.message); }
    `,
  });
  const early = 'patchbay/validator: call load() and wait for it first';
  const contexts = ['/id error,/strategy error', '/strategy warning', 'context is `create`, `update` or `read`'];
  assert.equal(await run(home, 'main.mjs'), [early, FOUND, '0', ...contexts].join('\n'));
});

test('the dates of certificates are told at a moment, and only then', async () => {
  const home = await consumer('dates', {
    'example.pem': await readFile(new URL('../../crates/connection-validation/tests/data/example.pem', import.meta.url)),
    'main.mjs': `
      import { readFileSync } from "node:fs";
      import { load, validate } from "patchbay/validator";
      await load();
      const options = { signInEndpoint: "https://idp.example/", signingCert: readFileSync("example.pem", "utf8") };
      const connection = { name: "acme", strategy: "samlp", options };
      for (const now of [undefined, Date.UTC(2026, 0, 1), Date.UTC(2054, 1, 20), Date.UTC(2054, 2, 4)]) {
        const findings = validate(connection, { now });
        console.log(findings.map(({ pointer, severity, code }) => [pointer, severity, code].join(" ")).join() || "nothing");
      }
      try { validate(connection, { now: Date.parse("soon") }); } catch (error) { console.log(error.message); }
    `,
  });
  const at = '/options/signingCert warning certificate/';
  const expected = ['nothing', 'nothing', `${at}expires-soon`, `${at}expired`, '`now` is a number'];
  assert.equal(await run(home, 'main.mjs'), expected.join('\n'));
});

test('connections of one tenant are looked at together', async () => {
  const home = await consumer('set', {
    'main.mjs': `
      import { load, validateSet } from "patchbay/validator";
      await load();
      const [a, b] = [{ name: "a" }, { name: "b", options: { domain_aliases: ["x.example", "gmail.com"] } }];
      console.log(JSON.stringify(validateSet([a, b])));
      console.log(validateSet([a, undefined, a], { contract: "tenant" })[0].serverMessage);
      console.log(validateSet([a, b, a, b], { locale: "de" }).map(({ pointer, index, other }) => [pointer, index, other].join()).join(" "));
      for (const wrong of [[a], [[], { context: "create" }]]) {
        try { validateSet(...wrong); } catch (error) { console.log(error.message); }
      }
    `,
    'main.cjs': `
      const { load, validateSet } = require("patchbay/validator");
      load().then(() => console.log(validateSet([{ name: "a" }, { name: "a" }])[0].code));
    `,
  });
  const said = (await run(home, 'main.mjs')).split('\n');
  const { message, ...found } = JSON.parse(said[0])[0];
  assert.equal(JSON.parse(said[0]).length, 1);
  assert.match(message, /everybody|anybody|anyone|everyone/i);
  assert.deepEqual(found, {
    pointer: '/1/options/domain_aliases/1',
    code: 'review/public-mail-domain',
    severity: 'warning',
    params: {},
    index: 1,
  });
  assert.match(said[1], /name/);
  assert.equal(
    said[2],
    '/1/options/domain_aliases/1,1, /2/name,2,0 /3/name,3,1 /3/options/domain_aliases/0,3,1 ' +
      '/3/options/domain_aliases/1,3,1 /3/options/domain_aliases/1,3,',
  );
  assert.match(said[3], /array of connections/);
  assert.match(said[4], /has no `context`/);
  assert.equal(await run(home, 'main.cjs'), 'set/same-name');
});

test('the module can come from a file of the caller', async () => {
  const home = await consumer('file', {
    'main.mjs': `
      import { load, validate } from "patchbay/validator";
      await load(new URL(import.meta.resolve("patchbay/validator.wasm")));
      ${PRINT}
    `,
  });
  assert.equal(await run(home, 'main.mjs'), FOUND);
});

test('Node.js requires the validator as well', async () => {
  const home = await consumer('cjs', {
    'main.cjs': `
      const { load, validate } = require("patchbay/validator");
      load().then(() => {${PRINT}});
    `,
  });
  assert.equal(await run(home, 'main.cjs'), FOUND);
});

test('documents are read from bytes as well, and what is none says so in the language asked for', async () => {
  const script = `
    const metadata = '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="urn:idp"><IDPSSODescriptor/></EntityDescriptor>';
    const run = (inspect) => {
      console.log(inspect(Buffer.from(metadata)).content[0].entity_id);
      for (const [document, locale] of [["<feed/>"], ["<html/>"], [""], ["", "de-AT"], ["", "fr"], ["hello!"]]) {
        const { kind, findings: [{ code, severity, message }] } = inspect(document, { locale });
        console.log(kind, severity, code, message);
      }
      for (const odd of [{}, undefined, 7]) {
        try { inspect(odd); } catch (error) { console.log(error.message); }
      }
      for (const odd of [{ nwo: 1 }, { now: "today" }, 7]) {
        try { inspect("", odd); } catch (error) { console.log(error.message); }
      }
    };
  `;
  const home = await consumer('documents', {
    'main.mjs': `import { inspect, load } from "patchbay/documents"; ${script} await load(); run(inspect);`,
    'main.cjs': `const { inspect, load } = require("patchbay/documents"); ${script} load().then(() => run(inspect));`,
  });
  const odd = 'the document is a text, a Uint8Array or an ArrayBuffer';
  for (const file of ['main.mjs', 'main.cjs']) {
    assert.deepEqual((await run(home, file)).split('\n'), [
      'urn:idp',
      'metadata error saml/not-metadata is XML, and not SAML metadata',
      'metadata error xml/web-page is a web page and not the document; download the file itself, signed in where needed',
      'unknown error document/empty is empty; paste the document',
      'unknown error document/empty ist leer; das Dokument einfügen',
      'unknown error document/empty is empty; paste the document',
      'unknown error document/unknown-kind is neither a certificate nor SAML metadata, and neither a discovery document nor a key set',
      odd,
      odd,
      odd,
      'the second argument has no `nwo`; there are `now`, `locale`',
      '`now` is a number',
      'the second argument is an object',
    ]);
  }
});

test('documents bring options, keys, and findings with figures', async () => {
  const samples = new URL('../../crates/connection-documents/tests/data/', import.meta.url);
  const home = await consumer('proposals', {
    'main.mjs': `
      import { readFile } from "node:fs/promises";
      import { inspect, load } from "patchbay/documents";
      await load();
      const read = async (name, now = Date.UTC(2026, 0, 1)) =>
        inspect(await readFile(new URL(name, ${JSON.stringify(samples.href)})), { now });
      const { content: [, entity] } = await read("federation.xml");
      console.log(entity.strategy, entity.options.signInEndpoint, entity.identity_provider.certificates[0].key.bits);
      console.log(JSON.stringify(entity.findings[0].params), entity.findings[0].pointer);
      const { content: [{ strategy, options }] } = await read("discovery.json");
      console.log(strategy, options.issuer);
      const { kind, content: keys } = await read("key-set.json");
      console.log(kind, keys.map(({ kid, key }) => [kid, key.kind, key.bits].join()).join(" "));
      const { findings: [expired] } = await read("signing.pem", Date.UTC(2034, 0, 11));
      console.log(expired.severity, expired.code, expired.params.days);
    `,
  });
  assert.deepEqual((await run(home, 'main.mjs')).split('\n'), [
    'samlp https://one.example.com/sso 2048',
    '{"count":2} /entities/1/certificates',
    'oidc https://idp.example.com',
    'key-set main,RSA,2048 next,P-256,256',
    'error certificate/expired 10',
  ]);
});

test('the certificates in a connection are looked into', async () => {
  const samples = new URL('../../crates/connection-documents/tests/data/', import.meta.url);
  const script = `
    const run = (inspectConnection, read) => {
      const now = Date.UTC(2026, 0, 1);
      const bare = (name) => read(name).split("\\n").filter((line) => !line.startsWith("-")).join("");
      const told = (strategy, options, more) => {
        for (const { severity, pointer, code, message, fix } of inspectConnection({ strategy, options }, { now, ...more })) {
          console.log(severity, pointer, code, message.split(";")[0]);
          if (fix) console.log(fix[0].op, fix[0].path, fix[0].value === read("signing.pem"));
        }
      };
      told("samlp", { signingCert: read("encryption.pem") });
      told("samlp", { signingCert: bare("signing.pem"), cert: bare("signing.pem") });
      told("samlp", { metadataXml: read("metadata.xml") }, { now: Date.UTC(2033, 11, 1), locale: "de" });
      told("auth0", { signingCert: read("encryption.pem") });
      told("samlp", undefined);
      for (const odd of [[{}, { days: 3 }], [{}, 7]]) {
        try { inspectConnection(...odd); } catch (error) { console.log(error.message); }
      }
    };
    const path = ${JSON.stringify(fileURLToPath(samples))};
  `;
  const read = 'const read = (name) => readFileSync(path + name, "utf8");';
  const home = await consumer('inspect-connection', {
    'main.mjs': `
      import { readFileSync } from "node:fs";
      import { inspectConnection, load } from "patchbay/documents";
      ${script} ${read}
      try { inspectConnection({}); } catch (error) { console.log(error.message); }
      await load();
      run(inspectConnection, read);
    `,
    'main.cjs': `
      const { readFileSync } = require("node:fs");
      const { inspectConnection, load } = require("patchbay/documents");
      ${script} ${read}
      try { inspectConnection({}); } catch (error) { console.log(error.message); }
      load().then(() => run(inspectConnection, read));
    `,
  });
  for (const file of ['main.mjs', 'main.cjs']) {
    assert.deepEqual((await run(home, file)).split('\n'), [
      'patchbay/documents: call load() and wait for it first',
      'warning /options/signingCert certificate/not-for-signing has a key that may encrypt and may not sign',
      'warning /options/signingCert certificate/not-pem has no lines BEGIN CERTIFICATE and END CERTIFICATE around its base64',
      'replace /options/signingCert true',
      'warning /options/metadataXml certificate/expires-soon Zertifikat 1 darin läuft in 31 Tagen ab',
      'the second argument has no `days`; there are `now`, `locale`',
      'the second argument is an object',
    ]);
  }
});

test('the console says in Node.js that it needs a browser', async () => {
  const home = await consumer('node-console', {
    'main.mjs': 'import { load } from "patchbay/console"; load().catch((error) => console.log(error.message));',
    'main.cjs': 'require("patchbay/console").load().catch((error) => console.log(error.message));',
  });
  for (const file of ['main.mjs', 'main.cjs']) {
    assert.match(await run(home, file), /^patchbay\/console needs a browser/, file);
  }
});

test('a page without a bundler imports both', async (t) => {
  const home = await consumer('page', {
    'index.html':
      '<!DOCTYPE html><html lang="en"><link rel="icon" href="data:,"><title>Page</title><div id="here"></div><script type="module" src="main.js"></script></html>',
    'main.js': `
      import * as validator from "./node_modules/patchbay/validator.js";
      import * as console_ from "./node_modules/patchbay/console.js";
      await validator.load();
      document.title = validator.validate(${PAYLOAD})[0].message;
      await console_.load();
      const root = document.querySelector("#here").attachShadow({ mode: "open" });
      console_.mount(root, { getAccessToken: () => Promise.reject(new Error("none")) });
    `,
  });
  const page = await openPage(t);
  await page.goto(`${await startFileServer(t, home, '/')}/`);
  await page.getByText('No access token').first().waitFor();
  assert.equal(await page.title(), 'must be 0 to 24');
});

/** A page that Vite has bundled from this script, served below a path; with the modules that came along. */
async function bundled(t, name, script) {
  const home = await consumer(name, {
    'index.html':
      '<!DOCTYPE html><html lang="en"><link rel="icon" href="data:,"><title>Page</title><script type="module" src="./main.js"></script></html>',
    'main.js': script,
  });
  await execute(join(TOOLS, 'vite'), ['build', '--base', './', '--logLevel', 'error'], { cwd: home });
  const page = await openPage(t);
  await page.goto(`${await startFileServer(t, join(home, 'dist'), '/below/here/')}/below/here/`);
  const files = await readdir(join(home, 'dist/assets'));
  return { page, modules: files.filter((file) => file.endsWith('.wasm')) };
}

test('a bundle of Vite works, and its validator does not bring the console', async (t) => {
  const { page, modules } = await bundled(
    t,
    'vite-validator',
    `
      import { load, validate } from "patchbay/validator";
      await load();
      document.title = validate(${PAYLOAD})[0].message;
    `,
  );
  await page.waitForFunction(() => document.title === 'must be 0 to 24');
  assert.equal(modules.length, 1, modules.join());
});

test('a bundle of Vite with the element puts a console up, and does not bring the validator', async (t) => {
  const { page, modules } = await bundled(
    t,
    'vite-console',
    `
      import { define } from "patchbay/console";
      define();
      const element = document.createElement("patchbay-connections");
      element.getAccessToken = () => { throw new Error("nobody is signed in"); };
      element.textContent = "One moment";
      element.addEventListener("patchbay-auth-required", () => { document.title = "asked"; });
      document.body.append(element);
    `,
  );
  await page.waitForFunction(() => document.title === 'asked');
  await page.getByRole('alert').getByText('No access token').waitFor();
  // The reader of documents is fetched when there is a certificate to explain, and not before.
  assert.deepEqual(modules.map((name) => name.split('_bg')[0]).sort(), ['documents_module', 'patchbay']);
  assert.ok(!page.requested.some((request) => request.includes('documents_module_bg')));
});

const RIGHT = `
  import { explain, load, validate, validateSet, schema, strategies, review } from "patchbay/validator";
  import type { CreateConnection, Finding, FindingCode, SetFinding, UpdateConnection } from "patchbay/validator";
  const database: CreateConnection = {
    name: "customers",
    strategy: "auth0",
    enabled_clients: ["a"],
    metadata: { owner: "it" },
    options: { password_policy: "good", password_history: { enable: true, size: 5 }, unheard_of: 1 },
  };
  const saml: CreateConnection = {
    name: "acme",
    strategy: "samlp",
    options: { signInEndpoint: "https://idp.example/sso", signatureAlgorithm: "rsa-sha256", domain_aliases: ["a.example"] },
  };
  const change: UpdateConnection<"samlp"> = { options: { signSAMLRequest: true } };
  const rename: UpdateConnection = { display_name: "Staff", metadata: { owner: "it" } };
  export async function check(): Promise<FindingCode[]> {
    await load(new URL("https://cdn.example/validator.wasm"));
    const findings: Finding[] = validate(database, { context: "create", contract: "tenant" });
    validate(change, { context: "update", stored: saml });
    validate(rename, { context: "update", locale: "de" });
    validate(saml, { now: Date.now() });
    const shared: SetFinding[] = validateSet([database, saml], { contract: "tenant", locale: "de" });
    const places: [number, number | undefined][] = shared.map(({ index, other }) => [index, other]);
    validate(database, { context: "read", contract: "tenant" });
    review(saml, { contract: "reference" });
    const names: string[] = strategies().map(({ name }) => name);
    schema("oidc", "tenant");
    const refused: (string | undefined)[] = explain(400, "{}", { payload: database }).map(({ pointer }) => pointer);
    names.push(...refused.filter((pointer) => pointer !== undefined));
    return names.length + places.length > 0 ? findings.map(({ code }) => code) : ["common/range"];
  }
  import { inspect, inspectConnection, type DocumentFinding, type Inspection } from "patchbay/documents";
  export function read(bytes: Uint8Array): string[] {
    const found: Inspection = inspect(bytes, { now: Date.now(), locale: "de" });
    if (found.kind === "discovery") {
      return Object.keys(found.content[0].options);
    }
    if (found.kind === "metadata") {
      return found.content.map(({ entity_id, strategy }) => entity_id ?? (strategy satisfies "samlp"));
    }
    const inside: DocumentFinding[] = inspectConnection(saml, { now: Date.now(), locale: "de" });
    return [...found.findings, ...inside].map(({ pointer, code, fix }) => pointer + code + fix?.[0]?.path);
  }
  import { define, mount, type ConsoleConfig, type ConsoleHandle } from "patchbay/console";
  const config: ConsoleConfig = {
    gatewayUrl: "https://portal.example",
    getAccessToken: async ({ audience, scopes, reason }) => ({ token: [audience, ...scopes, reason].join(), expiresAt: 0 }),
    strategies: ["samlp", "oidc"],
    onBeforeSave: ({ changes }) => changes.every(({ hidden }) => hidden === undefined),
    onSaved: ({ action, strategy }) => [action satisfies "create" | "update", strategy === "samlp"],
  };
  export const show = (element: Element): ConsoleHandle => mount(element, config);
  export function use(handle: ConsoleHandle): boolean {
    handle.update({ readOnly: true, theme: undefined });
    handle.navigate("/connections");
    return handle.dirty();
  }
  export function embed(): string | undefined {
    define();
    const element = document.createElement("patchbay-connections");
    element.getAccessToken = () => "token";
    element.readOnly = true;
    element.addEventListener("patchbay-before-delete", (event) => {
      event.detail.waitUntil(Promise.resolve(event.detail.action === "delete-user"));
    });
    element.addEventListener("patchbay-error", ({ detail }) => console.log(detail.status, detail.message));
    return document.querySelector("patchbay-connections")?.path;
  }
`;

/** Each is wrong in the line below its mark alone. */
const WRONG = `
  import { schema, validate } from "patchbay/validator";
  import type { CreateConnection, FindingCode, UpdateConnection } from "patchbay/validator";
  // @ts-expect-error the name is missing
  export const a: CreateConnection = { strategy: "auth0" };
  // @ts-expect-error no strategy has this name
  export const b: CreateConnection = { name: "a", strategy: "saml" };
  // @ts-expect-error the policy is none of the five
  export const c: CreateConnection = { name: "a", strategy: "auth0", options: { password_policy: "strong" } };
  // @ts-expect-error the size is a number
  export const d: CreateConnection = { name: "a", strategy: "auth0", options: { password_history: { enable: true, size: "5" } } };
  // @ts-expect-error no connection has this field
  export const e: CreateConnection = { name: "a", strategy: "auth0", enabledClients: [] };
  // @ts-expect-error no finding has this code
  export const f: FindingCode = "common/nothing";
  // @ts-expect-error an update changes no name
  export const g: UpdateConnection = { name: "a" };
  // @ts-expect-error an update changes no strategy
  export const h: UpdateConnection<"samlp"> = { strategy: "samlp" };
  // @ts-expect-error the algorithm is one of two
  export const i: UpdateConnection<"samlp"> = { options: { signatureAlgorithm: "md5" } };
  // @ts-expect-error there is no such option of the call
  validate({}, { contxt: "update" });
  // @ts-expect-error the contract is one of two
  validate({}, { contract: "auth0" });
  // @ts-expect-error a moment is a number of milliseconds
  validate({}, { now: new Date() });
  // @ts-expect-error no strategy has this name
  schema("saml");
  import { inspect, inspectConnection } from "patchbay/documents";
  // @ts-expect-error a document is no object
  inspect({});
  // @ts-expect-error there is no such option of the call
  inspect("", { today: 0 });
  // @ts-expect-error a connection is no text
  inspectConnection("");
  import { mount } from "patchbay/console";
  // @ts-expect-error there is no such setting
  mount(document.body, { apiBase: "/" });
  // @ts-expect-error no strategy has this name
  mount(document.body, { strategies: ["saml"] });
  // @ts-expect-error a token is a text
  mount(document.body, { getAccessToken: () => 7 });
  // @ts-expect-error no look has this name
  document.createElement("patchbay-connections").theme = "pink";
`;

test('the types take what is right and refuse what is wrong', async () => {
  const options = { strict: true, noEmit: true, target: 'es2022', lib: ['es2022', 'dom'], types: [] };
  const home = await consumer('types', {
    'src/right.ts': RIGHT,
    'src/wrong.ts': WRONG,
    'src/right.cts': RIGHT.replace('export const show', 'export const unused'),
    'node.json': JSON.stringify({
      compilerOptions: { ...options, module: 'node16', moduleResolution: 'node16' },
      include: ['src'],
    }),
    'bundler.json': JSON.stringify({
      compilerOptions: { ...options, module: 'esnext', moduleResolution: 'bundler' },
      include: ['src/*.ts'],
    }),
  }, { type: 'module' });
  for (const project of ['node.json', 'bundler.json']) {
    await execute(join(TOOLS, 'tsc'), ['--project', project], { cwd: home }).catch(({ stdout }) => assert.fail(stdout));
  }
});

test('publint and attw have nothing to say', async () => {
  await execute(join(TOOLS, 'publint'), ['run', await tarball(), '--strict']).catch(({ stdout }) => assert.fail(stdout));
  await execute(join(TOOLS, 'attw'), [await tarball(), '--profile', 'node16', '--exclude-entrypoints', './validator.wasm', './documents.wasm', './console.wasm']).catch(
    ({ stdout }) => assert.fail(stdout),
  );
});
