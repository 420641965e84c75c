// The users of a connection: counted, exported, read back, deleted.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { closeBrowser, openPage } from './support/browser.mjs';
import { button, dialog, eventually, field, openConnection } from './support/console.mjs';
import { startServer } from './support/server.mjs';
import { addUsers, addressOf, downloaded, file, usersOf } from './support/users.mjs';

after(closeBrowser);

const WORDS =
  'This file has no passwords and no MFA. Restored users must reset them; ids change.';

/** A server with two databases, and the page of `customers`. */
async function open(t, { customers = 0, partners = 0 } = {}) {
  const server = await startServer(t);
  const ids = {};
  for (const [name, count] of Object.entries({ customers, partners })) {
    ids[name] = await server.create({ name, strategy: 'auth0' });
    await addUsers(server, name, count);
  }
  const page = await openPage(t);
  await page.addInitScript(() => {
    window.objectUrls = { made: 0, ended: 0 };
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      window.objectUrls.made += 1;
      return createObjectURL.call(URL, blob);
    };
    URL.revokeObjectURL = (url) => {
      window.objectUrls.ended += 1;
      revokeObjectURL.call(URL, url);
    };
  });
  await openConnection(page, server, ids.customers);
  return { server, page, ids };
}

/** Opens the dialog of users and waits for their number. */
async function openUsers(page, count) {
  await button(page, 'Users…').click();
  const users = dialog(page, 'Users of customers');
  await users.getByRole('status').getByText(count, { exact: true }).waitFor();
  return users;
}

/** The question before all users are deleted. */
async function askForAll(page, count) {
  const users = await openUsers(page, count);
  await button(users, 'Delete all users…').click();
  const asked = dialog(page, 'Delete all users of customers');
  await asked.waitFor();
  return asked;
}

/** Exports the users that a dialog is about. */
function exportUsers(page, opened, count) {
  return downloaded(page, () => button(opened, `Export ${count}`).click());
}

/** Gives a dialog a file to read back. */
async function readBack(opened, name, text) {
  await field(opened, 'Read the saved file back').setInputFiles(file(name, text));
}

async function typeName(opened, name = 'customers') {
  await field(opened, 'Type the name to confirm').fill(name);
}

test('users are counted and shown a page at a time', async (t) => {
  const { page, server } = await open(t, { customers: 23, partners: 2 });
  assert.ok(
    !page.requested.some((line) => line.includes('/api/v2/users')),
    'nobody is counted before somebody asks',
  );
  const users = await openUsers(page, '23 users');
  const rows = users.getByRole('row');
  assert.equal(await rows.count(), 11, 'a head and ten users');
  const [first] = await usersOf(server, 'customers');
  const row = rows.nth(1);
  for (const text of [first.email, first.username, first.user_id]) {
    await row.getByText(text, { exact: true }).waitFor();
  }
  assert.equal(await row.getByRole('time').getAttribute('datetime'), first.created_at);

  const pages = users.getByRole('navigation', { name: 'Pages of users' });
  assert.ok(await button(pages, 'Previous').isDisabled());
  await button(pages, 'Next').click();
  await pages.getByText('11–20 of 23').waitFor();
  await button(pages, 'Next').click();
  await pages.getByText('21–23 of 23').waitFor();
  assert.equal(await rows.count(), 4);
  assert.ok(await button(pages, 'Next').isDisabled());

  await button(users, 'Close').last().click();
  await users.waitFor({ state: 'detached' });
  await eventually(() => page.evaluate(() => document.activeElement.textContent), 'Users…');
});

test('a connection without users says so and offers nothing to delete', async (t) => {
  const { page } = await open(t);
  const users = await openUsers(page, '0 users');
  await users.getByRole('heading', { name: 'No users' }).waitFor();
  assert.equal(await button(users, 'Delete all users…').count(), 0);
});

test('users who cannot be read are told and can be asked for again', async (t) => {
  const { page } = await open(t, { customers: 2 });
  page.expected.push(/ERR_FAILED/);
  await page.route('**/api/v2/users?*', (route) => route.abort());
  await button(page, 'Users…').click();
  const users = dialog(page, 'Users of customers');
  await users.getByRole('alert').getByText('No answer from the server').waitFor();
  await page.unroute('**/api/v2/users?*');
  await button(users, 'Try again').click();
  await users.getByRole('status').getByText('2 users', { exact: true }).waitFor();
});

