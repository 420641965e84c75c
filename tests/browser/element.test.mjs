// The console as a custom element: what it takes, what it tells, what it asks.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { violations } from './support/axe.mjs';
import { closeBrowser } from './support/browser.mjs';
import { bar, button, dialog, eventually, field, heading, review, save } from './support/console.mjs';
import { addElement, heard, openElementPage } from './support/element.mjs';

after(closeBrowser);

/** A page with one element that shows the list. */
async function openOne(t, attributes = {}, page_options = {}) {
  const { server, page } = await openElementPage(t, page_options);
  const element = await addElement(page, await server.token(), { attributes });
  return { server, page, element };
}

async function openCustomers(element) {
  await element.getByRole('link', { name: 'customers' }).click();
  await heading(element, 'customers').waitFor();
}

test('it tells in order what happens in it, and no secret', async (t) => {
  const { server, page, element } = await openOne(t);
  await openCustomers(element);
  await field(element, 'Display name').fill('Staff');
  await save(element, await review(element));
  await button(element, 'Delete…').click();
  const opened = element.getByRole('dialog');
  await opened.getByLabel(/^Type/).fill('customers');
  await button(opened, 'Delete connection').click();
  await heading(element, 'Connections').waitFor();
  const id = (await heard(page)).find(([name]) => name === 'saved')[1].id;
  const changes = [{ pointer: '/display_name', kind: 'changed', before: 'Customer accounts', after: 'Staff' }];
  const saved = { action: 'update', id, name: 'customers', strategy: 'auth0', changes };
  await eventually(() => heard(page), [
    ['ready', {}],
    ['route', { path: `/connections/${id}` }],
    ['dirty', { dirty: true }],
    ['before-save', saved],
    ['saved', saved],
    ['dirty', { dirty: false }],
    ['before-delete', { action: 'delete-connection', id }],
    ['deleted', { action: 'delete-connection', id }],
    ['route', { path: '/connections' }],
  ]);
  assert.ok(!(await server.names()).includes('customers'));
});

test('a secret that is set is told as a change without its value', async (t) => {
  const { server, page, element } = await openOne(t, { path: '/connections/new/github' });
  await heading(element, 'New connection: GitHub').waitFor();
  await field(element, 'Name').fill('code');
  await field(element, 'Client ID').fill('canary-public');
  await field(element, 'Client secret').fill('canary-secret');
  await button(element, 'Review and create').click();
  await button(element.getByRole('dialog'), 'Create').click();
  await heading(element, 'code').waitFor();
  const id = await server.idOf('code');
  const told = (await heard(page)).filter(([name]) => ['before-save', 'saved'].includes(name));
  const changes = told.map(([, { changes }]) => changes);
  for (const list of changes) {
    assert.deepEqual(
      list.find(({ pointer }) => pointer === '/options/client_secret'),
      { pointer: '/options/client_secret', kind: 'added', hidden: true },
    );
  }
  assert.deepEqual(told.map(([name, detail]) => [name, detail.action, detail.id]), [
    ['before-save', 'create', undefined],
    ['saved', 'create', id],
  ]);
  assert.ok(!JSON.stringify(await heard(page)).includes('canary-secret'));
});

for (const [what, refuse, reason] of [
  ['is cancelled', (event) => event.preventDefault(), 'the page around this console did not let it'],
  ['waits for a promise that fails', (event) => event.detail.waitUntil(Promise.reject(new Error('Frozen until Monday.'))), 'Frozen until Monday.'],
  ['waits for a promise of false', (event) => event.detail.waitUntil(Promise.resolve(false)), 'the page around this console did not let it'],
]) {
  test(`a save that ${what} is not sent, the reason is told, and the draft stays`, async (t) => {
    const { server, page, element } = await openOne(t);
    await openCustomers(element);
    await field(element, 'Display name').fill('Staff');
    await page.evaluate(`document.getElementById('one').addEventListener('patchbay-before-save', ${refuse}, { once: true })`);
    const opened = await review(element);
    await button(opened, 'Save').click();
    await opened.getByRole('alert').getByText(reason).waitFor();
    assert.ok(!page.requested.some((request) => request.startsWith('PATCH')));
    const stored = await server.connection(await server.idOf('customers'));
    assert.equal(stored.display_name, 'Customer accounts');
    // The next try is asked for anew, and goes through.
    await button(opened, 'Save').click();
    await element.getByText('The server has exactly what was reviewed.').waitFor();
  });
}

