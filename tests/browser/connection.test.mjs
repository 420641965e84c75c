// The life of a database connection: created, found, changed, deleted.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { closeBrowser, openPage } from './support/browser.mjs';
import {
  answer,
  bar,
  button,
  changes,
  choose,
  description,
  dialog,
  eventually,
  field,
  heading,
  json,
  oneLine,
  openConnection,
  openList,
  openNewDatabase,
  review,
  save,
  setting,
  showAllSettings,
  tab,
  visit,
} from './support/console.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

test('a database connection is created, found, changed and deleted', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);

  await t.test('the list shows what is there', async () => {
    await openList(page, server);
    await page.getByRole('status').getByText('4 connections').waitFor();
    for (const name of ['customers', 'employees', 'legacy-shop', 'partners']) {
      await page.getByRole('row', { name }).getByText('Database').waitFor();
    }
  });

  await t.test('a mistake is told at its field and in the summary, and blocks', async () => {
    await page.getByRole('link', { name: 'New connection' }).click();
    await heading(page, 'New connection').waitFor();
    await page.getByRole('link', { name: /^Database/ }).click();
    await heading(page, 'New connection: Database').waitFor();

    const name = field(page, 'Name');
    assert.match(await description(name), /letters, digits and single hyphens/, 'a hint comes first');
    await name.fill('loyalty club');
    await eventually(() => name.getAttribute('aria-invalid'), 'true');
    assert.match(await description(name), /Error: must have letters, digits and single hyphens/);
    await button(bar(page), '1 error').click();
    await bar(page)
      .getByRole('listitem')
      .getByText('Name: must have letters, digits and single hyphens')
      .waitFor();
    await button(page, 'Review and create').click();
    const opened = dialog(page, 'Review the new connection');
    await opened.getByRole('alert').getByText('The API would refuse this').waitFor();
    assert.ok(await button(opened, 'Create').isDisabled());
    await button(opened, 'Cancel').click();

    await button(bar(page).getByRole('listitem'), 'Name').click();
    assert.ok(await name.evaluate((element) => element === document.activeElement));
    await name.fill('loyalty-club');
    await eventually(() => name.getAttribute('aria-invalid'), null);
  });

  await t.test('the review tells what will be created, then it is', async () => {
    await field(page, 'Display name').fill('Club');
    await answer(page, 'Refuse sign-ups', 'On').check();
    await (await setting(page, 'password_history.size', 'Remembered passwords')).fill('12');
    await choose(page, 'password_history.enable', 'On', 'On');
    await showAllSettings(page);
    await button(page, 'Review and create').click();
    const opened = dialog(page, 'Review the new connection');
    assert.deepEqual(await changes(opened), [
      'Strategy /strategy set to auth0',
      'Name /name set to loyalty-club',
      'Display name /display_name set to Club',
      'Refuse sign-ups /options/disable_signup set to on',
      'Password history › Remembered passwords /options/password_history/size set to 12',
      'Password history › On /options/password_history/enable set to on',
    ]);
    await button(opened, 'Create').click();
    await heading(page, 'loyalty-club').waitFor();
    await page.getByRole('status').getByText('Connection created').waitFor();
    const stored = await server.connection(await server.idOf('loyalty-club'));
    assert.deepEqual([stored.strategy, stored.display_name], ['auth0', 'Club']);
    assert.equal(stored.options.disable_signup, true);
    assert.deepEqual(stored.options.password_history, { size: 12, enable: true });
  });

  await t.test('it is listed, searched for and opened', async () => {
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').click();
    await page.getByRole('status').getByText('5 connections').waitFor();
    await page.getByLabel('Search connections').fill('loyal');
    await page.getByRole('status').getByText('1 of 5 match').waitFor();
    await page.getByRole('link', { name: 'loyalty-club' }).click();
    await heading(page, 'loyalty-club').waitFor();
  });

  await t.test('a change is told in words before it is saved, and saved as it was told', async () => {
    const id = await server.idOf('loyalty-club');
    await (await setting(page, 'password_history.size', 'Remembered passwords')).fill('20');
    await showAllSettings(page);
    await field(page, 'Display name').fill('Loyalty club');
    await bar(page).getByText('2 changes').waitFor();
    const opened = await review(page);
    assert.deepEqual((await changes(opened)).sort(), [
      'Display name /display_name Club → Loyalty club',
      'Password history › Remembered passwords /options/password_history/size 12 → 20',
    ]);
    assert.equal((await server.connection(id)).display_name, 'Club', 'nothing is sent before');
    await save(page, opened);
    await page.getByText('The server has exactly what was reviewed.').waitFor();
    const stored = await server.connection(id);
    assert.equal(stored.display_name, 'Loyalty club');
    assert.equal(stored.options.password_history.size, 20);
    assert.equal(stored.options.disable_signup, true);
  });

  await t.test('the save can be undone by one more review', async () => {
    const id = await server.idOf('loyalty-club');
    await button(page, 'Undo…').click();
    const opened = dialog(page, 'Review changes');
    await button(opened, 'Save').waitFor();
    assert.deepEqual((await changes(opened)).sort(), [
      'Display name /display_name Loyalty club → Club',
      'Password history › Remembered passwords /options/password_history/size 20 → 12',
    ]);
    await save(page, opened);
    const stored = await server.connection(id);
    assert.deepEqual([stored.display_name, stored.options.password_history.size], ['Club', 12]);
  });

  await t.test('it is deleted once its name is typed, and gone', async () => {
    const id = await server.idOf('loyalty-club');
    await button(page, 'Delete…').click();
    const opened = dialog(page, 'Delete loyalty-club');
    const confirm = button(opened, 'Delete connection');
    assert.ok(await confirm.isDisabled());
    await field(opened, 'Type the name to confirm').fill('loyalty-clu');
    assert.ok(await confirm.isDisabled());
    await field(opened, 'Type the name to confirm').fill('loyalty-club');
    await confirm.click();
    await heading(page, 'Connections').waitFor();
    await page.getByRole('status').getByText('Connection deleted').waitFor();
    await page.getByRole('status').getByText('4 connections').waitFor();
    assert.equal(await page.getByRole('link', { name: 'loyalty-club' }).count(), 0);
    assert.equal((await server.call('GET', `/connections/${id}`)).status, 404);
  });
});

