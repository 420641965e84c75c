// The list of connections: loaded page by page, searched, filtered and ordered as one types.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { closeBrowser, openPage, openProfile } from './support/browser.mjs';
import { checkAccessibility } from './support/axe.mjs';
import { button, eventually, focused, heading, openList, visit } from './support/console.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

/** More than two pages of the API, and more than are drawn at once. */
const MANY = 215;

/** More than a tenant pages through by number, and more than five parts of what is drawn. */
const MOST = 1050;

test('a long list comes in pages, is drawn in parts, and is searched as a whole', async (t) => {
  const server = await startServer(t);
  await fill(server, MANY);
  const page = await openPage(t);
  await visit(page, server, '/connections?sort=name');
  await page.getByRole('status').getByText(`${MANY} connections`).waitFor();
  assert.equal(await rows(page), 200);
  await page.getByText(`200 of ${MANY} are shown`).waitFor();
  await button(page, 'Show more').press('Enter');
  await eventually(() => rows(page), MANY);
  await eventually(() => focused(page), 'a tenant-0201', 'the focus goes on with the first new row');

  await page.getByLabel('Search connections').fill('NANT-021');
  await page.getByRole('status').getByText(`6 of ${MANY} match`).waitFor();
  assert.deepEqual(await names(page), [
    'tenant-0210',
    'tenant-0211',
    'tenant-0212',
    'tenant-0213',
    'tenant-0214',
    'tenant-0215',
  ]);
});

test('while more than a thousand come, the way so far is shown and can be searched', async (t) => {
  const server = await startServer(t);
  await fill(server, MOST);
  const page = await openPage(t);
  const goOn = await holdPage(page, 3);
  await visit(page, server, '/connections?sort=name');
  await page.getByText('300 of 1,050 loaded').waitFor();
  const bar = page.getByRole('progressbar', { name: 'Connections loaded' });
  assert.deepEqual(await bar.evaluate(({ value, max }) => [value, max]), [300, MOST]);
  assert.equal(await rows(page), 200);
  await page.getByLabel('Search connections').fill('tenant-02');
  await page.getByRole('status').getByText('100 match so far').waitFor();
  await page.getByLabel('Search connections').fill('tenant-10');
  await heading2(page, 'No connection matches so far').waitFor();
  await checkAccessibility(page, 'while loading');

  goOn();
  await page.getByRole('status').getByText('51 of 1,050 match').waitFor();
  await bar.waitFor({ state: 'detached' });
  assert.equal((await names(page)).at(-1), 'tenant-1050');
  await page.getByLabel('Search connections').fill('');
  await page.getByRole('status').getByText('1,050 connections').waitFor();
  for (const part of [400, 600, 800, 1000, 1050]) {
    await button(page, 'Show more').click();
    await eventually(() => rows(page), part);
  }
  assert.equal(await button(page, 'Show more').count(), 0);
  assert.equal(await focused(page), 'a tenant-1001');
  assert.equal(new Set(await names(page)).size, MOST, 'each is listed once');
});

test('a page that does not come leaves the rows, and the loading goes on from it', async (t) => {
  const server = await startServer(t);
  await fill(server, 450);
  const page = await openPage(t);
  page.expected.push(/ERR_FAILED/);
  await page.route('**/api/v2/connections?page=3&*', (route) => route.abort(), { times: 1 });
  await openList(page, server);
  const alert = page.getByRole('alert');
  await alert.getByText('No answer from the server').waitFor();
  await page.getByRole('status').getByText('300 of 450 loaded').waitFor();
  assert.equal(await rows(page), 200);
  await page.getByLabel('Search connections').fill('tenant-0299');
  await page.getByRole('status').getByText('300 of 450 loaded, 1 match').waitFor();
  await page.getByLabel('Search connections').fill('');

  await button(alert, 'Try again').click();
  await page.getByRole('status').getByText('450 connections').waitFor();
  await alert.waitFor({ state: 'detached' });
  const asked = page.requested.flatMap((url) => /connections\?page=(\d+)/.exec(url)?.[1] ?? []);
  assert.deepEqual(asked, ['0', '1', '2', '3', '3', '4']);
});

