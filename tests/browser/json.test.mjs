// The JSON view: the same draft as the form, to the last digit.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { closeBrowser, openPage } from './support/browser.mjs';
import {
  bar,
  button,
  changes,
  description,
  eventually,
  field,
  json,
  openConnection,
  review,
  save,
  setting,
  tab,
} from './support/console.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

/** What no catalogue knows and no JavaScript number holds. */
const ODD = {
  made_up: '{"b":[1.50,1e400,-0.0],"a":{"é":"ü","":null}}',
  huge: '123456789012345678901234567890.000',
};

test('form and JSON are two views of one draft', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await openConnection(page, server, await server.idOf('customers'));

  await field(page, 'Display name').fill('From the form');
  await tab(page, 'JSON').click();
  assert.equal(JSON.parse(await json(page).inputValue()).display_name, 'From the form');

  const text = await json(page).inputValue();
  await json(page).fill(text.replace('"From the form"', '"From the text"'));
  await tab(page, 'Form').click();
  assert.equal(await field(page, 'Display name').inputValue(), 'From the text');
  const size = await setting(page, 'password_history.size', 'Remembered passwords');
  await size.fill('11');
  await tab(page, 'JSON').click();
  assert.equal(JSON.parse(await json(page).inputValue()).options.password_history.size, 11);

  const opened = await review(page);
  assert.deepEqual((await changes(opened)).sort(), [
    'Display name /display_name Customer accounts → From the text',
    'Password history › Remembered passwords /options/password_history/size 5 → 11',
  ]);
});

test('a syntax error keeps the text and tells its line and column', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await openConnection(page, server, await server.idOf('customers'));
  await tab(page, 'JSON').click();
  const broken = '{\n  "name": "customers",\n  "strategy": auth0\n}';
  await json(page).fill(broken);
  await page.getByText('Line 3, column 15: this character is not expected here.').waitFor();
  assert.equal(await json(page).getAttribute('aria-invalid'), 'true');
  assert.match(await description(json(page)), /Line 3, column 15/);
  assert.ok(await button(page, 'Review and save').isDisabled());
  await bar(page).getByText('A text is not JSON yet').waitFor();

  await tab(page, 'Form').click();
  await page.getByText('The text in the JSON view is not JSON yet').waitFor();
  assert.equal(await field(page, 'Display name').inputValue(), 'Customer accounts');
  await tab(page, 'JSON').click();
  assert.equal(await json(page).inputValue(), broken, 'the text is still the user’s');

  await json(page).fill(broken.replace('auth0', '"auth0"'));
  await eventually(() => json(page).getAttribute('aria-invalid'), null);
  await button(page, 'Discard changes').click();
  assert.equal(JSON.parse(await json(page).inputValue()).display_name, 'Customer accounts');
});

test('a key that is there twice is no JSON here', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await openConnection(page, server, await server.idOf('customers'));
  await tab(page, 'JSON').click();
  await json(page).fill('{"name":"customers",\n"name":"customers"}');
  await page.getByText('Line 2, column 1: this key is there twice.').waitFor();
});

test('what is unknown and what is too big for a number survive a save byte for byte', async (t) => {
  const server = await startServer(t);
  const id = await server.create(
    `{"name":"odd","strategy":"auth0","options":{"made_up":${ODD.made_up},"huge":${ODD.huge},` +
      `"password_history":{"size":5.0,"enable":true}}}`,
  );
  const before = await server.text(id);
  for (const [key, value] of Object.entries(ODD)) {
    assert.ok(before.includes(`"${key}":${value}`), `the server keeps ${key}: ${before}`);
  }
  const page = await openPage(t);
  await openConnection(page, server, id);
  await tab(page, 'JSON').click();
  const shown = await json(page).inputValue();
  for (const number of ['1.50', '1e400', '-0.0', ODD.huge, '5.0']) {
    assert.ok(shown.includes(number), `${number} is shown as it was written`);
  }

  await tab(page, 'Form').click();
  await page.getByRole('heading', { name: 'Other options' }).waitFor();
  await field(page, 'Display name').fill('Odd');
  let opened = await review(page);
  assert.deepEqual(await changes(opened.getByRole('region', { name: 'Changes' })), [
    'Display name /display_name set to Odd',
  ]);
  await save(page, opened);
  assert.equal(await server.text(id), withDisplayName(before), 'only the display name is new');

  await (await setting(page, 'password_history.size', 'Remembered passwords')).fill('6');
  opened = await review(page);
  await save(page, opened);
  assert.equal(
    await server.text(id),
    withDisplayName(before).replace('"size":5.0', '"size":6'),
    'an option changed and its neighbours did not',
  );
});

test('a big number typed into the JSON view arrives as it was typed', async (t) => {
  const server = await startServer(t);
  const id = await server.create({ name: 'digits', strategy: 'auth0', options: {} });
  const page = await openPage(t);
  await openConnection(page, server, id);
  await tab(page, 'JSON').click();
  const text = await json(page).inputValue();
  await json(page).fill(
    text.replace('"options": {', `"options": {"huge": ${ODD.huge},`).replace(/,(\s*})/, '$1'),
  );
  await save(page, await review(page));
  assert.ok((await server.text(id)).includes(`"huge":${ODD.huge}`));
});

test('JSON that is no connection is not taken for one', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await openConnection(page, server, await server.idOf('customers'));
  await tab(page, 'JSON').click();
  for (const text of ['[]', '"customers"', 'null', '7']) {
    await json(page).fill(text);
    assert.ok(await button(page, 'Review and save').isDisabled(), text);
    assert.equal(await json(page).inputValue(), text, 'the text stays');
  }
});

/** The text of a connection with a display name where the server puts it. */
function withDisplayName(text) {
  return text.replace(/}$/, ',"display_name":"Odd"}');
}
