// Every page and dialog, light and dark, wide and narrow: no accessibility violation, nothing to
// scroll sideways, nothing inline that the policy would refuse; and a picture for people.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { closeBrowser, openPage, openProfile } from './support/browser.mjs';
import {
  answer,
  bar,
  button,
  dialog,
  eventually,
  field,
  heading,
  json,
  openConnection,
  openList,
  openNewDatabase,
  review,
  save,
  setting,
  tab,
  visit,
} from './support/console.mjs';
import { checkLooks } from './support/looks.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

/**
 * What can be seen, by name: how to get there. The first is in a profile that nobody has signed in
 * with, the others share one; the last ends its session.
 */
const STATES = {
  'sign-in': async ({ page, server }) => {
    await page.goto(server.origin);
    await heading(page, 'Sign in').waitFor();
    await field(page, 'Link or code').fill('not-a-code');
    await button(page, 'Sign in').click();
    await page.getByText('This code is not valid any more').waitFor();
  },
  list: async ({ page, server }) => {
    await openList(page, server);
    await page.getByRole('link', { name: 'customers' }).waitFor();
  },
  'list-no-match': async ({ page, server }) => {
    await openList(page, server);
    await page.getByLabel('Search connections').fill('nothing of the kind');
    await heading2(page, 'No connection matches').waitFor();
  },
  'list-filtered': async ({ page, server }) => {
    await visit(page, server, '/connections?q=c&strategy=auth0&strategy=samlp&sort=-clients');
    await page.getByRole('link', { name: 'customers' }).waitFor();
    await page.getByRole('button', { name: /^Filter by strategy/ }).click();
    await page.getByRole('group', { name: 'Strategies to show' }).getByLabel('Database').waitFor();
  },
  'list-interrupted': async ({ page, server }) => {
    await page.route('**/api/v2/connections?page=0&*', async (route) => {
      // As if there were a second page, which then does not come.
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), limit: 4, total: 1050 } });
    });
    await page.route('**/api/v2/connections?page=1&*', (route) => route.abort());
    await openList(page, server);
    await page.getByRole('status').getByText('4 of 1,050 loaded').waitFor();
  },
  'list-unreachable': async ({ page, server }) => {
    await openList(page, server);
    await page.getByRole('link', { name: 'customers' }).waitFor();
    await page.route('**/api/**', (route) => route.abort());
    await visit(page, server, '/connections/new');
    // Two addresses at once would be one change for the page, and the list would stay as it is.
    await heading(page, 'New connection').waitFor();
    await visit(page, server, '/connections');
    await page.getByRole('alert').waitFor();
  },
  gallery: async ({ page, server }) => {
    await visit(page, server, '/connections/new');
    await heading(page, 'New connection').waitFor();
  },
  'gallery-search': async ({ page, server }) => {
    await visit(page, server, '/connections/new?q=company');
    await page.getByRole('link', { name: /^Okta/ }).waitFor();
  },
  'gallery-no-match': async ({ page, server }) => {
    await visit(page, server, '/connections/new?q=nothing');
    await heading2(page, 'No strategy matches').waitFor();
  },
  create: async ({ page, server }) => {
    await openNewDatabase(page, server);
  },
  'create-findings': async ({ page, server }) => {
    await openNewDatabase(page, server);
    await field(page, 'Name').fill('not a name');
    await answer(page, 'Require a username', 'On').check();
    await (await setting(page, 'password_history.size', 'Remembered passwords')).fill('99');
    await page.getByLabel('Find a setting').fill('');
    await bar(page).getByRole('button', { name: /error/ }).click();
    await bar(page).getByRole('listitem').first().waitFor();
  },
  'create-review-refused': async ({ page, server }) => {
    await openNewDatabase(page, server);
    await (await setting(page, 'password_history.size', 'Remembered passwords')).fill('99');
    await button(page, 'Review and create').click();
    await dialog(page, 'Review the new connection').waitFor();
  },
  'create-review': async ({ page, server }) => {
    await openNewDatabase(page, server);
    await field(page, 'Name').fill('loyalty-club');
    await field(page, 'Display name').fill('Loyalty club');
    await answer(page, 'Refuse sign-ups', 'On').check();
    await button(page, 'Review and create').click();
    await dialog(page, 'Review the new connection').waitFor();
  },
  'create-as-json': async ({ page, server }) => {
    await visit(page, server, '/connections/new/samlp');
    await heading(page, /^New connection: SAML/).waitFor();
  },
  connection: async ({ page, server }) => {
    await open(page, server, 'customers');
  },
  'connection-scripts': async ({ page, server }) => {
    await open(page, server, 'legacy-shop');
    await page.getByLabel('Find a setting').fill('customScripts');
  },
  'connection-changed': async ({ page, server }) => {
    await open(page, server, 'customers');
    await field(page, 'Display name').fill('Customers and members');
    await answer(page, 'Require a username', 'On').check();
    await bar(page).getByRole('button', { name: /error/ }).click();
    await bar(page).getByRole('listitem').first().waitFor();
  },
  'connection-json': async ({ page, server }) => {
    await open(page, server, 'customers');
    await tab(page, 'JSON').click();
    await json(page).waitFor();
  },
  'connection-json-broken': async ({ page, server }) => {
    await open(page, server, 'customers');
    await tab(page, 'JSON').click();
    await json(page).fill('{\n  "name": "customers",\n  "options": {,\n}');
    await page.getByText('Line 3, column 15').waitFor();
  },
  review: async ({ page, server }) => {
    await open(page, server, 'customers');
    await field(page, 'Display name').fill('Customers and members');
    await field(page, 'Add: Client ID').fill('kiosk');
    await page.keyboard.press('Enter');
    await (await setting(page, 'password_history.size', 'Remembered passwords')).fill('12');
    await review(page);
  },
  'review-conflict': async ({ page, server }) => {
    const id = await server.create(sample('conflict'));
    await openConnection(page, server, id);
    await field(page, 'Display name').fill('Mine');
    await (await setting(page, 'password_history.size', 'Remembered passwords')).fill('12');
    await server.change(id, {
      display_name: 'Theirs',
      enabled_clients: ['kiosk'],
      options: { disable_signup: true },
    });
    const opened = await review(page);
    await opened.getByText('Somebody else has changed').click();
  },
  'review-removal': async ({ page, server }) => {
    await open(page, server, 'customers');
    await setting(page, 'password_complexity_options.min_length', 'Shortest password');
    await button(page, 'Remove: Shortest password').click();
    await review(page);
  },
  saved: async ({ page, server }) => {
    const id = await server.create(sample('saved'));
    await openConnection(page, server, id);
    await field(page, 'Display name').fill('Saved just now');
    await save(page, await review(page));
  },
  delete: async ({ page, server }) => {
    await open(page, server, 'customers');
    await button(page, 'Delete…').click();
    await field(dialog(page, 'Delete customers'), 'Type the name to confirm').fill('custom');
  },
  leave: async ({ page, server }) => {
    await open(page, server, 'customers');
    await field(page, 'Display name').fill('Not saved');
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').click();
    await dialog(page, 'Leave without saving?').waitFor();
  },
  shortcuts: async ({ page, server }) => {
    await openList(page, server);
    await page.keyboard.press('?');
    await dialog(page, 'Keyboard shortcuts').waitFor();
  },
  'no-such-connection': async ({ page, server }) => {
    await visit(page, server, '/connections/con_0000000000000000');
    await page.getByRole('alert').waitFor();
  },
  'not-found': async ({ page, server }) => {
    await visit(page, server, '/nowhere');
    await heading(page, 'Page not found').waitFor();
  },
  'session-ended': async ({ page, server }) => {
    await open(page, server, 'customers');
    await field(page, 'Display name').fill('Not saved');
    await page.context().clearCookies();
    await page.clock.setSystemTime(Date.now() + 11 * 60 * 1000);
    await button(page, 'Review and save').click();
    await heading(page, 'Your session has ended').waitFor();
  },
};

