// The choice of a strategy for a new connection.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { closeBrowser, openPage } from './support/browser.mjs';
import {
  button,
  dialog,
  eventually,
  field,
  focused,
  heading,
  oneLine,
  openNewDatabase,
  visit,
} from './support/console.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

test('strategies stand by family, each with a sentence, and the retired ones are told to be so', async (t) => {
  const server = await startServer(t);
  const page = await openPage(t);
  await visit(page, server, '/connections/new');
  await page.getByRole('status').getByText('55 of 55 strategies').waitFor();
  const database = page.getByRole('region', { name: 'Database', exact: true });
  assert.deepEqual((await database.getByRole('link').allInnerTexts()).map(oneLine), [
    'Database auth0 Usernames, e-mail addresses and passwords, kept by the tenant or by a database of your own.',
  ]);
  const retired = page.getByRole('region', { name: 'Legacy', exact: true });
  await retired.getByText('new connections should use another').waitFor();
  assert.equal(await page.getByRole('link', { name: /\.$/ }).count(), 55, 'each has its sentence');
  await page.getByText('The name and the strategy cannot be changed later.').waitFor();
});

test('strategies are searched by name, family and description, and the address says so', async (t) => {
  const server = await startServer(t);
  const page = await openPage(t);
  await visit(page, server, '/connections/new');
  await heading(page, 'New connection').waitFor();
  await page.keyboard.press('/');
  const search = page.getByLabel('Search strategies');
  const found = () => page.locator('.pb-tile strong').allInnerTexts();
  for (const [words, strategies] of [
    ['SAMLP', ['SAML']],
    ['passwordless', ['Passwordless email', 'Passwordless SMS']],
    ['microsoft directory', ['Microsoft Entra ID']],
  ]) {
    await search.fill(words);
    await eventually(found, strategies, words);
  }
  await page.getByRole('status').getByText('1 of 55 strategies').waitFor();
  await page.getByRole('link', { name: /^Microsoft Entra ID/ }).click();
  await heading(page, 'New connection: Microsoft Entra ID').waitFor();
  await page.goBack();
  await eventually(found, ['Microsoft Entra ID']);
  assert.equal(await search.inputValue(), 'microsoft directory');

  await search.fill('no such thing');
  await button(page, 'Clear the search').click();
  await page.getByRole('status').getByText('55 of 55 strategies').waitFor();
  assert.equal(await focused(page), 'input Search strategies');
});

test('what is fixed at creation is said before the first save, in the form and in the review', async (t) => {
  const server = await startServer(t);
  const page = await openPage(t);
  await openNewDatabase(page, server);
  const fixed = 'The name and the strategy cannot be changed later.';
  await page.getByText(fixed).waitFor();
  await field(page, 'Name').fill('loyalty-club');
  await button(page, 'Review and create').click();
  const review = dialog(page, 'Review the new connection');
  await review.getByText(fixed).waitFor();
  await button(review, 'Create').click();
  await heading(page, 'loyalty-club').waitFor();
  assert.equal(await page.getByText(fixed).count(), 0, 'afterwards it is too late to say so');
});
