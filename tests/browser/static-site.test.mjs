// The static site on a plain file server, with the API on another origin.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test, { after } from 'node:test';

import { closeBrowser, openPage } from './support/browser.mjs';
import { button, dialog, field, heading, review, save } from './support/console.mjs';
import { SITE } from './support/environment.mjs';
import { checkLooks } from './support/looks.mjs';
import { startFileServer } from './support/portal.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

async function connect(page, server, token) {
  await heading(page, 'Connect to a server').waitFor();
  await field(page, 'Server').fill(server);
  await field(page, 'Access token').fill(token);
  await button(page, 'Connect').click();
}

for (const [place, path] of [
  ['at the root', '/'],
  ['in a folder', '/tools/patchbay/'],
]) {
  test(`a connection is created, changed and deleted from a site ${place}`, async (t) => {
    const site = await startFileServer(t, SITE, path);
    const server = await startServer(t, { samples: true, allowOrigin: site });
    const page = await openPage(t);
    page.expected.push(new RegExp(`foreign: ${server.origin}/api/v2/`));
    await page.goto(`${site}${path}`);
    await connect(page, server.origin, await server.token());
    await heading(page, 'Connections').waitFor();
    await page.getByText(new URL(server.origin).host).waitFor();
    await page.getByRole('status').getByText('4 connections').waitFor();

    await page.getByRole('link', { name: 'New connection' }).click();
    await page.getByRole('link', { name: /^Database/ }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('from-afar');
    await button(page, 'Review and create').click();
    await button(dialog(page, 'Review the new connection'), 'Create').click();
    await heading(page, 'from-afar').waitFor();
    const id = await server.idOf('from-afar');
    assert.equal(page.url(), `${site}${path}#/connections/${id}`);

    await field(page, 'Display name').fill('From afar');
    await save(page, await review(page));
    assert.equal((await server.connection(id)).display_name, 'From afar');

    await button(page, 'Delete…').click();
    const deletion = dialog(page, 'Delete from-afar');
    await deletion.getByText('It has no users.').waitFor();
    await field(deletion, 'Type the name to confirm').fill('from-afar');
    await button(deletion, 'Delete connection').click();
    await page.getByRole('status').getByText('4 connections').waitFor();
    assert.equal((await server.call('GET', `/connections/${id}`)).status, 404);

    const elsewhere = page.requested.filter(
      (request) => !request.startsWith(`GET ${site}${path}`) && !request.includes(` ${server.origin}/api/v2/`),
    );
    assert.deepEqual(elsewhere, [], 'nothing else is asked, and nothing outside the folder');
  });
}

test('the commands of the README serve a site that may change connections and not create them', async (t) => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const [, origin] = readme.match(/-- serve --allow-origin (http:\/\/127\.0\.0\.1:8000)$/m);
  assert.match(readme, new RegExp(`http\\.server .*--directory dist ${new URL(origin).port}$`, 'm'));
  const [, scopes] = readme.match(/-- token --scope "([^"]+)"$/m);
  const site = await startFileServer(t, SITE, '/');
  const server = await startServer(t, { samples: true, allowOrigin: site });
  const page = await openPage(t);
  page.expected.push(/foreign: /);
  await page.goto(site);
  await connect(page, server.origin, await server.tokenWith('--scope', scopes));
  await page.getByRole('button', { name: 'New connection', disabled: true }).waitFor();
  await page.getByRole('link', { name: 'customers' }).click();
  await field(page, 'Display name').fill('From afar');
  await save(page, await review(page));
  const { display_name: name } = await server.connection(await server.idOf('customers'));
  assert.equal(name, 'From afar');
});

test('a deep link leads to its page once connected, and a reload asks again', async (t) => {
  const site = await startFileServer(t, SITE, '/');
  const server = await startServer(t, { samples: true, allowOrigin: site });
  const id = await server.idOf('customers');
  const page = await openPage(t);
  page.expected.push(/foreign: /);
  await page.goto(`${site}/#/connections/${id}`);
  await connect(page, server.origin, await server.token());
  await heading(page, 'customers').waitFor();
  await page.reload();
  await heading(page, 'Connect to a server').waitFor();
  assert.equal(await field(page, 'Server').inputValue(), '');
});

test('neither the token nor the server is kept anywhere', async (t) => {
  const site = await startFileServer(t, SITE, '/');
  const server = await startServer(t, { samples: true, allowOrigin: site });
  const token = await server.token();
  const page = await openPage(t);
  page.expected.push(/foreign: /);
  await page.goto(site);
  await connect(page, server.origin, token);
  await page.getByRole('link', { name: 'customers' }).click();
  await heading(page, 'customers').waitFor();
  const kept = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    cookies: document.cookie,
    state: history.state,
    address: location.href,
    name: window.name,
    markup: document.documentElement.outerHTML,
  }));
  const { markup, ...outside } = kept;
  assert.ok(!JSON.stringify(outside).includes(new URL(server.origin).host.slice(-5)), JSON.stringify(outside));
  assert.ok(!JSON.stringify(kept).includes(token));
  assert.ok(!markup.includes(token.split('.')[1]));
  assert.deepEqual([kept.databases, kept.caches, kept.cookies, kept.state], [0, 0, '', null]);

  await button(page, 'Disconnect').click();
  await heading(page, 'Connect to a server').waitFor();
  assert.equal(await page.evaluate(() => location.hash), '#/connections');
  assert.equal(await field(page, 'Access token').inputValue(), '');
});

test('what keeps the browser from an answer is told in words', async (t) => {
  const site = await startFileServer(t, SITE, '/');
  const page = await openPage(t);
  page.expected.push(/./);
  await page.goto(site);
  await heading(page, 'Connect to a server').waitFor();
  await checkLooks(page, 'connect');
  for (const [typed, told] of [
    ['http://example.com', 'over http:// the token could be read on the way'],
    ['https://user:pass@example.com', 'a user name or password does not belong into the address'],
    ['https://example.com/dashboard', 'the address ends after the host name'],
    ['no host', 'this is not the name of a server'],
  ]) {
    await field(page, 'Server').fill(typed);
    await page.getByText(told).waitFor();
    assert.equal(await field(page, 'Server').getAttribute('aria-invalid'), 'true');
  }

  const closed = await startServer(t);
  await connect(page, closed.origin, await closed.token());
  const alert = page.getByRole('alert');
  await alert.getByText('The browser got no answer').waitFor();
  await alert.getByText('--allow-origin').waitFor();

  // The file server itself answers, with pages.
  await connect(page, site, await closed.token());
  await alert.getByText('This is no Management API').waitFor();
  await checkLooks(page, 'connect-no-api');
});
