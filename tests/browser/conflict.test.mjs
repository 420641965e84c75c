// Two people change one connection at the same time.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { closeBrowser, openPage } from './support/browser.mjs';
import {
  bar,
  button,
  changes,
  dialog,
  eventually,
  field,
  json,
  oneLine,
  openConnection,
  review,
  save,
  setting,
  showAllSettings,
  tab,
} from './support/console.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

/** The customers sample, open in a page, and its id. */
async function open(t) {
  const server = await startServer(t, { samples: true });
  const id = await server.idOf('customers');
  const page = await openPage(t);
  await openConnection(page, server, id);
  return { server, id, page };
}

test('a key that somebody else changed meanwhile is kept without a question', async (t) => {
  const { server, id, page } = await open(t);
  await (await setting(page, 'password_history.size', 'Remembered passwords')).fill('9');
  await server.change(id, {
    display_name: 'Changed elsewhere',
    options: { password_complexity_options: { min_length: 16 } },
  });
  const opened = await review(page);
  await opened.getByText('Somebody else has changed 2 more settings meanwhile.').waitFor();
  assert.equal(await opened.getByRole('radio').count(), 0, 'nothing has to be decided');
  assert.deepEqual(await changes(opened.getByRole('region', { name: 'Changes' })), [
    'Password history › Remembered passwords /options/password_history/size 5 → 9',
  ]);
  await save(page, opened);
  const stored = await server.connection(id);
  assert.equal(stored.display_name, 'Changed elsewhere');
  assert.equal(stored.options.password_complexity_options.min_length, 16);
  assert.equal(stored.options.password_history.size, 9);
  await showAllSettings(page);
  assert.equal(await field(page, 'Display name').inputValue(), 'Changed elsewhere');
});

test('the same key changed twice is a conflict, and mine can win', async (t) => {
  const { server, id, page } = await open(t);
  await (await setting(page, 'password_history.size', 'Remembered passwords')).fill('9');
  await server.change(id, { options: { password_history: { size: 8 } } });
  const opened = await review(page);
  const conflict = opened.getByRole('group', { name: 'Password history › Remembered passwords' });
  assert.match(oneLine(await conflict.innerText()), /opened it: 5 Use mine 9 Keep theirs 8$/);
  assert.ok(await button(opened, 'Save').isDisabled());
  await opened.getByText('Decide on each conflict first.').waitFor();
  await conflict.getByRole('radio', { name: /^Use mine/ }).check();
  assert.deepEqual(await changes(opened.getByRole('region', { name: 'Changes' })), [
    'Password history › Remembered passwords /options/password_history/size 8 → 9',
  ]);
  await save(page, opened);
  assert.equal((await server.connection(id)).options.password_history.size, 9);
});

test('in a conflict theirs can win while another change of mine is saved', async (t) => {
  const { server, id, page } = await open(t);
  await field(page, 'Display name').fill('Mine');
  await (await setting(page, 'password_history.size', 'Remembered passwords')).fill('9');
  await server.change(id, { options: { password_history: { size: 8 } } });
  const opened = await review(page);
  await opened.getByRole('radio', { name: /^Keep theirs/ }).check();
  assert.deepEqual(await changes(opened.getByRole('region', { name: 'Changes' })), [
    'Display name /display_name Customer accounts → Mine',
  ]);
  await save(page, opened);
  const stored = await server.connection(id);
  assert.equal(stored.display_name, 'Mine');
  assert.equal(stored.options.password_history.size, 8);
});

test('the same change on both sides is no conflict and nothing to save', async (t) => {
  const { server, id, page } = await open(t);
  await field(page, 'Display name').fill('Both');
  await server.change(id, { display_name: 'Both' });
  const opened = await review(page);
  await opened.getByText('There is nothing to save: the server has these values already.').waitFor();
  assert.ok(await button(opened, 'Save').isDisabled());
});

test('a review that has grown old is not saved over what came since', async (t) => {
  const { server, id, page } = await open(t);
  await field(page, 'Display name').fill('Mine');
  const opened = await review(page);
  await server.change(id, { display_name: 'Theirs' });
  await page.clock.setSystemTime(Date.now() + 60_000);
  await button(opened, 'Save').click();
  await opened.getByText('Somebody else has changed the connection').waitFor();
  await opened.getByRole('radio', { name: /^Use mine/ }).waitFor();
  assert.equal((await server.connection(id)).display_name, 'Theirs');
});

test('a connection that was deleted meanwhile is not brought back', async (t) => {
  const { server, id, page } = await open(t);
  page.expected.push(/404.*con_/);
  await field(page, 'Display name').fill('Mine');
  assert.equal((await server.call('DELETE', `/connections/${id}`)).status, 204);
  await button(page, 'Review and save').click();
  const opened = dialog(page, 'Review changes');
  await opened.getByRole('alert').getByText('There is no such connection').waitFor();
  const enabled = opened.getByRole('button', { name: 'Save', exact: true, disabled: false });
  assert.equal(await enabled.count(), 0);
  await page.keyboard.press('Escape');
  await opened.waitFor({ state: 'detached' });
  assert.equal(await field(page, 'Display name').inputValue(), 'Mine', 'what was typed is there');
});

test('no review shows a secret, changed by me or by somebody else', async (t) => {
  const server = await startServer(t);
  const id = await server.create({
    name: 'scripted',
    strategy: 'auth0',
    options: {
      enabledDatabaseCustomization: true,
      customScripts: { login: 'canary-login', get_user: 'canary-get-user' },
      configuration: { MINE: 'canary-mine-old', THEIRS: 'canary-theirs-old', BOTH: 'canary-both' },
      unheard_of: 'canary-unheard-of',
    },
  });
  const page = await openPage(t);
  await openConnection(page, server, id);
  await tab(page, 'JSON').click();
  const text = await json(page).inputValue();
  await json(page).fill(
    text
      .replace('canary-mine-old', 'canary-mine-new')
      .replace('"canary-both"', '"canary-both-mine"')
      .replace('canary-login', 'canary-login-new')
      .replace('canary-unheard-of', 'canary-unheard-of-new'),
  );
  await bar(page).getByText('4 changes').waitFor();
  await server.change(id, {
    options: { configuration: { THEIRS: 'canary-theirs-new', BOTH: 'canary-both-theirs' } },
  });
  const opened = await review(page);
  await opened.getByText('Somebody else has changed').click();
  const seen = await opened.evaluate((element) => element.outerHTML);
  assert.doesNotMatch(seen, /canary/);
  await opened.getByRole('radio', { name: /^Use mine/ }).check();
  assert.doesNotMatch(await opened.evaluate((element) => element.outerHTML), /canary/);
  const told = await changes(opened.getByRole('region', { name: 'Changes' }));
  assert.equal(told.length, 4);
  for (const change of told) {
    assert.match(change, /changed; the values are not shown$/);
  }
  await save(page, opened);
  const { options } = await server.connection(id);
  assert.deepEqual(options.configuration, {
    MINE: 'canary-mine-new',
    THEIRS: 'canary-theirs-new',
    BOTH: 'canary-both-mine',
  });
  assert.equal(options.unheard_of, 'canary-unheard-of-new');
  await eventually(() => button(page, 'Discard changes').count(), 0);
});