test('all users are deleted once their export was read back, and nobody else is', async (t) => {
  const { page, server, ids } = await open(t, { customers: 42, partners: 3 });
  const stored = await usersOf(server, 'customers');
  const asked = await askForAll(page, '42 users');
  await asked.getByText(WORDS, { exact: true }).waitFor();
  const destroy = button(asked, 'Delete 42 users');
  await typeName(asked);
  assert.ok(await destroy.isDisabled(), 'the name alone opens nothing');

  const saved = await exportUsers(page, asked, '42 users');
  const day = await page.evaluate(() => new Intl.DateTimeFormat('sv-SE').format(new Date()));
  assert.equal(saved.name, `customers-users-${day}.json`);
  assert.deepEqual(JSON.parse(saved.text), stored, 'the file is what the API has');
  assert.equal(saved.text.trimEnd().split('\n').length, 44, 'a line for each user');
  assert.doesNotMatch(saved.text, /password/i);
  await asked.getByRole('status').getByText(`${saved.name} with 42 users`).waitFor();
  assert.ok(await destroy.isDisabled(), 'a download is no saved file');
  await eventually(
    () => page.evaluate(() => [window.objectUrls.made, window.objectUrls.ended]),
    [1, 1],
    'the address of the file ends',
  );

  await readBack(asked, saved.name, saved.text);
  await asked.getByRole('status').getByText('This file holds 42 of 42 users.').waitFor();
  await typeName(asked, 'partners');
  assert.ok(await destroy.isDisabled(), 'the file alone opens nothing');
  await typeName(asked);
  await destroy.click();
  await page.getByRole('status').getByText('42 users deleted').waitFor();
  const users = dialog(page, 'Users of customers');
  await users.getByRole('heading', { name: 'No users' }).waitFor();
  await page.keyboard.press('Escape');
  await users.waitFor({ state: 'detached' });
  await eventually(() => page.evaluate(() => document.activeElement.textContent), 'Users…');

  assert.deepEqual(await usersOf(server, 'customers'), []);
  assert.equal((await usersOf(server, 'partners')).length, 3);
  const deletions = page.requested.filter((line) => line.startsWith('DELETE'));
  assert.deepEqual(deletions, [`DELETE ${server.origin}/api/v2/connections/${ids.customers}/users`]);
  await nothingIsKept(page);
});

test('a file that does not hold everybody is refused with the reason', async (t) => {
  const { page, server } = await open(t, { customers: 12, partners: 3 });
  const asked = await askForAll(page, '12 users');
  const saved = await exportUsers(page, asked, '12 users');
  const users = await usersOf(server, 'customers');
  await typeName(asked);
  const destroy = button(asked, 'Delete 12 users');
  for (const [text, reason] of [
    [saved.text.slice(0, -20), /not whole, or is no JSON: it cannot be read from line 13/],
    ['', /not whole, or is no JSON/],
    [
      JSON.stringify(await usersOf(server, 'partners')),
      /none of the 12 users of “customers”. Is it the file of another connection/,
    ],
    [JSON.stringify(users.slice(2)), /holds 10 of 12 users. Missing: 2\. Export again/],
    [JSON.stringify({ users }), /an export is a list of users in square brackets/],
    [JSON.stringify([users[0], { email: 'x' }]), /entry 2 of its list is no user/],
    ['[]', /none of the 12 users/],
  ]) {
    await readBack(asked, 'chosen.json', text);
    await asked.getByRole('alert').getByText(reason).waitFor();
    assert.ok(await destroy.isDisabled(), String(reason));
  }
  await readBack(asked, 'chosen.json', saved.text);
  await asked.getByText('This file holds 12 of 12 users.').waitFor();
  assert.ok(await destroy.isEnabled());
  await readBack(asked, 'chosen.json', '[]');
  await asked.getByRole('alert').waitFor();
  assert.ok(await destroy.isDisabled(), 'a wrong file takes back what a right one opened');
});

test('users who come after the export are not deleted with the others', async (t) => {
  const { page, server } = await open(t, { customers: 2 });
  const asked = await askForAll(page, '2 users');
  const saved = await exportUsers(page, asked, '2 users');
  await readBack(asked, saved.name, saved.text);
  await asked.getByText('This file holds 2 of 2 users.').waitFor();
  await addUsers(server, 'customers', 1, 3);
  await typeName(asked);
  await button(asked, 'Delete 2 users').click();
  await asked.getByRole('alert').getByText('The export does not hold everybody').waitFor();
  assert.equal((await usersOf(server, 'customers')).length, 3, 'nobody was deleted');
  assert.ok(await button(asked, 'Delete 2 users').isDisabled());
});

test('without an export all users are deleted only by an explicit choice', async (t) => {
  const { page, server } = await open(t, { customers: 2, partners: 1 });
  const asked = await askForAll(page, '2 users');
  await typeName(asked);
  assert.ok(await button(asked, 'Delete 2 users').isDisabled());
  await field(asked, 'Delete without an export').check();
  await button(asked, 'Delete 2 users').click();
  await page.getByRole('status').getByText('2 users deleted').waitFor();
  assert.deepEqual(await usersOf(server, 'customers'), []);
  assert.equal((await usersOf(server, 'partners')).length, 1);
});