test('what the server refuses is told at each place that it names', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  page.expected.push(/400/);
  await openNewDatabase(page, server);
  await page.route('**/api/v2/connections', (route) => route.fulfill({
    status: 400,
    json: {
      statusCode: 400,
      error: 'Bad Request',
      message: "Payload validation error: 'Additional properties not allowed: name,display_name'.",
      errorCode: 'invalid_body',
    },
  }));
  const name = field(page, 'Name');
  await name.fill('customers-2');
  await button(page, 'Review and create').click();
  await button(dialog(page, 'Review the new connection'), 'Create').click();
  for (const refused of [name, field(page, 'Display name')]) {
    await eventually(() => refused.getAttribute('aria-invalid'), 'true');
    assert.match(await description(refused), /The API says: .*Additional properties not allowed/);
  }
});

test('a name that is taken is told by the server and can be changed', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  page.expected.push(/409/);
  await openNewDatabase(page, server);
  await field(page, 'Name').fill('customers');
  await button(page, 'Review and create').click();
  const opened = dialog(page, 'Review the new connection');
  await button(opened, 'Create').click();
  const name = field(page, 'Name');
  await eventually(() => name.getAttribute('aria-invalid'), 'true');
  assert.match(await description(name), /The API says: A connection with the same name already exists/);
  await eventually(() => name.evaluate((element) => element === document.activeElement), true);
  await name.fill('customers-2');
  await eventually(() => name.getAttribute('aria-invalid'), null);
  await button(page, 'Review and create').click();
  await button(opened, 'Create').click();
  await heading(page, 'customers-2').waitFor();
  assert.deepEqual((await server.names()).filter((name) => name.startsWith('customers')), [
    'customers',
    'customers-2',
  ]);
});

test('what the API would refuse in a change is never sent', async (t) => {
  const server = await startServer(t, { samples: true });
  const id = await server.idOf('customers');
  const page = await openPage(t);
  await openConnection(page, server, id);
  const size = await setting(page, 'password_history.size', 'Remembered passwords');
  await size.fill('25');
  await eventually(() => size.getAttribute('aria-invalid'), 'true');
  assert.match(await description(size), /Error: must be 0 to 24/);
  const opened = await review(page);
  await opened.getByRole('alert').getByText('must be 0 to 24').waitFor();
  assert.ok(await button(opened, 'Save').isDisabled());
  assert.ok(!page.requested.some((request) => request.startsWith('PATCH')));
});

