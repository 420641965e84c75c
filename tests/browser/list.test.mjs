// The list of connections: loaded page by page, searched as one types.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { closeBrowser, openPage } from './support/browser.mjs';
import { button, eventually, heading, openList, visit } from './support/console.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

/** More than two pages of the API, and more than are drawn at once. */
const MANY = 215;

test('a long list comes in pages, is drawn in parts, and is searched as a whole', async (t) => {
  const server = await startServer(t);
  for (let number = 1; number <= MANY; number += 1) {
    await server.create({ name: `tenant-${String(number).padStart(3, '0')}`, strategy: 'auth0' });
  }
  const page = await openPage(t);
  await openList(page, server);
  await page.getByRole('status').getByText(`${MANY} connections`).waitFor();
  const rows = () => page.locator('tbody').getByRole('row').count();
  assert.equal(await rows(), 200);
  await page.getByText(`200 of ${MANY} are shown`).waitFor();
  await button(page, 'Show more').click();
  await eventually(rows, MANY);

  await page.getByLabel('Search connections').fill('NANT-21');
  await page.getByRole('status').getByText(`6 of ${MANY} match`).waitFor();
  assert.deepEqual(await page.getByRole('link', { name: /^tenant-/ }).allInnerTexts(), [
    'tenant-210',
    'tenant-211',
    'tenant-212',
    'tenant-213',
    'tenant-214',
    'tenant-215',
  ]);
});

test('name, display name, ID, strategy and clients are searched', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await openList(page, server);
  for (const [words, names] of [
    ['PARTN', ['partners']],
    ['importing', ['legacy-shop']],
    ['storefront-web', ['customers', 'legacy-shop']],
    [await server.idOf('employees'), ['employees']],
    ['database', ['customers', 'employees', 'legacy-shop', 'partners']],
  ]) {
    await page.getByLabel('Search connections').fill(words);
    await eventually(async () => (await page.locator('tbody').getByRole('link').allInnerTexts()).sort(), names, words);
  }
  await page.getByLabel('Search connections').fill('no such thing');
  await button(page, 'Clear the search').click();
  await page.getByRole('status').getByText('4 connections').waitFor();
});

test('a search is in the address, and Back leads to it', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await openList(page, server);
  await page.getByLabel('Search connections').fill('partn & co');
  await page.getByLabel('Search connections').fill('partn');
  await page.getByRole('link', { name: 'partners' }).click();
  await heading(page, 'partners').waitFor();
  await page.goBack();
  await page.getByRole('status').getByText('1 of 4 match').waitFor();
  assert.equal(await page.getByLabel('Search connections').inputValue(), 'partn');
  await page.goForward();
  await heading(page, 'partners').waitFor();
  await visit(page, server, '/connections?q=legacy%20shop%20%28imp');
  await page.getByRole('status').getByText('1 of 4 match').waitFor();
});

test('a row opens in another tab as well, and an ID is copied', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await openList(page, server);
  const opening = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'customers' }).click({ modifiers: ['ControlOrMeta'] });
  const other = await opening;
  await heading(other, 'customers').waitFor();
  await heading(page, 'Connections').waitFor();

  await page.getByRole('row', { name: 'partners' }).getByRole('button', { name: /^Copy/ }).click();
  await page.getByRole('status').getByText(/copied/i).waitFor();
  assert.equal(
    await page.evaluate(() => navigator.clipboard.readText()),
    await server.idOf('partners'),
  );
});