test('when the rate limit is used up the loading waits and goes on by itself', async (t) => {
  const server = await startServer(t);
  await fill(server, 250);
  const page = await openPage(t);
  page.expected.push(/429/);
  await page.route(
    '**/api/v2/connections?page=1&*',
    (route) => route.fulfill({ status: 429, headers: { 'Retry-After': '6' }, body: '{}' }),
    { times: 1 },
  );
  await openList(page, server);
  await page.getByText(/The server takes no more calls until \d\d:\d\d:\d\d/).waitFor();
  await page.getByRole('status').getByText('100 of 250 loaded').waitFor();
  await checkAccessibility(page, 'while waiting');
  await page.getByRole('status').getByText('250 connections').waitFor();
});

test('a tenant with more than a thousand is asked by checkpoint', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  const connection = (number) => ({ id: `con_${number}`, name: `theirs-${number}`, strategy: 'samlp' });
  await page.route('**/api/v2/connections?*', async (route) => {
    const query = new URL(route.request().url()).searchParams;
    const from = Number(query.get('from') ?? 0);
    const connections = Array.from({ length: 100 }, (_, index) => connection(from + index));
    const json = query.has('take')
      ? { connections, ...(from < 1000 ? { next: String(from + 100) } : {}) }
      : { total: 1100, start: 0, limit: 100, connections };
    // A tenant has no header that names the contract.
    await route.fulfill({ json });
  });
  await openList(page, server);
  await page.getByRole('status').getByText('1,100 connections').waitFor();
  const asked = page.requested.filter((url) => url.includes('/api/v2/connections?'));
  assert.equal(asked.filter((url) => url.includes('page=')).length, 1, 'by number only once');
  assert.equal(asked.length, 12);
});

test('name, display name, ID, strategy and clients are searched', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await openList(page, server);
  for (const [words, names] of [
    ['PARTN', ['partners']],
    ['importing', ['legacy-shop']],
    ['storefront-web', ['customers', 'legacy-shop']],
    [await server.idOf('employees'), ['employees']],
    ['database', ['customers', 'employees', 'legacy-shop', 'partners']],
  ]) {
    await page.getByLabel('Search connections').fill(words);
    await eventually(async () => (await page.locator('tbody').getByRole('link').allInnerTexts()).sort(), names, words);
  }
  await page.getByLabel('Search connections').fill('no such thing');
  await button(page, 'Clear the search').click();
  await page.getByRole('status').getByText('4 connections').waitFor();
});

test('a search is in the address, and Back leads to it', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await openList(page, server);
  await page.getByLabel('Search connections').fill('partn & co');
  await page.getByLabel('Search connections').fill('partn');
  await page.getByRole('link', { name: 'partners' }).click();
  await heading(page, 'partners').waitFor();
  await page.goBack();
  await page.getByRole('status').getByText('1 of 4 match').waitFor();
  assert.equal(await page.getByLabel('Search connections').inputValue(), 'partn');
  await page.goForward();
  await heading(page, 'partners').waitFor();
  await visit(page, server, '/connections?q=legacy%20shop%20%28imp');
  await page.getByRole('status').getByText('1 of 4 match').waitFor();
});

