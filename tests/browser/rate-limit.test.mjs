// What is left of the server's rate limit, in the bar at the top.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { recordAnnouncements } from './support/announcements.mjs';
import { checkAccessibility } from './support/axe.mjs';
import { closeBrowser, openPage } from './support/browser.mjs';
import { button, eventually, heading, oneLine, openList, visit } from './support/console.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

test('a server without a rate limit is said to have none', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await openList(page, server);
  const badge = page.getByRole('banner').getByText('No rate limit');
  assert.match(await badge.getAttribute('title'), /any number of calls/);
});

test('each call is counted where it can be seen, and little left is a warning', async (t) => {
  const server = await startServer(t, { samples: true, plan: 'default' });
  const page = await openPage(t);
  const announcements = await recordAnnouncements(page);
  await openList(page, server);
  await page.getByRole('link', { name: 'customers' }).waitFor();
  const badge = page.getByRole('banner').getByText(/calls left/);
  const left = async () => Number(/^(\d+) of 50 calls left/.exec(await badge.innerText())?.[1]);
  await eventually(left, 49);
  assert.match(oneLine(await badge.innerText()), /^49 of 50 calls left until \d\d:\d\d:\d\d$/);
  assert.match(await badge.getAttribute('title'), /50 calls .* at \d\d:\d\d:\d\d/);
  assert.doesNotMatch(await badge.getAttribute('class'), /warning/);

  await page.getByRole('link', { name: 'customers' }).click();
  await heading(page, 'customers').waitFor();
  await eventually(left, 48);
  await spend(page, 39);
  await visit(page, server, '/connections');
  await eventually(left, 8);
  assert.match(await badge.getAttribute('class'), /warning/);
  await checkAccessibility(page, 'little left');
  const said = (await announcements()).filter((text) => text.includes('calls left'));
  assert.deepEqual(said, [], 'a number that changes with each call is not read out');

  await button(page, 'Sign out').click();
  await heading(page, 'Sign in').waitFor();
  assert.equal(await badge.count(), 0);
});

test('once the window is over all calls are there again', async (t) => {
  const server = await startServer(t, { samples: true, plan: 'default' });
  const page = await openPage(t);
  await page.clock.install();
  await openList(page, server);
  const badge = page.getByRole('banner').getByText(/calls left/);
  await badge.waitFor();
  await page.clock.runFor(61_000);
  await eventually(async () => oneLine(await badge.innerText()), '50 of 50 calls left');
});

test('where a tenant lets no page read its rate limit, nothing is shown', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await page.route('**/api/v2/**', async (route) => {
    const response = await route.fetch();
    const hidden = /^(patchbay-|x-ratelimit-)/;
    const headers = Object.entries(response.headers()).filter(([name]) => !hidden.test(name));
    await route.fulfill({ response, headers: Object.fromEntries(headers) });
  });
  await openList(page, server);
  await page.getByRole('link', { name: 'customers' }).waitFor();
  await page.getByRole('banner').getByText('Tenant contract').waitFor();
  assert.equal(await page.getByRole('banner').getByText(/rate limit|calls left/i).count(), 0);
});

/** Makes calls as the console's own user. */
async function spend(page, calls) {
  await page.evaluate(async (count) => {
    const answer = await fetch('session/token', { method: 'POST', headers: { 'X-Patchbay': '1' } });
    const { access_token: token } = await answer.json();
    const headers = { Authorization: `Bearer ${token}` };
    for (let call = 0; call < count; call += 1) {
      await fetch('api/v2/connections?per_page=1', { headers });
    }
  }, calls);
}
