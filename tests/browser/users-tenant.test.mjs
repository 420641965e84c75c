// Deleting the users of a tenant's connection: one by one, paced, paused, cancelled, resumed.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { recordAnnouncements } from './support/announcements.mjs';
import { closeBrowser, openPage } from './support/browser.mjs';
import { button, dialog, eventually, field, openConnection } from './support/console.mjs';
import { startServer } from './support/server.mjs';
import { addUsers, asTenant, downloaded, file, usersOf } from './support/users.mjs';

after(closeBrowser);

/** A server taken for a tenant, and the question before its users are deleted. */
async function ask(t, count) {
  const server = await startServer(t);
  const id = await server.create({ name: 'customers', strategy: 'auth0' });
  await server.create({ name: 'partners', strategy: 'auth0' });
  await addUsers(server, 'customers', count);
  await addUsers(server, 'partners', 2);
  const page = await openPage(t);
  const heard = await recordAnnouncements(page);
  const tenant = await asTenant(page);
  await openConnection(page, server, id);
  await button(page, 'Users…').click();
  await button(dialog(page, 'Users of customers'), 'Delete all users…').click();
  const asked = dialog(page, 'Delete all users of customers');
  await field(asked, 'Type the name to confirm').fill('customers');
  return { server, page, tenant, asked, id, heard };
}

/** Starts the deletion without an export. */
async function start(asked, count) {
  await field(asked, 'Delete without an export').check();
  await button(asked, `Delete ${count} users`).click();
}

function status(asked, text) {
  return asked.getByRole('status').getByText(text);
}

/** The ids in the paths of deletions, which are those of single users. */
function ids(deletions) {
  return deletions.map(({ path }) => {
    const [, id] = /^\/api\/v2\/users\/(auth0\|[^/?]+)$/.exec(path) ?? assert.fail(path);
    return id;
  });
}

test('each user gets a call of its own, no faster than two a second', async (t) => {
  const { server, page, tenant, asked, heard } = await ask(t, 4);
  const stored = (await usersOf(server, 'customers')).map((user) => user.user_id);
  await asked.getByText('One by one that is 4 calls, about 2 seconds').waitFor();
  const saved = await downloaded(page, () => button(asked, 'Export 4 users').click());
  await field(asked, 'Read the saved file back').setInputFiles(file(saved.name, saved.text));
  await asked.getByText('This file holds 4 of 4 users.').waitFor();
  const before = (await heard()).length;
  await button(asked, 'Delete 4 users').click();
  await status(asked, 'Finished: 4 deleted of 4 users.').waitFor();

  assert.deepEqual(ids(tenant.deletions).sort(), stored.sort());
  const times = tenant.deletions.map(({ time }) => time);
  const gaps = times.slice(1).map((time, index) => time - times[index]);
  // A timer of half a second is never early by more than its rounding.
  assert.ok(
    gaps.every((gap) => gap > 450),
    `milliseconds between calls: ${gaps}`,
  );
  const said = (await heard()).slice(before);
  assert.ok(said.includes('Finished: 4 deleted of 4 users.'), said.join(' / '));
  assert.ok(said.length <= 2, `it says little: ${said.join(' / ')}`);
  await eventually(() => page.evaluate(() => document.activeElement.textContent), 'Close');

  await asked.getByText('What became of each user').click();
  assert.equal(await asked.getByRole('listitem').filter({ hasText: 'deleted' }).count(), 4);
  await button(asked, 'Close').last().click();
  await dialog(page, 'Users of customers').getByRole('heading', { name: 'No users' }).waitFor();
  assert.equal((await usersOf(server, 'partners')).length, 2);
});

test('it can be paused, and resumes with the next user', async (t) => {
  const { server, page, tenant, asked } = await ask(t, 6);
  await start(asked, 6);
  await eventually(() => tenant.deletions.length >= 2, true);
  await button(asked, 'Pause').click();
  await status(asked, /^Paused: \d deleted of 6 users\.$/).waitFor();
  const sent = tenant.deletions.length;
  assert.ok(sent < 6);
  const left = (await usersOf(server, 'customers')).length;
  assert.equal(left, 6 - sent);
  assert.equal(
    await asked.getByRole('progressbar', { name: 'Users deleted' }).getAttribute('aria-valuetext'),
    `${sent} of 6`,
  );
  // Twice as long as it would have taken the next one.
  await page.waitForTimeout(1000);
  assert.equal(tenant.deletions.length, sent, 'nothing is sent while it is paused');

  await button(asked, 'Resume').click();
  await status(asked, 'Finished: 6 deleted of 6 users.').waitFor();
  assert.equal(new Set(ids(tenant.deletions)).size, 6);
  assert.equal(tenant.deletions.length, 6, 'nobody was asked for twice');
  assert.deepEqual(await usersOf(server, 'customers'), []);
});