test('a deletion is refused in the same way', async (t) => {
  const { server, page, element } = await openOne(t);
  await openCustomers(element);
  await page.evaluate(() => {
    document.getElementById('one').addEventListener('patchbay-before-delete', (event) => event.preventDefault());
  });
  await button(element, 'Delete…').click();
  const opened = element.getByRole('dialog');
  await opened.getByLabel(/^Type/).fill('customers');
  await button(opened, 'Delete connection').click();
  await opened.getByRole('alert').getByText('This is not allowed here').waitFor();
  assert.ok((await server.names()).includes('customers'));
  assert.ok(!page.requested.some((request) => request.startsWith('DELETE')));
});

test('a save waits as long as the page needs, and sees what was saved meanwhile', async (t) => {
  const { server, page, element } = await openOne(t);
  await openCustomers(element);
  await field(element, 'Display name').fill('Staff');
  await page.evaluate(() => {
    document.getElementById('one').addEventListener('patchbay-before-save', ({ detail }) => {
      detail.waitUntil(new Promise((resolve) => (window.approve = resolve)));
    });
  });
  const opened = await review(element);
  await button(opened, 'Save').click();
  await button(opened, 'Saving…').waitFor();
  await page.waitForFunction(() => window.approve);
  const id = await server.idOf('customers');
  await server.change(id, { metadata: { owner: 'somebody' } });
  // Longer than a plan counts as fresh.
  await page.waitForTimeout(10_500);
  await page.evaluate(() => window.approve());
  await opened.getByText('Somebody else has changed').first().waitFor();
  assert.equal((await server.connection(id)).display_name, 'Customer accounts');
});

test('read-only shows everything and offers no change', async (t) => {
  const { page, element } = await openOne(t, { 'read-only': '' });
  await element.getByRole('link', { name: 'customers' }).waitFor();
  await element.getByText('Read-only', { exact: true }).waitFor();
  assert.equal(await element.getByRole('link', { name: 'New connection' }).count(), 0);
  await openCustomers(element);
  for (const name of ['Review and save', 'Delete…', 'Discard changes', 'Add']) {
    assert.equal(await button(element, name).count(), 0, name);
  }
  const open = await element.evaluate((host) => {
    const find = host.shadowRoot.querySelectorAll('.pb-field :is(input, select, textarea, button)');
    return [...find].filter((it) => !(it.disabled || it.readOnly || /^(Show|Copy)/.test(it.ariaLabel ?? ''))).map((it) => it.outerHTML);
  });
  assert.deepEqual(open, [], 'every control of the form is locked');
  await element.getByRole('tab', { name: 'JSON' }).click();
  assert.equal(await element.getByLabel('Connection as JSON').getAttribute('readonly'), '');
  await element.getByRole('link', { name: 'Connections' }).first().focus();
  await page.keyboard.press('n');
  await heading(element, 'customers').waitFor();
  await element.evaluate((host) => host.navigate('/connections/new/auth0'));
  await element.getByText('This console is read-only').waitFor();
  assert.deepEqual(await violations(page), []);
});

test('read-only comes and goes, and what was typed stays', async (t) => {
  const { element } = await openOne(t);
  await openCustomers(element);
  await field(element, 'Display name').fill('Staff');
  await element.evaluate((host) => (host.readOnly = true));
  await button(element, 'Review and save').waitFor({ state: 'detached' });
  await element.evaluate((host) => host.removeAttribute('read-only'));
  await bar(element).getByText('1 change', { exact: true }).waitFor();
  assert.equal(await field(element, 'Display name').inputValue(), 'Staff');
});

test('limited to some strategies it lists and offers those alone', async (t) => {
  const { server, page, element } = await openOne(t, { strategies: 'samlp oidc' });
  await element.getByText('No connections yet').waitFor();
  assert.ok(page.requested.some((request) => request.includes('strategy=samlp&strategy=oidc')));
  await element.evaluate((host) => host.navigate('/connections/new'));
  await element.getByRole('status').getByText('2 of 2 strategies').waitFor();
  const id = await server.idOf('customers');
  await element.evaluate((host, path) => host.navigate(path), `/connections/${id}`);
  await element.getByText('The strategy of this connection is not among those shown here').waitFor();
  await element.evaluate((host) => host.navigate('/connections/new/auth0'));
  await element.getByText('This strategy is not among those shown here').waitFor();
  await element.evaluate((host) => (host.strategies = ['auth0']));
  await heading(element, 'New connection: Database').waitFor();
});

test('the page decides the look, and without a word of it the user does', async (t) => {
  const { element } = await openOne(t, { theme: 'dark' });
  const scheme = () =>
    element.evaluate((host) => getComputedStyle(host.shadowRoot.querySelector('.pb-console')).colorScheme);
  const choices = element.getByRole('group', { name: 'Theme' });
  assert.equal(await scheme(), 'dark');
  assert.equal(await choices.count(), 0);
  await element.evaluate((host) => (host.theme = 'light'));
  await eventually(scheme, 'light');
  await element.evaluate((host) => host.removeAttribute('theme'));
  await choices.waitFor();
  await element.getByRole('radio', { name: 'Dark' }).check();
  await eventually(scheme, 'dark');
});

