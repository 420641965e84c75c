// Unsaved changes: discarding them, and not losing them by accident.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { closeBrowser, openPage } from './support/browser.mjs';
import {
  bar,
  button,
  dialog,
  eventually,
  field,
  heading,
  openConnection,
  openNewDatabase,
  review,
  save,
  setting,
} from './support/console.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

/** The customers sample, open in a page, with its display name changed. */
async function openChanged(t) {
  const server = await startServer(t, { samples: true });
  const id = await server.idOf('customers');
  const page = await openPage(t);
  await openConnection(page, server, id);
  await field(page, 'Display name').fill('Not saved');
  return { server, id, page };
}

/** The question before unsaved changes are left. */
function question(page) {
  return dialog(page, 'Leave without saving?');
}

test('one field is put back, or all of them', async (t) => {
  const { page } = await openChanged(t);
  const size = await setting(page, 'password_history.size', 'Remembered passwords');
  await size.fill('17');
  await bar(page).getByText('2 changes').waitFor();
  await button(page, 'Revert: Remembered passwords').click();
  assert.equal(await size.inputValue(), '5');
  assert.ok(await size.evaluate((element) => element === document.activeElement));
  await bar(page).getByText('1 change', { exact: true }).waitFor();
  await button(page, 'Discard changes').click();
  await eventually(() => button(page, 'Discard changes').count(), 0);
});

test('a link asks before it throws changes away', async (t) => {
  const { server, id, page } = await openChanged(t);
  const address = page.url();
  const crumb = page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link');
  await crumb.click();
  await button(question(page), 'Stay').click();
  await question(page).waitFor({ state: 'detached' });
  assert.equal(page.url(), address);
  assert.equal(await field(page, 'Display name').inputValue(), 'Not saved');

  await crumb.click();
  await button(question(page), 'Discard changes').click();
  await heading(page, 'Connections').waitFor();
  assert.equal((await server.connection(id)).display_name, 'Customer accounts');
});

test('the Back button asks as well, and the address stays true', async (t) => {
  const { page } = await openChanged(t);
  const address = page.url();
  await page.goBack();
  await question(page).waitFor();
  await page.keyboard.press('Escape');
  await question(page).waitFor({ state: 'detached' });
  assert.equal(page.url(), address);
  assert.equal(await field(page, 'Display name').inputValue(), 'Not saved');
});

test('closing the tab asks only while there is something to lose', async (t) => {
  const { page } = await openChanged(t);
  const asked = [];
  page.on('dialog', async (asking) => {
    asked.push(asking.type());
    await asking.dismiss();
  });
  await page.evaluate(() => window.location.reload());
  await eventually(() => asked, ['beforeunload']);
  assert.equal(await field(page, 'Display name').inputValue(), 'Not saved');
  await button(page, 'Discard changes').click();
  await page.reload();
  await heading(page, 'customers').waitFor();
  assert.deepEqual(asked, ['beforeunload']);
});

test('signing out asks before it throws changes away', async (t) => {
  const { page } = await openChanged(t);
  await button(page, 'Sign out').click();
  await button(question(page), 'Stay').click();
  assert.equal(await field(page, 'Display name').inputValue(), 'Not saved');
  page.expected.push(/401/);
  await button(page, 'Sign out').click();
  await button(question(page), 'Discard changes').click();
  await heading(page, 'Sign in').waitFor();
});

test('after a save there is nothing to ask about', async (t) => {
  const { page } = await openChanged(t);
  await save(page, await review(page));
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').click();
  await heading(page, 'Connections').waitFor();
});

test('a new connection that was begun is not thrown away either', async (t) => {
  const server = await startServer(t);
  const page = await openPage(t);
  await openNewDatabase(page, server);
  await field(page, 'Name').fill('begun');
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').click();
  await button(question(page), 'Stay').click();
  assert.equal(await field(page, 'Name').inputValue(), 'begun');
});
