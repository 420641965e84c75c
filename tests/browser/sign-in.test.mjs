// Signing in, staying signed in, and signing out.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { closeBrowser, openPage } from './support/browser.mjs';
import { button, field, heading, openConnection, openList, setting } from './support/console.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

/** What the server says when there is no session, which a page without one asks for. */
const NOT_SIGNED_IN = /401.*\/session/;

test('the printed link opens the console signed in, and a reload stays so', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await page.goto(server.link);
  await page.getByRole('link', { name: 'customers' }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: 'customers' }).waitFor();
  assert.equal(await page.title(), 'Connections · Patchbay');
});

test('neither the address nor the history keeps the code', async (t) => {
  const server = await startServer(t);
  const page = await openPage(t);
  await page.goto(server.link);
  await heading(page, 'Connections').waitFor();
  const addresses = await everyAddress(page);
  assert.ok(addresses.includes(page.url()));
  for (const address of addresses) {
    assert.doesNotMatch(address, /code/, 'an address in the history');
  }
  assert.equal(new URL(page.url()).hash, '');
});

test('a link signs in once, and the page says so to whoever comes second', async (t) => {
  const server = await startServer(t);
  const first = await openPage(t);
  await first.goto(server.link);
  await heading(first, 'Connections').waitFor();
  const second = await openPage(t);
  second.expected.push(NOT_SIGNED_IN);
  await second.goto(server.link);
  await heading(second, 'Sign in').waitFor();
  await second.getByText('This sign-in link has been used already').waitFor();
  assert.doesNotMatch(second.url(), /code/);
});

test('a used link is no harm to whom it has signed in', async (t) => {
  const server = await startServer(t);
  const page = await openPage(t);
  page.expected.push(NOT_SIGNED_IN);
  await page.goto(server.link);
  await heading(page, 'Connections').waitFor();
  // Whoever leaves while the list is under way ends its request, which is no mistake of the page.
  await page.waitForLoadState('networkidle');
  await page.goto('about:blank');
  await page.goto(server.link);
  await heading(page, 'Connections').waitFor();
  await page.waitForLoadState('networkidle');
});

test('without a session the page tells how to get a link, and takes a code', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  page.expected.push(NOT_SIGNED_IN);
  await page.goto(server.origin);
  await heading(page, 'Sign in').waitFor();
  assert.equal(await page.title(), 'Sign in · Patchbay');
  await page.getByText('patchbay sign-in', { exact: true }).waitFor();
  assert.ok(await button(page, 'Sign in').isDisabled(), 'there is no code yet');

  await field(page, 'Link or code').fill('not-a-code');
  await page.keyboard.press('Enter');
  await page.getByText('This code is not valid any more').waitFor();
  assert.equal(await field(page, 'Link or code').getAttribute('aria-invalid'), 'true');

  const code = new URL(await server.signInLink()).hash.replace('#code=', '');
  await field(page, 'Link or code').fill(code);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'customers' }).waitFor();
});

test('a whole link can be pasted as well', async (t) => {
  const server = await startServer(t);
  const page = await openPage(t);
  page.expected.push(NOT_SIGNED_IN);
  await page.goto(server.origin);
  await field(page, 'Link or code').fill(`  ${await server.signInLink()} `);
  await button(page, 'Sign in').click();
  await heading(page, 'Connections').waitFor();
});

test('signing in leads to the page that was asked for', async (t) => {
  const server = await startServer(t, { samples: true });
  const id = await server.idOf('partners');
  const page = await openPage(t);
  page.expected.push(NOT_SIGNED_IN);
  await page.goto(`${server.origin}/#/connections/${id}`);
  await field(page, 'Link or code').fill(await server.signInLink());
  await button(page, 'Sign in').click();
  await heading(page, 'partners').waitFor();
});

test('signing out ends the session for the page, its reload and its history', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  page.expected.push(NOT_SIGNED_IN);
  await openConnection(page, server, await server.idOf('customers'));
  await button(page, 'Sign out').click();
  await heading(page, 'Sign in').waitFor();
  assert.equal(await page.getByText('Customer accounts').count(), 0);
  await page.reload();
  await heading(page, 'Sign in').waitFor();
  await page.goBack();
  await heading(page, 'Sign in').waitFor();
  assert.equal(await page.getByRole('link', { name: 'customers' }).count(), 0);
});

test('a session that ends while somebody edits keeps what was typed', async (t) => {
  const server = await startServer(t, { samples: true });
  const id = await server.idOf('customers');
  const page = await openPage(t);
  page.expected.push(NOT_SIGNED_IN);
  await openConnection(page, server, id);
  const size = await setting(page, 'password_history.size', 'Remembered passwords');
  await size.fill('7');

  await page.context().clearCookies();
  await page.clock.setSystemTime(Date.now() + 11 * 60 * 1000);
  await button(page, 'Review and save').click();
  await heading(page, 'Your session has ended').waitFor();
  await page.getByText('What you have typed is still here').waitFor();
  await field(page, 'Link or code').fill(await server.signInLink());
  await button(page, 'Sign in').click();
  await heading(page, 'customers').waitFor();
  assert.equal(await size.inputValue(), '7');
  assert.equal((await server.connection(id)).options.password_history.size, 5);
});

test('nothing in the browser holds a code, a token or the session', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  const link = await server.signInLink();
  const tokens = [];
  page.on('response', async (response) => {
    if (response.url().endsWith('/session/token')) {
      tokens.push((await response.json()).access_token);
    }
  });
  await page.goto(link);
  await page.getByRole('link', { name: 'customers' }).click();
  await heading(page, 'customers').waitFor();
  await page.getByLabel('Dark').check();
  await setting(page, 'password_history.size', 'Remembered passwords');

  assert.ok(tokens.length > 0, 'a token was handed out');
  const kept = await page.evaluate(everythingKept);
  assert.deepEqual(kept.databases, []);
  assert.deepEqual(kept.caches, []);
  assert.deepEqual(kept.session, []);
  assert.deepEqual(kept.local, [['patchbay.theme', 'dark']]);
  assert.equal(kept.cookie, '', 'no cookie can be read by a script');
  const [cookie] = await page.context().cookies(`${server.origin}/session`);
  assert.ok(cookie.httpOnly);
  for (const secret of [new URL(link).hash.replace('#code=', ''), cookie.value, ...tokens]) {
    assert.ok(!kept.document.includes(secret), 'the document holds no secret');
    assert.ok(!JSON.stringify(await everyAddress(page)).includes(secret));
    assert.ok(!page.requested.some((request) => request.includes(secret)), 'no URL holds a secret');
  }
});

test('the list says it when the server is gone, and goes on when it is back', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  page.expected.push(/ERR_INTERNET_DISCONNECTED/, /answer: 0/);
  await openList(page, server);
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'partners' }).click();
  await page.getByRole('alert').getByText('No answer from the server').waitFor();
  await page.context().setOffline(false);
  await button(page, 'Try again').click();
  await heading(page, 'partners').waitFor();
});

/** Every address in the history of this tab. */
async function everyAddress(page) {
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  await session.detach();
  return entries.map((entry) => entry.url);
}

async function everythingKept() {
  return {
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    databases: (await indexedDB.databases()).map((database) => database.name),
    caches: await caches.keys(),
    cookie: document.cookie,
    document: document.documentElement.outerHTML + window.name,
  };
}