test('what is said about a connection is in the language of the page, and marked so', async (t) => {
  const { element } = await openOne(t, { locale: 'de', path: '/connections/new/auth0' });
  await heading(element, 'New connection: Database').waitFor();
  await field(element, 'Name').fill('a b');
  const said = element.getByText('darf nur Buchstaben, Ziffern und einzelne Bindestriche dazwischen haben').first();
  await said.waitFor();
  assert.equal(await said.evaluate((node) => node.closest('[lang]').lang), 'de');
  await element.evaluate((host) => (host.locale = 'en'));
  await element.getByText('must have letters, digits and single hyphens between them').first().waitFor();
});

test('tokens and parts of the page reach in', async (t) => {
  const sheet = `patchbay-connections { --pb-color-accent: rgb(1, 2, 3); --pb-rem: 20px }
    patchbay-connections::part(button-primary) { border-radius: 17px }`;
  const { element } = await openOne(t, {}, { sheet });
  const look = await element
    .getByRole('link', { name: 'New connection' })
    .evaluate((link) => {
      const { backgroundColor, borderRadius, fontSize } = getComputedStyle(link);
      return { backgroundColor, borderRadius, fontSize };
    });
  assert.deepEqual(look, { backgroundColor: 'rgb(1, 2, 3)', borderRadius: '17px', fontSize: '17.5px' });
});

test('a token that ends in the middle of an edit is asked for anew, and the draft goes on', async (t) => {
  const { server, page } = await openElementPage(t);
  page.expected.push(/401/);
  const short = await server.tokenWith('--expires-in', '4');
  const element = await addElement(page, short);
  await openCustomers(element);
  await field(element, 'Display name').fill('Staff');
  await page.evaluate((token) => {
    const host = document.getElementById('one');
    const before = host.getAccessToken;
    window.fresh = (request) => {
      before(request);
      return token;
    };
  }, await server.token());
  await page.waitForTimeout(5000);
  // The page has no token at first: it is told, and nothing that was typed is lost.
  await page.evaluate(() => {
    document.getElementById('one').getAccessToken = () => Promise.reject(new Error('signed out'));
  });
  await button(element, 'Review and save').click();
  await element.getByRole('alert').getByText('No access token').waitFor();
  assert.deepEqual((await heard(page)).at(-1), ['auth-required', { reason: 'signed-out' }]);
  assert.equal(await element.getByRole('dialog').count(), 0, 'nothing keeps the user from the page');
  await button(element, 'Try again').click();
  await button(element, 'Review and save').click();
  await element.getByRole('alert').getByText('No access token').waitFor();
  await page.evaluate(() => {
    document.getElementById('one').getAccessToken = window.fresh;
  });
  await heading(element, 'customers').waitFor();
  const opened = await review(element);
  await button(opened, 'Save').click();
  await element.getByText('The server has exactly what was reviewed.').waitFor();
  assert.equal((await server.connection(await server.idOf('customers'))).display_name, 'Staff');
});

test('a token that lacks a scope is asked for again with what the call needs', async (t) => {
  const { server, page } = await openElementPage(t);
  page.expected.push(/403/);
  const reading = await server.tokenWith('--scope', 'read:connections');
  const element = await addElement(page, reading);
  await page.evaluate((all) => {
    const host = document.getElementById('one');
    const before = host.getAccessToken;
    host.getAccessToken = (request) => {
      const token = before(request);
      return request.reason === 'insufficient_scope' ? all : token;
    };
  }, await server.token());
  await openCustomers(element);
  await field(element, 'Display name').fill('Staff');
  const opened = await review(element);
  await button(opened, 'Save').click();
  await element.getByText('The server has exactly what was reviewed.').waitFor();
  const asked = await page.evaluate(() => window.asked.one.at(-1));
  assert.deepEqual([asked.reason, asked.scopes], ['insufficient_scope', ['update:connections']]);
});

test('a server that takes no token any more leaves the draft, and goes on when the page has one', async (t) => {
  const { server, page } = await openElementPage(t);
  page.expected.push(/401/);
  const element = await addElement(page, await server.token());
  await openCustomers(element);
  await field(element, 'Display name').fill('Staff');
  await page.evaluate(() => (document.getElementById('one').getAccessToken = () => 'no-longer-good'));
  await button(element, 'Review and save').click();
  await element.getByText('No access token').waitFor();
  assert.deepEqual((await heard(page)).at(-1), ['auth-required', { reason: 'signed-out' }]);
  await page.evaluate((token) => (document.getElementById('one').getAccessToken = () => token), await server.token());
  await heading(element, 'customers').waitFor();
  assert.equal(await field(element, 'Display name').inputValue(), 'Staff');
  await save(element, await review(element));
});

