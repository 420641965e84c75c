// Everything without a mouse, and what is read out on the way.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { recordAnnouncements } from './support/announcements.mjs';
import { closeBrowser, openPage } from './support/browser.mjs';
import {
  bar,
  button,
  dialog,
  eventually,
  field,
  focused,
  heading,
  json,
  openConnection,
  openList,
  tab,
} from './support/console.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

/** Whether the console takes a key with Ctrl for itself, so that the browser does nothing with it. */
function pressIsTaken(page, key) {
  return page.evaluate((pressed) => {
    const event = new KeyboardEvent('keydown', {
      key: pressed,
      ctrlKey: true,
      bubbles: true,
      cancelable: true,
      composed: true,
    });
    document.activeElement.dispatchEvent(event);
    return event.defaultPrevented;
  }, key);
}

/** Presses Tab until something is reached; returns everything on the way. */
async function tabTo(page, wanted, limit = 60) {
  const way = [];
  while (way.length < limit) {
    await page.keyboard.press('Tab');
    way.push(await focused(page));
    if (wanted.test(way.at(-1))) {
      return way;
    }
  }
  assert.fail(`Tab does not lead to ${wanted}: ${way.join(', ')}`);
}

test('Tab goes through the page from the top, and the first stop skips to the content', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await openList(page, server);
  await page.reload();
  await page.getByRole('link', { name: 'customers' }).waitFor();
  const way = await tabTo(page, /^a customers/);
  assert.deepEqual(way, [
    'button Skip to content',
    'a Patchbay',
    'input As the system has it',
    'button Keyboard shortcuts',
    'button Sign out',
    'input Search connections',
    'button Filter by strategy',
    'a New connection',
    'button Name',
    'button Strategy',
    'button Enabled clients',
    'a customers',
  ]);
  await page.reload();
  await page.getByRole('link', { name: 'customers' }).waitFor();
  await tabTo(page, /Skip to content/, 1);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'input Search connections');
});

test('what has the focus can be seen', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await openConnection(page, server, await server.idOf('customers'));
  for (let stop = 0; stop < 25; stop += 1) {
    await page.keyboard.press('Tab');
    const look = await page.evaluate(() => {
      const element = document.activeElement;
      // A choice of a segmented control shows the focus on its label.
      const shown = element.matches('[type=radio], [type=checkbox]')
        ? (element.closest('label') ?? element)
        : element;
      const ring = (one) => {
        const style = getComputedStyle(one);
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) ||
          style.boxShadow !== 'none';
      };
      const { width, height } = shown.getBoundingClientRect();
      return { name: element.outerHTML.slice(0, 120), ring: ring(element) || ring(shown), seen: width * height > 4 };
    });
    assert.ok(look.ring, `no ring: ${look.name}`);
    assert.ok(look.seen, `too small: ${look.name}`);
  }
});

test('a change is found, made, reviewed and saved with the keyboard alone', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  const announcements = await recordAnnouncements(page);
  await openList(page, server);
  await page.getByRole('link', { name: 'partners' }).waitFor();

  await page.keyboard.press('/');
  await page.keyboard.type('partn');
  await eventually(() => page.getByRole('row').count(), 2);
  await tabTo(page, /^a partners/);
  await page.keyboard.press('Enter');
  await heading(page, 'partners').waitFor();
  await eventually(() => page.evaluate(() => document.activeElement.localName), 'main');

  await page.keyboard.press('/');
  await page.keyboard.type('password_history.size');
  await tabTo(page, /^input Remembered passwords/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('21');
  await page.keyboard.press('Control+S');
  const opened = dialog(page, 'Review changes');
  await button(opened, 'Save').waitFor();
  const way = await tabTo(page, /^button Save/);
  assert.ok(!way.some((stop) => stop.startsWith('input')), 'the page behind a dialog is out of reach');
  await page.keyboard.press('Enter');
  await opened.waitFor({ state: 'detached' });
  await page.getByText('The server has exactly what was reviewed.').waitFor();
  assert.notEqual(await focused(page), 'nothing', 'the focus goes on from somewhere');

  const id = await server.idOf('partners');
  assert.equal((await server.connection(id)).options.password_history.size, 21);
  const said = await announcements();
  assert.ok(said.some((text) => /Saved/.test(text)), `the save is read out: ${said.join(' | ')}`);
});

