// The page that shows how a portal embeds the console: served with the package beside it, by a server of ours.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { violations } from './support/axe.mjs';
import { closeBrowser, openPage } from './support/browser.mjs';
import { button, eventually, field, heading, review } from './support/console.mjs';
import { PORTAL } from './support/environment.mjs';
import { picture } from './support/screenshots.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

/** The page, signed in, with the list in it. */
async function openPortal(t) {
  const server = await startServer(t, { samples: true, assets: PORTAL });
  const page = await openPage(t);
  await page.goto(server.link);
  const element = page.locator('patchbay-connections');
  await element.getByRole('link', { name: 'customers' }).waitFor();
  return { server, page, element };
}

/** Changes the display name and comes as far as the button that saves. */
async function changeName(element) {
  await element.getByRole('link', { name: 'customers' }).click();
  await heading(element, 'customers').waitFor();
  await field(element, 'Display name').fill('Staff');
  return review(element);
}

const ticket = (page) => page.getByRole('dialog', { name: 'Which ticket is this for?' });

test('the link signs in, and is not left in the address', async (t) => {
  const { server, page, element } = await openPortal(t);
  assert.equal(page.url(), `${server.origin}/`);
  assert.ok(!(await page.getByText('The connections are on their way…').isVisible()));
  await element.getByText('4 connections').waitFor();
  assert.deepEqual(await violations(page), []);
  await picture(page, 'portal-light-1280');
});

test('a save waits for a ticket, and the desk keeps the record', async (t) => {
  const { server, page, element } = await openPortal(t);
  const opened = await changeName(element);
  await page.getByRole('status').getByText('There are unsaved changes').waitFor();
  await button(opened, 'Save').click();
  await ticket(page).getByText('update customers: /display_name').waitFor();
  assert.deepEqual(await violations(page), []);
  await picture(page, 'portal-ticket-light-1280');
  await ticket(page).getByRole('textbox', { name: 'Ticket' }).fill('OPS-17');
  await button(ticket(page), 'Go on').click();
  await page.getByText('update customers (ticket OPS-17)').waitFor();
  await page.getByRole('status').getByText('All changes saved').waitFor();
  assert.equal((await server.connection(await server.idOf('customers'))).display_name, 'Staff');
});

test('without a ticket, or while changes are frozen, nothing is sent', async (t) => {
  const { server, page, element } = await openPortal(t);
  const opened = await changeName(element);
  await button(opened, 'Save').click();
  await button(ticket(page), 'Do not change it').click();
  await opened.getByRole('alert').getByText('Nothing was sent. No ticket was named.').waitFor();
  await page.evaluate(() => (document.getElementById('frozen').checked = true));
  await button(opened, 'Save').click();
  await opened.getByRole('alert').getByText('Nothing was sent. Changes are frozen.').waitFor();
  assert.equal((await server.connection(await server.idOf('customers'))).display_name, 'Customer accounts');
  assert.ok(!page.requested.some((request) => request.startsWith('PATCH')));
});

test('what the desk allows is what the console offers', async (t) => {
  const { page, element } = await openPortal(t);
  await field(page, 'Look, and change nothing').check();
  await element.getByRole('link', { name: 'New connection' }).waitFor({ state: 'detached' });
  await field(page, 'Look, and change nothing').uncheck();
  await element.getByRole('link', { name: 'New connection' }).waitFor();
  await field(page, 'Enterprise connections alone').check();
  await element.getByText('No connections yet').waitFor();
  await field(page, 'Look').selectOption('dark');
  const scheme = () =>
    element.evaluate((host) => getComputedStyle(host.shadowRoot.querySelector('.pb-console')).colorScheme);
  await eventually(scheme, 'dark');
  assert.deepEqual(await violations(page), []);
  await picture(page, 'portal-dark-1280');
});

test('a session that ends in the middle of an edit is begun again by the desk, and the draft is saved', async (t) => {
  const { server, page, element } = await openPortal(t);
  page.expected.push(/401/);
  const opened = await changeName(element);
  await button(opened, 'Cancel').click();
  // The session is over: the server forgets it, and takes the token it gave no more.
  await page.evaluate(() => fetch('session', { method: 'DELETE', headers: { 'X-Patchbay': '1' } }));
  await page.route('**/api/v2/connections/*', (route) => route.fulfill({ status: 401, body: '{}' }), { times: 1 });
  await button(element, 'Review and save').click();
  await field(page, 'Link or code').waitFor();
  await field(page, 'Link or code').fill('wrong');
  await button(page, 'Sign in').click();
  await page.getByText('This link was used already').waitFor();
  await field(page, 'Link or code').fill(await server.signInLink());
  await button(page, 'Sign in').click();
  await heading(element, 'customers').waitFor();
  assert.equal(await field(element, 'Display name').inputValue(), 'Staff');
  await button(await review(element), 'Save').click();
  await ticket(page).getByRole('textbox', { name: 'Ticket' }).fill('OPS-18');
  await button(ticket(page), 'Go on').click();
  await page.getByText('update customers (ticket OPS-18)').waitFor();
});

test('on a narrow screen nothing is cut off', async (t) => {
  const { page } = await openPortal(t);
  await page.setViewportSize({ width: 375, height: 800 });
  const widths = () => page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  await eventually(async () => (await widths()).map((width) => width <= 375), [true, true]);
  await picture(page, 'portal-light-375');
});