test('strategies are chosen in boxes, shown as chips, and kept in the address', async (t) => {
  const server = await startServer(t);
  await mixed(server);
  const page = await openPage(t);
  await openList(page, server);
  await page.getByRole('status').getByText('7 connections').waitFor();
  const filter = page.getByRole('button', { name: /^Filter by strategy/ });
  const boxes = page.getByRole('group', { name: 'Strategies to show' });
  assert.equal(await filter.getAttribute('aria-expanded'), 'false');
  await filter.click();
  assert.deepEqual(await boxes.getByRole('group').evaluateAll(groups), [
    ['Database', 'Database 3'],
    ['Enterprise', 'OpenID Connect 1'],
    ['Social', 'GitHub 2', 'Google 1'],
  ]);
  const before = page.requested.length;
  await boxes.getByLabel('GitHub').check();
  await page.getByRole('status').getByText('2 of 7 match').waitFor();
  await boxes.getByLabel('OpenID Connect').check();
  await page.getByRole('status').getByText('3 of 7 match').waitFor();
  assert.match(page.url(), /#\/connections\?strategy=github&strategy=oidc$/);

  await page.getByLabel('Search connections').fill('hub');
  await page.getByRole('status').getByText('2 of 7 match').waitFor();
  assert.match(page.url(), /\?q=hub&strategy=github&strategy=oidc$/);
  assert.equal(await boxes.count(), 0, 'the boxes fold when the focus leaves them');
  await filter.click();
  await boxes.getByLabel('OpenID Connect 0').waitFor();
  await boxes.getByLabel('GitHub 2').waitFor();
  const asked = page.requested.slice(before).filter((url) => url.includes('/api/'));
  assert.deepEqual(asked, [], 'nothing is asked for again');

  await page.reload();
  await page.getByRole('status').getByText('2 of 7 match').waitFor();
  const chips = page.getByRole('list', { name: 'Chosen strategies' });
  await button(chips, 'Remove filter: GitHub').click();
  await heading2(page, 'No connection matches').waitFor();
  assert.match(await focused(page), /^button Filter by strategy/);
  await button(page, 'Clear search and filter').click();
  await page.getByRole('status').getByText('7 connections').waitFor();
  assert.equal(await focused(page), 'input Search connections');
  assert.match(page.url(), /#\/connections$/);
});

test('the filter is used with the keyboard alone', async (t) => {
  const server = await startServer(t);
  await mixed(server);
  const page = await openPage(t);
  await openList(page, server);
  await page.getByRole('status').getByText('7 connections').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'button Filter by strategy');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'input Database 3');
  await page.keyboard.press('Space');
  await page.getByRole('status').getByText('3 of 7 match').waitFor();
  assert.equal(await focused(page), 'input Database 3', 'the focus stays on the box');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.getByRole('status').getByText('5 of 7 match').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('group', { name: 'Strategies to show' }).waitFor({ state: 'hidden' });
  assert.equal(await focused(page), 'button Filter by strategy 2');
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'a New connection');
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'button Remove filter: Database');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('2 of 7 match').waitFor();
  await button(page, 'Clear').press('Enter');
  await page.getByRole('status').getByText('7 connections').waitFor();
});

test('a filter is a bookmark, and Back leads to it', async (t) => {
  const server = await startServer(t);
  await mixed(server);
  const page = await openPage(t);
  await visit(page, server, '/connections?strategy=nothing&strategy=google-oauth2&sort=size');
  await page.getByRole('status').getByText('1 of 7 match').waitFor();
  await page.getByRole('link', { name: 'search-engine' }).click();
  await heading(page, 'search-engine').waitFor();
  await page.goBack();
  await page.getByRole('status').getByText('1 of 7 match').waitFor();
  await page.getByRole('list', { name: 'Chosen strategies' }).getByText('Google').waitFor();
  await visit(page, server, '/connections?strategy=samlp');
  await heading2(page, 'No connection matches').waitFor();
  await button(page, 'Remove filter: SAML').waitFor();
  await visit(page, server, '/connections?strategy=nothing');
  await page.getByRole('status').getByText('7 connections').waitFor();
});