test('an entry of a list is added, changed and removed', async (t) => {
  const server = await startServer(t, { samples: true });
  const id = await server.idOf('customers');
  const page = await openPage(t);
  await openConnection(page, server, id);
  await field(page, 'Add: Client ID').fill('kiosk');
  await page.keyboard.press('Enter');
  await field(page, 'Add: Client ID').fill('till');
  await page.keyboard.press('Tab');
  await field(page, 'Client ID 1').fill('storefront');
  await button(page, 'Remove storefront-mobile').click();
  const opened = await review(page);
  assert.deepEqual(await changes(opened), [
    'Enabled clients /enabled_clients added: storefront, kiosk, till; removed: storefront-web, storefront-mobile',
  ]);
  await save(page, opened);
  assert.deepEqual((await server.connection(id)).enabled_clients, ['storefront', 'kiosk', 'till']);
});

test('removing a setting is told, ticked and removes it', async (t) => {
  const server = await startServer(t, { samples: true });
  const id = await server.idOf('customers');
  const page = await openPage(t);
  await openConnection(page, server, id);
  await setting(page, 'password_complexity_options.min_length', 'Shortest password');
  await button(page, 'Remove: Shortest password').click();
  const opened = await review(page);
  assert.ok(await button(opened, 'Save').isDisabled(), 'the tick comes first');
  await opened.getByText('Tick what may be removed first.').waitFor();
  await opened.getByRole('checkbox', { name: /Password length › Shortest password/ }).check();
  await save(page, opened);
  const { password_complexity_options: complexity } = (await server.connection(id)).options;
  assert.equal(complexity?.min_length, undefined);
});

test('what fits the name of a missing connection is said, with the way back', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  page.expected.push(/404.*con_/);
  await visit(page, server, '/connections/con_0000000000000000');
  await page.getByRole('alert').getByText('There is no such connection').waitFor();
  await page.getByRole('link', { name: 'All connections' }).click();
  await heading(page, 'Connections').waitFor();
  await page.goto(`${server.origin}/#/nowhere`);
  await heading(page, 'Page not found').waitFor();
});

test('the rate limit is told in words and the page goes on afterwards', async (t) => {
  const server = await startServer(t, { samples: true, plan: 'default' });
  const page = await openPage(t);
  page.expected.push(/429/);
  await openList(page, server);
  const { link } = await page.evaluate(async () => {
    const token = await (
      await fetch('session/token', { method: 'POST', headers: { 'X-Patchbay': '1' } })
    ).json();
    const headers = { Authorization: `Bearer ${token.access_token}` };
    let status = 200;
    for (let call = 0; call < 60 && status === 200; call += 1) {
      ({ status } = await fetch('api/v2/connections?per_page=1', { headers }));
    }
    return { link: status };
  });
  assert.equal(link, 429, 'the budget is used up');
  await page.getByRole('link', { name: 'customers' }).click();
  const alert = page.getByRole('alert');
  await alert.getByText('The rate limit is used up').waitFor();
  assert.match(oneLine(await alert.innerText()), /Wait \d+ seconds, then try again/);
});

test('where one mend is certain, one button makes it', async (t) => {
  const server = await startServer(t);
  const id = await server.create({
    name: 'misspelt',
    strategy: 'auth0',
    options: { disable_sign_up: true, passwordPolicy: 'good' },
  });
  const page = await openPage(t);
  await openConnection(page, server, id);
  const other = page.getByRole('region', { name: 'Other options' });
  await other.getByText('did you mean disable_signup?').waitFor();
  await button(other, 'Fix this').click();
  await other.waitFor({ state: 'detached' });
  assert.ok(await answer(page, 'Refuse sign-ups', 'On').isChecked());
  await setting(page, 'passwordPolicy', 'Password policy');
  await button(page, 'Fix this').click();
  const opened = await review(page);
  for (const box of await opened.getByRole('checkbox').all()) {
    await box.check();
  }
  await save(page, opened);
  const { options } = await server.connection(id);
  assert.deepEqual(options, { disable_signup: true, password_policy: 'good' });
});

test('a strategy without a known option is created with the common fields and JSON', async (t) => {
  const server = await startServer(t);
  const page = await openPage(t);
  await visit(page, server, '/connections/new');
  const enterprise = page.getByRole('region', { name: 'Enterprise' });
  await enterprise.getByRole('link', { name: 'Custom' }).click();
  await page.getByRole('heading', { level: 1, name: 'New connection: Custom' }).waitFor();
  await page.getByText('Write its options in the JSON tab.').waitFor();
  await field(page, 'Name').fill('by-hand');
  await tab(page, 'JSON').click();
  const draft = JSON.parse(await json(page).inputValue());
  await json(page).fill(JSON.stringify({ ...draft, options: { client_id: 'c', anything: [1] } }));
  await button(page, 'Review and create').click();
  await button(dialog(page, 'Review the new connection'), 'Create').click();
  await heading(page, 'by-hand').waitFor();
  const stored = await server.connection(await server.idOf('by-hand'));
  assert.equal(stored.strategy, 'custom');
  assert.deepEqual(stored.options, { client_id: 'c', anything: [1] });
});

