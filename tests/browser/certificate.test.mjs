// The field of a certificate says what was pasted: read by a module that comes when it is needed.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test, { after } from 'node:test';

import { checkAccessibility } from './support/axe.mjs';
import { closeBrowser, openPage, openProfile } from './support/browser.mjs';
import { openConnection, setting, showAllSettings, visit } from './support/console.mjs';
import { picture } from './support/screenshots.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

const data = (name) => readFile(new URL(`../../crates/connection-validation/tests/data/${name}`, import.meta.url), 'utf8');
const LASTING = await data('example.pem');
const ENDED = await data('ended.pem');
const ENDED_SHA256 = '43a99b5377a02174cad43464f5ed37b955ba8474ff61d7b50ab65dcb5f8d9677';

/** The facts of each certificate that the form explains. */
async function facts(page) {
  const lists = await page.locator('.pb-certificate').all();
  return Promise.all(lists.map(async (list) => {
    const [names, texts] = await Promise.all([list.locator('dt').allInnerTexts(), list.locator('dd').allInnerTexts()]);
    return Object.fromEntries(names.map((name, place) => [name, texts[place]]));
  }));
}

test('a pasted certificate is explained, and told when it has ended', async (t) => {
  const server = await startServer(t);
  const profile = await openProfile(t);
  const page = await openPage(t, profile);
  const fetched = () => page.requested.filter((request) => /\/documents\/.*\.wasm$/.test(request)).length;
  await visit(page, server, '/connections/new/samlp');
  const certificate = await setting(page, 'signingCert', 'Signing certificate');

  await t.test('the reader is fetched when the first one is there, and once', async () => {
    assert.equal(fetched(), 0);
    await certificate.fill(ENDED);
    await page.getByText(ENDED_SHA256).waitFor();
    assert.equal(fetched(), 1);
    assert.deepEqual(await facts(page), [
      {
        Subject: 'CN=idp.example.com,O=Example Oy,C=FI',
        Valid: '2015-01-01 to 2020-01-01',
        Key: 'P-256',
        'SHA-256': ENDED_SHA256,
      },
    ]);
  });

  await t.test('that it has ended is a warning at the field', async () => {
    await page.getByText(/expired \d+ days ago; get the new one/).first().waitFor();
    await checkAccessibility(page, 'a form with an ended certificate');
    await picture(page, 'certificate');
  });

  await t.test('another text is another certificate, or none', async () => {
    await certificate.fill(LASTING);
    await page.getByText('2024-02-29 to 2054-03-01').waitFor();
    assert.equal((await facts(page)).length, 1);
    assert.equal(await page.getByText(/expired \d/).count(), 0);
    await certificate.fill('nothing of the kind');
    await page.locator('.pb-certificate').waitFor({ state: 'detached' });
    assert.equal(fetched(), 1);
  });

  await t.test('a stored certificate is explained as well, and its end not told twice', async (t) => {
    const page = await openPage(t, profile);
    const id = await server.create({
      name: 'ended',
      strategy: 'samlp',
      options: { signInEndpoint: 'https://idp.example/', signingCert: ENDED },
    });
    await openConnection(page, server, id);
    await setting(page, 'signingCert', 'Signing certificate');
    await page.getByText(ENDED_SHA256).waitFor();
    await showAllSettings(page);
    assert.equal(await page.getByText(/expired \d+ days ago/).count(), 1);
  });
});

test('without the reader the form is as it was', async (t) => {
  const server = await startServer(t);
  const profile = await openProfile(t);
  const page = await openPage(t, profile);
  page.expected.push(/documents/, /ERR_FAILED/);
  await page.route('**/documents/**', (route) => route.abort());
  await visit(page, server, '/connections/new/samlp');
  const certificate = await setting(page, 'signingCert', 'Signing certificate');
  await certificate.fill(ENDED);
  await page.getByText(/expired \d+ days ago/).first().waitFor();
  assert.equal(await page.locator('.pb-certificate').count(), 0);
});