test('it waits for somebody who hands tokens out, and shows what the page put into it', async (t) => {
  const { server, page } = await openElementPage(t, {
    body: '<patchbay-connections id="one"><p>On its way…</p></patchbay-connections>',
  });
  const element = page.locator('#one');
  // Set before the element is defined, as frameworks do.
  await page.evaluate(() => {
    document.getElementById('one').theme = 'dark';
    window.define();
  });
  await element.getByText('On its way…').waitFor();
  assert.equal(await element.getAttribute('theme'), 'dark');
  await page.evaluate((token) => (document.getElementById('one').getAccessToken = () => token), await server.token());
  await element.getByRole('link', { name: 'customers' }).waitFor();
  assert.ok(!(await element.getByText('On its way…').isVisible()));
});

test('a setting that is wrong is said in its place, and mended by a right one', async (t) => {
  const { server, page } = await openElementPage(t);
  await page.evaluate((token) => {
    window.define();
    const element = document.createElement('patchbay-connections');
    element.id = 'one';
    element.theme = 'pink';
    element.getAccessToken = () => token;
    element.addEventListener('patchbay-error', ({ detail }) => (window.failed = detail));
    document.body.append(element);
  }, await server.token());
  const element = page.locator('#one');
  await element.getByRole('alert').getByText('theme is `auto`, `light` or `dark`').waitFor();
  assert.deepEqual(await page.evaluate(() => window.failed), { message: 'theme is `auto`, `light` or `dark`' });
  await element.evaluate((host) => (host.theme = 'light'));
  await element.getByRole('link', { name: 'customers' }).waitFor();
  assert.equal(await element.getByRole('alert').count(), 0);
});

test('moved it keeps what was typed; taken out it is gone, and put back it begins anew', async (t) => {
  const { page, element } = await openOne(t);
  await openCustomers(element);
  await field(element, 'Display name').fill('Staff');
  await page.evaluate(() => {
    const place = document.createElement('section');
    document.body.append(place);
    place.append(document.getElementById('one'));
  });
  assert.equal(await field(element, 'Display name').inputValue(), 'Staff');
  assert.equal(await element.evaluate((host) => host.dirty()), true);
  await page.evaluate(() => {
    window.kept = document.getElementById('one');
    window.kept.remove();
  });
  await eventually(() => page.evaluate(() => [window.kept.dirty(), window.kept.shadowRoot.children.length]), [false, 1]);
  await page.evaluate(() => document.body.append(window.kept));
  await element.getByRole('link', { name: 'customers' }).waitFor();
});

test('the page can lead to any place, and unsaved changes are asked about', async (t) => {
  const { element } = await openOne(t);
  await element.evaluate((host) => host.navigate('/connections?q=partn'));
  await element.getByRole('status').getByText('1 of 4 match').waitFor();
  await element.evaluate((host) => host.setAttribute('path', '/connections/new'));
  await heading(element, 'New connection').waitFor();
  await element.evaluate((host) => host.navigate('/connections'));
  await openCustomers(element);
  await field(element, 'Display name').fill('Staff');
  await element.evaluate((host) => host.navigate('/connections'));
  await button(dialog(element, 'Leave without saving?'), 'Discard changes').click();
  await heading(element, 'Connections').waitFor();
});

test('two of them on one page know nothing of each other, and dialogs are inside', async (t) => {
  const { server, page, element } = await openOne(t);
  const other = await addElement(page, await server.token(), { id: 'two', attributes: { 'read-only': '' } });
  await openCustomers(element);
  await field(element, 'Display name').fill('Staff');
  await other.getByRole('link', { name: 'partners' }).click();
  await heading(other, 'partners').waitFor();
  await button(element, 'Delete…').click();
  await element.getByRole('dialog').waitFor();
  assert.equal(await page.evaluate(() => document.querySelectorAll('dialog').length), 0);
  const told = async (id) => (await heard(page, id)).map(([name]) => name);
  assert.deepEqual(await told('one'), ['ready', 'route', 'dirty']);
  assert.deepEqual(await told('two'), ['ready', 'route']);
});

test('a page that throws in what it is told, or takes the console away, breaks nothing', async (t) => {
  const { page, element } = await openOne(t);
  page.expected.push(/exception: .*thrown by the page/);
  await page.evaluate(() => {
    const host = document.getElementById('one');
    host.addEventListener('patchbay-route', () => {
      throw new Error('thrown by the page');
    });
    host.addEventListener('patchbay-dirty', () => host.remove());
  });
  await openCustomers(element);
  await field(element, 'Display name').fill('Staff');
  await element.waitFor({ state: 'detached' });
});