test('it can be cancelled, says what became of whom, and can be taken up again', async (t) => {
  const { server, page, tenant, asked } = await ask(t, 6);
  await start(asked, 6);
  await eventually(() => tenant.deletions.length >= 1, true);
  await button(asked, 'Cancel').click();
  await status(asked, /^Cancelled: \d deleted of 6 users\.$/).waitFor();
  const sent = tenant.deletions.length;
  await asked.getByText('What became of each user').click();
  const rows = asked.getByRole('listitem');
  assert.equal(await rows.filter({ hasText: 'not deleted yet' }).count(), 6 - sent);
  await button(asked, 'Close').last().click();
  const users = dialog(page, 'Users of customers');
  await users.getByRole('status').getByText(`${6 - sent} users`, { exact: true }).waitFor();
  assert.equal((await usersOf(server, 'customers')).length, 6 - sent);

  await button(users, 'Delete all users…').click();
  await field(asked, 'Type the name to confirm').fill('customers');
  await start(asked, 6 - sent);
  await status(asked, /^Finished/).waitFor();
  assert.deepEqual(await usersOf(server, 'customers'), []);
});

test('closing the dialog stops it', async (t) => {
  const { server, page, tenant, asked } = await ask(t, 6);
  await start(asked, 6);
  await eventually(() => tenant.deletions.length >= 1, true);
  await page.keyboard.press('Escape');
  await page.getByRole('status').getByText(/^The deletion was stopped: /).waitFor();
  const sent = tenant.deletions.length;
  await page.waitForTimeout(1000);
  assert.equal(tenant.deletions.length, sent);
  assert.ok((await usersOf(server, 'customers')).length > 0);
});

test('a used up rate limit is waited for and told; a failure is noted and tried again', async (t) => {
  const { server, page, tenant, asked } = await ask(t, 3);
  page.expected.push(/429/, /500/);
  tenant.answerNext((route) =>
    route.fulfill({ status: 429, headers: { 'retry-after': '3' }, body: '{}' }),
  );
  tenant.answerNext(undefined);
  tenant.answerNext((route) =>
    route.fulfill({ status: 500, body: '{"statusCode":500,"error":"Oops","message":"Oops"}' }),
  );
  await start(asked, 3);
  await status(asked, 'it waits 3 seconds').waitFor();
  await status(asked, 'Finished: 2 deleted, 1 failed of 3 users.').waitFor();
  const [first, second] = tenant.deletions;
  assert.equal(second.path, first.path, 'the same user comes next');
  assert.ok(second.time - first.time > 2900);
  await asked.getByRole('listitem').filter({ hasText: 'not deleted: The server failed' }).waitFor();
  assert.equal((await usersOf(server, 'customers')).length, 1);
  await button(asked, 'Try the failed again').click();
  await status(asked, 'Finished: 3 deleted of 3 users.').waitFor();
  assert.deepEqual(await usersOf(server, 'customers'), []);
});

test('a missing scope interrupts it before it does harm, and it can be resumed', async (t) => {
  const { page, tenant, asked } = await ask(t, 2);
  page.expected.push(/403/);
  tenant.answerNext((route) =>
    route.fulfill({
      status: 403,
      body: '{"statusCode":403,"error":"Forbidden","message":"Insufficient scope, expected any of: delete:users","errorCode":"insufficient_scope"}',
    }),
  );
  await start(asked, 2);
  await asked.getByRole('alert').getByText('expected any of: delete:users').waitFor();
  assert.equal(tenant.deletions.length, 1);
  await button(asked, 'Resume').click();
  await status(asked, 'Finished: 2 deleted of 2 users.').waitFor();
});