test('shortcuts do what the help says, and none of it while one types', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await openList(page, server);
  await page.getByRole('link', { name: 'customers' }).waitFor();
  const before = await focused(page);
  await page.keyboard.press('?');
  const help = dialog(page, 'Keyboard shortcuts');
  const keys = await help.getByRole('term').allInnerTexts();
  assert.deepEqual(keys, ['/', 'n', 'Ctrl S', 'Esc', '?']);
  await page.keyboard.press('n');
  assert.ok(await help.isVisible(), 'the page behind a dialog hears no shortcuts');
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  await eventually(() => focused(page), before);

  await page.keyboard.press('/');
  await eventually(() => focused(page), 'input Search connections');
  await page.keyboard.type('n?/');
  assert.equal(await page.getByLabel('Search connections').inputValue(), 'n?/');
  await page.getByLabel('Search connections').fill('');
  await page.keyboard.press('Tab');
  await page.keyboard.press('n');
  await heading(page, 'New connection').waitFor();
});

test('Esc closes a dialog and the focus goes back to where it was', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await openConnection(page, server, await server.idOf('customers'));
  await button(page, 'Delete…').focus();
  await page.keyboard.press('Enter');
  const opened = dialog(page, 'Delete customers');
  await eventually(() => focused(page), 'input Type the name to confirm');
  await page.keyboard.type('customers');
  await page.keyboard.press('Escape');
  await opened.waitFor({ state: 'detached' });
  await eventually(() => focused(page), 'button Delete…');
  assert.deepEqual((await server.names()).length, 4, 'nothing was deleted');

  await field(page, 'Display name').fill('Changed');
  await page.keyboard.press('Control+S');
  await dialog(page, 'Review changes').waitFor();
  assert.ok(await pressIsTaken(page, 's'), 'nobody wants to save the page from a dialog either');
  await page.keyboard.press('Escape');
  await eventually(() => focused(page), 'input Display name');
});

test('Tab stays inside a dialog', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await openConnection(page, server, await server.idOf('customers'));
  await button(page, 'Delete…').click();
  await dialog(page, 'Delete customers').waitFor();
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let stop = 0; stop < 8; stop += 1) {
      await page.keyboard.press(key);
      const inside = await page.evaluate(
        () => document.activeElement === document.body || !!document.activeElement.closest('dialog'),
      );
      assert.ok(inside, await focused(page));
    }
  }
});

test('arrow keys change the view, the tab that is not shown is no stop', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  await openConnection(page, server, await server.idOf('customers'));
  await tab(page, 'Form').focus();
  await page.keyboard.press('ArrowRight');
  await json(page).waitFor();
  assert.match(await focused(page), /^button JSON/);
  assert.equal(await tab(page, 'JSON').getAttribute('aria-selected'), 'true');
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'textarea Connection as JSON');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Home');
  await field(page, 'Display name').waitFor();
});

test('findings, counts and failures are read out as they come', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  page.expected.push(/ERR_INTERNET_DISCONNECTED/);
  const announcements = await recordAnnouncements(page);
  await openConnection(page, server, await server.idOf('customers'));
  await field(page, 'Display name').fill('x'.repeat(129));
  await bar(page).getByText('1 error').waitFor();
  await page.context().setOffline(true);
  await field(page, 'Display name').fill('x');
  await button(page, 'Review and save').click();
  await page.getByRole('alert').getByText('No answer from the server').waitFor();
  const said = (await announcements()).join('\n');
  assert.match(said, /4 connections/);
  assert.match(said, /1 error/);
  assert.match(said, /No answer from the server/);
});