test('one user is found by address, seen, and deleted', async (t) => {
  const { page, server, ids } = await open(t, { customers: 3, partners: 1 });
  const users = await openUsers(page, '3 users');
  const address = field(users, 'Delete one user by e-mail');
  await address.fill('nobody');
  await address.press('Enter');
  await users.getByText('This is no e-mail address.').waitFor();
  await address.fill(addressOf('partners', 1));
  await button(users, 'Find').click();
  await users.getByText('No user of this connection has this address.').waitFor();

  await address.fill(addressOf('customers', 2));
  await button(users, 'Find').click();
  const found = users.getByRole('listitem').filter({ hasText: addressOf('customers', 2) });
  const saved = await downloaded(page, () => button(found, 'Export this user').click());
  assert.deepEqual(
    JSON.parse(saved.text).map((user) => user.email),
    [addressOf('customers', 2)],
  );
  await button(found, 'Delete this user').click();
  await page.getByRole('status').getByText('User deleted').waitFor();
  await users.getByRole('status').getByText('2 users', { exact: true }).waitFor();
  await eventually(() => address.evaluate((it) => it === document.activeElement), true);

  const left = (await usersOf(server, 'customers')).map((user) => user.email);
  assert.deepEqual(left, [addressOf('customers', 1), addressOf('customers', 3)]);
  assert.equal((await usersOf(server, 'partners')).length, 1);
  const email = encodeURIComponent(addressOf('customers', 2));
  assert.ok(
    page.requested.includes(
      `DELETE ${server.origin}/api/v2/connections/${ids.customers}/users?email=${email}`,
    ),
  );
});

test('a connection goes with its users once they are exported', async (t) => {
  const { page, server } = await open(t, { customers: 5, partners: 1 });
  await button(page, 'Delete…').click();
  const asked = dialog(page, 'Delete customers');
  await asked.getByRole('status').getByText('Its 5 users are deleted with it.').waitFor();
  await asked.getByText(WORDS, { exact: true }).waitFor();
  await typeName(asked);
  const destroy = button(asked, 'Delete connection');
  assert.ok(await destroy.isDisabled());
  const saved = await exportUsers(page, asked, '5 users');
  await readBack(asked, saved.name, saved.text);
  await asked.getByText('This file holds 5 of 5 users.').waitFor();
  await destroy.click();
  await page.getByRole('status').getByText('Connection deleted').waitFor();
  assert.deepEqual(await server.names(), ['partners']);
  assert.equal((await usersOf(server, 'partners')).length, 1);
  await nothingIsKept(page);
});

test('a connection whose users may not be read is deleted only by an explicit choice', async (t) => {
  const { page, server } = await open(t, { customers: 2 });
  page.expected.push(/403/);
  await page.route('**/api/v2/users?*', (route) =>
    route.fulfill({
      status: 403,
      contentType: 'application/json',
      headers: { 'patchbay-contract': 'reference' },
      body: '{"error":"insufficient_scope","message":"Insufficient scope, expected: read:users","statusCode":403}',
    }),
  );
  await button(page, 'Delete…').click();
  const asked = dialog(page, 'Delete customers');
  await asked.getByText('reading them takes the scope read:users.').waitFor();
  await typeName(asked);
  const destroy = button(asked, 'Delete connection');
  assert.ok(await destroy.isDisabled());
  assert.equal(await field(asked, 'Read the saved file back').count(), 0);
  await field(asked, 'Delete without an export').check();
  await destroy.click();
  await page.getByRole('status').getByText('Connection deleted').waitFor();
  assert.deepEqual(await server.names(), ['partners']);
});

test('an export shows how far it is, waits for the rate limit, and can be cancelled', async (t) => {
  const { page } = await open(t, { customers: 101 });
  page.expected.push(/429/);
  const asked = await askForAll(page, '101 users');
  let limited = true;
  await page.route('**/api/v2/users?*page=1&*', async (route) => {
    if (limited) {
      await route.fulfill({ status: 429, headers: { 'retry-after': '60' }, body: '{}' });
    } else {
      await route.continue();
    }
  });
  await button(asked, 'Export 101 users').click();
  const bar = asked.getByRole('progressbar', { name: 'Users fetched' });
  await asked.getByRole('status').getByText('it waits 60 seconds').waitFor();
  assert.equal(await bar.getAttribute('aria-valuetext'), '100 of 101');
  assert.ok(await button(asked, 'Export 101 users').isDisabled());
  await button(asked, 'Cancel the export').click();
  await bar.waitFor({ state: 'detached' });
  limited = false;
  const saved = await exportUsers(page, asked, '101 users');
  assert.equal(JSON.parse(saved.text).length, 101);
});

/** Nothing about a user is in any storage of the browser. */
async function nothingIsKept(page) {
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const caches = await window.caches.keys();
    const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
    return { databases, caches, texts: texts.join() };
  });
  assert.deepEqual([kept.databases, kept.caches], [[], []]);
  assert.doesNotMatch(kept.texts, /users\.example|customers/);
}
