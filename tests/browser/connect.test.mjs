// Connecting with an access token, behind our own server: what the token says, and what it locks.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { closeBrowser, openPage } from './support/browser.mjs';
import {
  button,
  dialog,
  eventually,
  field,
  heading,
  oneLine,
  openConnection,
  review,
  save,
  setting,
} from './support/console.mjs';
import { checkLooks } from './support/looks.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

/** Opens the page for tokens. */
async function openConnect(page, server) {
  await page.goto(server.origin);
  await heading(page, 'Sign in').waitFor();
  await button(page, 'Use an access token instead').click();
  await heading(page, 'Connect to a server').waitFor();
}

async function connect(page, token) {
  await field(page, 'Access token').fill(token);
  await button(page, 'Connect').click();
  await heading(page, 'Connections').waitFor();
}

/** A token that nobody has signed, for what is read before anything is sent. */
function unsigned(claims) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.c2ln`;
}

test('a token says whom it is for, how long and for what, before anything is sent', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  page.expected.push(/401.*\/session\/token/);
  await openConnect(page, server);
  assert.equal(await field(page, 'Server').inputValue(), server.origin);
  assert.equal(await field(page, 'Server').getAttribute('readonly'), '', 'the policy allows no other');
  assert.ok(await button(page, 'Connect').isDisabled());
  const asked = () => page.requested.filter((request) => request.includes('/api/'));

  const said = page.getByRole('region', { name: 'What the token says' });
  const token = await server.tokenWith('--scope', 'read:connections', '--expires-in', '5400');
  await field(page, 'Access token').fill(token);
  await said.waitFor();
  const text = oneLine(await said.innerText());
  assert.match(text, /For http:\/\/127\.0\.0\.1:8080\/api\/v2\/ Issued by urn:patchbay/);
  assert.match(text, /Ends in 1 h (29|30) min/);
  assert.match(text, /Allows read:connections$/);
  await checkLooks(page, 'connect-token');

  const now = Math.floor(Date.now() / 1000);
  await field(page, 'Access token').fill(unsigned({ exp: now - 61, scope: 'read:connections' }));
  await said.getByText('This token ended 1 min').waitFor();
  assert.ok(await button(page, 'Connect').isDisabled(), 'an ended token is not sent');
  await field(page, 'Access token').fill(unsigned({ exp: now + 200, aud: 'https://other.example/api/v2/', scope: '' }));
  await said.getByText('This token ends in 3 min').waitFor();
  await said.getByText('This token is for https://other.example/api/v2/').waitFor();
  await said.getByText('This token lacks the scope read:connections').waitFor();
  await field(page, 'Access token').fill('opaque');
  await page.getByText('This token is opaque').waitFor();
  await field(page, 'Access token').fill('two words');
  await page.getByText('the access token has no valid form').waitFor();
  assert.ok(await button(page, 'Connect').isDisabled());
  assert.deepEqual(asked(), []);

  await button(page, 'Sign in with a link instead').click();
  await heading(page, 'Sign in').waitFor();
});

test('a token that the server refuses is told so, and can be mended', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  page.expected.push(/401/);
  await openConnect(page, server);
  await field(page, 'Access token').fill('opaque');
  await button(page, 'Connect').click();
  const alert = page.getByRole('alert');
  await alert.getByText('The server refuses the token').waitFor();
  await alert.getByText('It says: Access token is invalid.').waitFor();
  await checkLooks(page, 'connect-refused');
  await connect(page, await server.token());
  await page.getByRole('link', { name: 'customers' }).waitFor();
});

test('a refusal that is none of the API’s is no connection', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  page.expected.push(/401.*\/session\/token/, /403/);
  await openConnect(page, server);
  await page.route('**/api/v2/connections*', (route) =>
    route.fulfill({ status: 403, contentType: 'text/html', body: '<h1>Blocked</h1>' }),
  );
  await field(page, 'Access token').fill(await server.token());
  await button(page, 'Connect').click();
  await page.getByRole('alert').getByText('a firewall or a proxy, perhaps').waitFor();
  await page.unroute('**/api/v2/connections*');
  await button(page, 'Connect').click();
  await page.getByRole('link', { name: 'customers' }).waitFor();
});

test('a token that may not list is taken, and the list says what is missing', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  page.expected.push(/401.*\/session\/token/, /403/);
  await openConnect(page, server);
  await connect(page, await server.tokenWith('--scope', 'create:connections'));
  await page.getByText('The access token lacks the scope read:connections').waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
  await checkLooks(page, 'list-not-allowed');
  await page.getByRole('link', { name: 'New connection' }).click();
  await heading(page, 'New connection').waitFor();
});

test('what the token does not allow is locked and says why', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  page.expected.push(/401.*\/session\/token/);
  await openConnect(page, server);
  await connect(page, await server.tokenWith('--scope', 'read:connections'));
  const locked = async (name, scope) => {
    const control = page.getByRole('button', { name, exact: true, disabled: true });
    assert.equal(await control.getAttribute('title'), `Needs the scope ${scope}, which the access token lacks`);
    return control;
  };
  await (await locked('New connection', 'create:connections')).click({ force: true });
  await page.getByRole('status').getByText('Needs the scope create:connections').waitFor();
  await heading(page, 'Connections').waitFor();
  await page.getByRole('link', { name: 'customers' }).click();
  await heading(page, 'customers').waitFor();
  await field(page, 'Display name').fill('Changed');
  for (const [name, scope] of [
    ['Users…', 'read:users'],
    ['Delete…', 'delete:connections'],
    ['Review and save', 'update:connections'],
  ]) {
    await (await locked(name, scope)).focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.getByRole('dialog').count(), 0);
  }
  await page.keyboard.press('Control+S');
  assert.equal(await page.getByRole('dialog').count(), 0);
  await checkLooks(page, 'connection-locked');
});

test('options that a tenant does not show cannot be written over', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  // A tenant names no contract, and leaves options out where the token lacks their scope.
  await page.route('**/api/v2/connections**', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    delete headers['patchbay-contract'];
    const body = await response.json().catch(() => undefined);
    if (body && !Array.isArray(body)) {
      delete body.options;
    }
    await route.fulfill({ response, headers, body: body && JSON.stringify(body) });
  });
  await openConnection(page, server, await server.idOf('customers'));
  await page.getByText('it lacks the scope read:connections_options').waitFor();
  const size = await setting(page, 'password_history.size', 'Remembered passwords');
  assert.equal(await size.getAttribute('readonly'), '');
  await page.getByLabel('Find a setting').fill('');
  assert.equal(await field(page, 'Display name').getAttribute('readonly'), null);
  await checkLooks(page, 'connection-options-hidden');
});

test('a stored secret is kept, replaced or cleared, and the form says which', async (t) => {
  const server = await startServer(t);
  const options = { client_id: 'my-app', client_secret: 'canary-stored' };
  const id = await server.create({ name: 'social', strategy: 'github', options });
  const page = await openPage(t);
  await openConnection(page, server, id);
  const secret = field(page, 'Client secret');
  await page.getByText('Stored, and kept as it is. Type to replace it.').waitFor();
  await secret.fill('canary-new');
  await page.getByText('Replaces the stored one when you save.').waitFor();
  await button(page, 'Remove: Client secret').click();
  await page.getByText('The stored one is cleared when you save.').waitFor();
  await button(page, 'Revert: Client secret').click();
  await page.getByText('Stored, and kept as it is.').waitFor();
  await secret.fill('canary-new');
  const opened = await review(page);
  assert.ok(!(await opened.innerText()).includes('canary'));
  await save(page, opened);
  assert.equal((await server.connection(id)).options.client_secret, 'canary-new');
});

test('a session of our server locks nothing', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await openConnection(page, server, await server.idOf('customers'));
  await button(page, 'Delete…').click();
  await dialog(page, 'Delete customers').waitFor();
});

test('a token that ends while somebody edits keeps what was typed', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  page.expected.push(/401/);
  await page.clock.install();
  await openConnect(page, server);
  await connect(page, await server.tokenWith('--expires-in', '600'));
  await page.getByRole('link', { name: 'customers' }).click();
  await field(page, 'Display name').fill('Not lost');
  await page.clock.setSystemTime(Date.now() + 11 * 60 * 1000);
  await button(page, 'Review and save').click();
  await heading(page, 'Your token has ended').waitFor();
  assert.equal(await field(page, 'Server').getAttribute('readonly'), '');
  await checkLooks(page, 'connect-ended');
  await field(page, 'Access token').fill(await server.tokenWith('--expires-in', '86400'));
  await button(page, 'Connect').click();
  await heading(page, 'customers').waitFor();
  assert.equal(await field(page, 'Display name').inputValue(), 'Not lost');
  await eventually(() => page.getByRole('dialog').count(), 0);
  await button(page, 'Review and save').click();
  await button(dialog(page, 'Review changes'), 'Save').click();
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  assert.equal((await server.connection(await server.idOf('customers'))).display_name, 'Not lost');
});
