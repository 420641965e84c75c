// The dialogs about users, light and dark, wide and narrow.
import test, { after } from 'node:test';

import { closeBrowser, openPage, openProfile } from './support/browser.mjs';
import { button, dialog, eventually, field, openConnection } from './support/console.mjs';
import { checkLooks } from './support/looks.mjs';
import { startServer } from './support/server.mjs';
import { addUsers, addressOf, asTenant, downloaded, file } from './support/users.mjs';

after(closeBrowser);

const LONG = 'a-connection-with-a-rather-long-name-of-its-own';

/** What can be seen, by name: how to get there from the page of a connection with 23 users. */
const STATES = {
  users: async ({ page }) => {
    await openUsers(page);
  },
  'users-empty': async ({ page, server }) => {
    await openConnection(page, server, await server.idOf('empty'));
    await button(page, 'Users…').click();
    await dialog(page, 'Users of empty').getByRole('heading', { name: 'No users' }).waitFor();
  },
  'users-one': async ({ page }) => {
    const users = await openUsers(page);
    await field(users, 'Delete one user by e-mail').fill(addressOf(LONG, 7));
    await button(users, 'Find').click();
    await button(users, 'Delete this user').scrollIntoViewIfNeeded();
  },
  'users-failed': async ({ page }) => {
    await page.route('**/api/v2/users?*', (route) => route.abort());
    await button(page, 'Users…').click();
    await page.getByRole('alert').waitFor();
  },
  'users-delete': async ({ page }) => {
    await openDeletion(page);
  },
  'users-exported': async ({ page }) => {
    const asked = await openDeletion(page);
    await exported(page, asked);
  },
  'users-wrong-file': async ({ page }) => {
    const asked = await openDeletion(page);
    await field(asked, 'Read the saved file back').setInputFiles(file('other.json', '[]'));
    await asked.getByRole('alert').waitFor();
  },
  'delete-with-users': async ({ page }) => {
    await button(page, 'Delete…').click();
    const asked = dialog(page, `Delete ${LONG}`);
    await exported(page, asked);
  },
  'delete-without-reading': async ({ page }) => {
    await page.route('**/api/v2/users?*', (route) => route.abort());
    await button(page, 'Delete…').click();
    await page.getByRole('alert').waitFor();
  },
  'users-running': async ({ page, server }) => {
    const { asked, tenant } = await tenantDeletion(page, server);
    tenant.answerNext(undefined);
    // The second waits for as long as the pictures take.
    tenant.answerNext(() => {});
    await asked.getByRole('button', { name: /^Delete \d+ users$/ }).click();
    await eventually(() => tenant.deletions.length, 2);
  },
  'users-results': async ({ page, server }) => {
    const { asked, tenant } = await tenantDeletion(page, server);
    tenant.answerNext((route) => route.fulfill({ status: 500, body: '{}' }));
    await asked.getByRole('button', { name: /^Delete \d+ users$/ }).click();
    await eventually(() => tenant.deletions.length >= 3, true);
    await button(asked, 'Pause').click();
    await button(asked, 'Resume').waitFor();
  },
};

test('every dialog about users is accessible and fits', async (t) => {
  const server = await startServer(t);
  const id = await server.create({ name: LONG, strategy: 'auth0' });
  await server.create({ name: 'empty', strategy: 'auth0' });
  await addUsers(server, LONG, 23);
  const profile = await openProfile(t);
  for (const [state, reach] of Object.entries(STATES)) {
    await t.test(state, async (t) => {
      const page = await openPage(t, profile);
      page.expected.push(/ERR_FAILED/, /ERR_ABORTED/, /500/);
      await openConnection(page, server, id);
      await reach({ page, server });
      await checkLooks(page, state);
    });
  }
});

async function openUsers(page) {
  await button(page, 'Users…').click();
  const users = dialog(page, `Users of ${LONG}`);
  await users.getByRole('row').nth(1).waitFor();
  return users;
}

async function openDeletion(page) {
  const users = await openUsers(page);
  await button(users, 'Delete all users…').click();
  const asked = dialog(page, `Delete all users of ${LONG}`);
  await field(asked, 'Type the name to confirm').fill(LONG);
  return asked;
}

async function exported(page, asked) {
  const press = () => button(asked, 'Export 23 users').click();
  const saved = await downloaded(page, press);
  await field(asked, 'Read the saved file back').setInputFiles(file(saved.name, saved.text));
  await asked.getByText('This file holds 23 of 23 users.').waitFor();
}

async function tenantDeletion(page, server) {
  const tenant = await asTenant(page);
  await openConnection(page, server, await server.idOf('empty'));
  await openConnection(page, server, await server.idOf(LONG));
  const asked = await openDeletion(page);
  await field(asked, 'Delete without an export').check();
  return { asked, tenant };
}