test('every strategy has a tile, and a retired one says so', async (t) => {
  const server = await startServer(t);
  const page = await openPage(t);
  await visit(page, server, '/connections/new');
  await page.getByRole('region', { name: 'Legacy' }).getByText('Retired').waitFor();
  const links = page.getByRole('main').getByRole('link').and(page.locator('.pb-tile'));
  assert.equal(await links.count(), 55);
  await page.getByRole('region', { name: 'Passwordless' }).getByRole('link', { name: 'SMS' }).click();
  await page.getByRole('heading', { level: 1, name: 'New connection: Passwordless SMS' }).waitFor();
  await field(page, 'Label').fill('By text message');
  await field(page, 'Name').fill('by-text');
  await button(page, 'Review and create').click();
  await button(dialog(page, 'Review the new connection'), 'Create').click();
  await heading(page, 'by-text').waitFor();
  const stored = await server.connection(await server.idOf('by-text'));
  assert.equal(stored.strategy, 'sms');
  assert.deepEqual(stored.options, { name: 'By text message' });
});

test('an entry typed into a list and not added yet is in the review all the same', async (t) => {
  const server = await startServer(t, { samples: true });
  const id = await server.idOf('customers');
  const page = await openPage(t);
  await openConnection(page, server, id);
  await field(page, 'Display name').fill('Customers');
  await field(page, 'Add: Client ID').fill('kiosk');
  await page.keyboard.press('Control+S');
  const opened = dialog(page, 'Review changes');
  await button(opened, 'Save').waitFor();
  assert.deepEqual((await changes(opened)).sort(), [
    'Display name /display_name Customer accounts → Customers',
    'Enabled clients /enabled_clients added: kiosk',
  ]);
  await save(page, opened);
  const { enabled_clients: clients } = await server.connection(id);
  assert.deepEqual(clients, ['storefront-web', 'storefront-mobile', 'kiosk']);
});

test('a double click creates and saves once', async (t) => {
  const server = await startServer(t);
  const page = await openPage(t);
  const sent = (method) => page.requested.filter((request) => request.startsWith(`${method} ${server.origin}/api/`));
  await openNewDatabase(page, server);
  await field(page, 'Name').fill('once');
  await button(page, 'Review and create').click();
  await button(dialog(page, 'Review the new connection'), 'Create').dblclick();
  await heading(page, 'once').waitFor();
  await field(page, 'Display name').fill('Once');
  const opened = await review(page);
  await button(opened, 'Save').dblclick();
  await opened.waitFor({ state: 'detached' });
  assert.deepEqual([sent('POST').length, sent('PATCH').length], [1, 1]);
});

test('whatever the API holds is shown as text', async (t) => {
  const server = await startServer(t);
  const hostile = '"><img src=x onerror="window.injected=1"><b>&amp;</b>{{7*7}}';
  const id = await server.create({
    name: 'hostile',
    strategy: 'auth0',
    display_name: hostile,
    enabled_clients: [hostile],
    metadata: { [hostile]: hostile },
    options: { [hostile]: { __proto__: null, [hostile]: hostile } },
  });
  const page = await openPage(t);
  await openList(page, server);
  await page.getByText(hostile, { exact: true }).waitFor();
  await page.getByRole('link', { name: 'hostile' }).click();
  await heading(page, 'hostile').waitFor();
  assert.equal(await field(page, 'Display name').inputValue(), hostile);
  assert.equal(await field(page, `Value of ${hostile}`).inputValue(), hostile);
  await field(page, 'Display name').fill(`${hostile}!`);
  const opened = await review(page);
  await opened.getByText(`${hostile}!`).first().waitFor();
  await page.keyboard.press('Escape');
  await button(page, 'Delete…').click();
  assert.equal(await page.locator('img, b').count(), 0);
  assert.equal(await page.evaluate(() => window.injected), undefined);
  assert.equal((await server.connection(id)).display_name, hostile);
});

test('what an update cannot take away is told at its field at once, and can be put back', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await openConnection(page, server, await server.idOf('customers'));
  const name = field(page, 'Display name');
  await button(page, 'Remove: Display name').click();
  await eventually(() => name.getAttribute('aria-invalid'), 'true');
  await bar(page).getByText('1 error').waitFor();
  await button(page, 'Revert: Display name').click();
  assert.equal(await name.inputValue(), 'Customer accounts');
  await eventually(() => bar(page).count(), 0);
});