test('columns order the list, and the address says how', async (t) => {
  const server = await startServer(t);
  await mixed(server);
  const page = await openPage(t);
  await openList(page, server);
  await page.getByRole('status').getByText('7 connections').waitFor();
  const asTheServerHasThem = await names(page);
  const head = (name) => page.getByRole('columnheader', { name });
  for (const [column, way, sort, first] of [
    ['Name', 'ascending', 'name', 'code-hub'],
    ['Name', 'descending', '-name', 'staff'],
    ['Strategy', 'ascending', 'strategy', 'customers'],
    ['Enabled clients', 'ascending', 'clients', undefined],
    ['Enabled clients', 'descending', '-clients', 'partners'],
  ]) {
    await button(head(column), column).click();
    await eventually(() => head(column).getAttribute('aria-sort'), way);
    assert.ok(page.url().endsWith(`?sort=${sort}`), page.url());
    if (first) {
      assert.equal((await names(page))[0], first, sort);
    }
    assert.equal(await page.locator('th[aria-sort]').count(), 1);
  }
  await page.reload();
  await page.getByRole('status').getByText('7 connections').waitFor();
  assert.equal((await names(page))[0], 'partners');
  await button(head('Enabled clients'), 'Enabled clients').press('Enter');
  await eventually(() => names(page), asTheServerHasThem);
  assert.match(page.url(), /#\/connections$/);
  assert.match(await focused(page), /^button Enabled clients/);
});

test('filter and order are at hand on a narrow screen', async (t) => {
  const server = await startServer(t);
  await mixed(server);
  const page = await openPage(t, await openProfile(t, { viewport: { width: 360, height: 740 } }));
  await openList(page, server);
  await page.getByRole('status').getByText('7 connections').waitFor();
  await button(page, 'Name').click();
  await eventually(async () => (await names(page))[0], 'code-hub');
  await page.getByRole('button', { name: 'Filter by strategy' }).click();
  const popup = page.getByRole('group', { name: 'Strategies to show' });
  const { x, width } = await popup.boundingBox();
  assert.ok(x >= 0 && x + width <= 360, `${x} ${width}`);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
});

test('a row opens in another tab as well, and an ID is copied', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await openList(page, server);
  const opening = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'customers' }).click({ modifiers: ['ControlOrMeta'] });
  const other = await opening;
  await heading(other, 'customers').waitFor();
  await heading(page, 'Connections').waitFor();

  await page.getByRole('row', { name: 'partners' }).getByRole('button', { name: /^Copy/ }).click();
  await page.getByRole('status').getByText(/copied/i).waitFor();
  assert.equal(
    await page.evaluate(() => navigator.clipboard.readText()),
    await server.idOf('partners'),
  );
});

/** Creates connections `tenant-0001` and so on, several at a time. */
async function fill(server, count) {
  await server.token();
  let created = 0;
  const create = async () => {
    while (created < count) {
      created += 1;
      await server.create({ name: `tenant-${String(created).padStart(4, '0')}`, strategy: 'auth0' });
    }
  };
  await Promise.all(Array.from({ length: 8 }, create));
}

/** Creates seven connections of four strategies in three families. */
async function mixed(server) {
  const oidc = { client_id: 'console', issuer: 'https://id.example/', authorization_endpoint: 'https://id.example/authorize', jwks_uri: 'https://id.example/jwks', type: 'back_channel' };
  for (const connection of [
    { name: 'customers', strategy: 'auth0', enabled_clients: ['web'] },
    { name: 'search-engine', strategy: 'google-oauth2' },
    { name: 'partners', strategy: 'auth0', enabled_clients: ['web', 'app', 'kiosk'] },
    { name: 'git-hub', strategy: 'github' },
    { name: 'identity', strategy: 'oidc', options: oidc },
    { name: 'code-hub', strategy: 'github', enabled_clients: ['web', 'app'] },
    { name: 'staff', strategy: 'auth0' },
  ]) {
    await server.create(connection);
  }
}

/** Keeps one page of the API back; returns what lets it go. */
async function holdPage(page, number) {
  let goOn;
  const held = new Promise((resolve) => {
    goOn = resolve;
  });
  await page.route(`**/api/v2/connections?page=${number}&*`, async (route) => {
    await held;
    await route.continue();
  });
  return goOn;
}

/** Rows of connections that are drawn. */
function rows(page) {
  return page.locator('tbody').getByRole('row').count();
}

/** The names that are drawn, from the top. */
function names(page) {
  return page.locator('tbody').getByRole('link').allInnerTexts();
}

/** In the browser: the names of groups and of the boxes in them. */
function groups(elements) {
  return elements.map((element) =>
    [...element.querySelectorAll('legend, label')].map((named) => named.textContent),
  );
}

function heading2(page, name) {
  return page.getByRole('heading', { level: 2, name, exact: true });
}
