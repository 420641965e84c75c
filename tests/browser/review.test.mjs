// What could be better about a connection that is right.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { closeBrowser, openPage } from './support/browser.mjs';
import { bar, button, changes, eventually, field, focused, oneLine, openConnection, review, save } from './support/console.mjs';
import { checkLooks } from './support/looks.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

test('suggestions wait folded away, lead to their setting, and are made like any other change', async (t) => {
  const server = await startServer(t);
  const id = await server.create({
    name: 'test',
    strategy: 'auth0',
    options: { password_policy: 'low', password_history: { enable: true, size: 5 } },
  });
  const page = await openPage(t);
  await openConnection(page, server, id);
  const section = page.getByRole('region', { name: 'Review', exact: true });
  await section.getByText('4 suggestions').waitFor();
  assert.equal(await section.getByRole('listitem').count(), 0, 'nobody has asked yet');
  assert.equal(await bar(page).count(), 0, 'a suggestion is no finding');
  await section.getByText('4 suggestions').click();
  await checkLooks(page, 'suggestions');
  assert.deepEqual((await section.getByRole('listitem').allInnerTexts()).map(oneLine), [
    'Password policy: takes passwords that are easy to guess; set good or excellent. Do this',
    'Enabled clients: is empty: nobody can sign in with this connection; delete it or enable a client. ',
    'Display name: should tell people what the connection is for, since its name does not; give it one. ',
    'Metadata: is empty; note who owns the connection and why it is there, for whoever comes next. ',
  ].map((text) => text.trim()));

  await button(section, 'Display name').click();
  await eventually(() => focused(page), 'input Display name');
  await field(page, 'Display name').fill('Trial customers');
  await section.getByText('3 suggestions').waitFor();
  await button(section, 'Do this').click();
  await section.getByText('2 suggestions').waitFor();
  const opened = await review(page);
  assert.deepEqual((await changes(opened)).sort(), [
    'Display name /display_name set to Trial customers',
    'Password policy /options/password_policy low → good',
  ]);
  await save(page, opened);
  assert.equal((await server.connection(id)).options.password_policy, 'good');
});

test('where nothing could be better there is no word of it', async (t) => {
  const server = await startServer(t);
  const id = await server.create({
    name: 'customers',
    strategy: 'auth0',
    enabled_clients: ['shop'],
    metadata: { owner: 'shop team' },
    options: { password_policy: 'good', password_history: { enable: true, size: 5 } },
  });
  const page = await openPage(t);
  await openConnection(page, server, id);
  assert.equal(await page.getByRole('region', { name: 'Review', exact: true }).count(), 0);
});