test('every page and dialog is accessible and fits', async (t) => {
  const server = await startServer(t, { samples: true });
  const profile = await openProfile(t);
  for (const [state, reach] of Object.entries(STATES)) {
    await t.test(state, async (t) => {
      const page = await openPage(t, profile);
      // States that are errors come with answers that are.
      page.expected.push(/40[14]/, /ERR_FAILED/);
      await reach({ page, server });
      await checkMarkup(page);
      await checkLooks(page, state);
    });
  }
});

test('an empty tenant is told what a connection is and how to begin', async (t) => {
  const server = await startServer(t);
  const page = await openPage(t);
  await openList(page, server);
  await heading2(page, 'No connections yet').waitFor();
  await checkLooks(page, 'list-empty');
  await page.getByRole('link', { name: 'Create the first connection' }).click();
  await heading(page, 'New connection').waitFor();
});

test('while the list is on its way there is the shape of it', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t);
  let goOn;
  const held = new Promise((resolve) => {
    goOn = resolve;
  });
  await page.route('**/api/v2/connections?*', async (route) => {
    await held;
    await route.continue();
  });
  await openList(page, server);
  await page.getByText('Loading connections').waitFor({ state: 'attached' });
  await checkLooks(page, 'list-loading');
  goOn();
  await page.getByRole('link', { name: 'customers' }).waitFor();
});

test('the look follows the system until somebody chooses, and the choice stays', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openPage(t, await openProfile(t, { colorScheme: 'dark' }));
  await openList(page, server);
  const background = () =>
    page.evaluate(() => {
      const [red, green, blue] = getComputedStyle(document.querySelector('.pb-console'))
        .backgroundColor.match(/[\d.]+/g)
        .map(Number);
      return red + green + blue > 380 ? 'light' : 'dark';
    });
  await eventually(background, 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await eventually(background, 'light');
  await page.getByRole('radio', { name: 'Dark' }).check();
  await eventually(background, 'dark');
  await page.reload();
  await page.getByRole('link', { name: 'customers' }).waitFor();
  await eventually(background, 'dark');
  await page.getByRole('radio', { name: 'As the system has it' }).check();
  await eventually(background, 'light');
});

async function open(page, server, name) {
  await openConnection(page, server, await server.idOf(name));
}

function heading2(page, name) {
  return page.getByRole('heading', { level: 2, name, exact: true });
}

let samples = 0;

/** A connection of its own for a state that changes it. */
function sample(word) {
  samples += 1;
  return {
    name: `${word}-${samples}`,
    strategy: 'auth0',
    display_name: 'As it was',
    enabled_clients: ['storefront-web'],
    options: { password_history: { enable: true, size: 5 } },
  };
}

/** Nothing that a policy without `unsafe-inline` refuses. */
async function checkMarkup(page) {
  const inline = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter(
        (element) =>
          element.hasAttribute('style') ||
          element.localName === 'style' ||
          (element.localName === 'script' && !element.src) ||
          [...element.attributes].some(({ name }) => name.startsWith('on')),
      )
      .map((element) => element.outerHTML.slice(0, 200)),
  );
  assert.deepEqual(inline, []);
}
