// A connection of each strategy of the reference: created in the form, found, changed, saved.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import test, { after } from 'node:test';

import { closeBrowser, openPage, openProfile } from './support/browser.mjs';
import {
  answer,
  bar,
  button,
  changes,
  dialog,
  field,
  heading,
  openList,
  review,
  save,
  setting,
  showAllSettings,
  visit,
} from './support/console.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

const CERTIFICATE = await readFile(
  new URL('../../crates/connection-validation/tests/data/example.pem', import.meta.url),
  'utf8',
);
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PRIVATE_KEY = privateKey.export({ type: 'pkcs8', format: 'pem' });

// Ways to fill in a setting, found by its path and its label.
const text = (path, label, value) => ({ path, value, fill: (page) => type(page, path, label, value) });
const flag = (path, label, value) => ({
  path,
  value,
  fill: async (page) => {
    await page.getByLabel('Find a setting').fill(path);
    await answer(page, label, value ? 'On' : 'Off').check();
  },
});
const choice = (path, label, value) => ({
  path,
  value,
  fill: async (page) => (await setting(page, path, label)).selectOption(value),
});
const list = (path, entry, values) => ({
  path,
  value: values,
  fill: async (page) => {
    await page.getByLabel('Find a setting').fill(path);
    for (const value of values) {
      await field(page, `Add: ${entry}`).fill(value);
      await page.keyboard.press('Enter');
    }
  },
});

/** What people call the app they have registered with a provider. */
const app = (id, secret) => [text('client_id', id, 'my-app'), text('client_secret', secret, 'canary-secret')];

/** By strategy: its name on the page, what is filled in, and what is changed afterwards. */
const STRATEGIES = {
  ad: {
    create: [
      text('tenant_domain', 'Directory domain', 'corp.example.com'),
      list('domain_aliases', 'Domain', ['example.com', 'example.org']),
    ],
    change: flag('disable_cache', 'Keep no credentials', true),
  },
  adfs: {
    create: [text('adfs_server', 'Server or metadata URL', 'https://sts.example.com')],
    change: text('tenant_domain', 'Email domain', 'example.com'),
  },
  amazon: {
    create: app('Client ID', 'Client secret'),
    change: text('client_id', 'Client ID', 'other-app'),
  },
  apple: {
    create: [
      text('client_id', 'Services ID', 'com.example.app'),
      text('team_id', 'Team ID', 'ABCDE12345'),
      text('kid', 'Key ID', 'FGHIJ67890'),
      text('app_secret', 'Signing key', PRIVATE_KEY),
    ],
    change: flag('email', 'Email', true),
  },
  auth0: {
    create: [
      choice('password_policy', 'Password policy', 'good'),
      flag('password_history.enable', 'On', true),
      text('password_history.size', 'Remembered passwords', 5),
    ],
    change: flag('requires_username', 'Require a username', true),
  },
  dropbox: {
    create: app('App key', 'App secret'),
    change: text('client_id', 'App key', 'other-app'),
  },
  facebook: {
    create: app('App ID', 'App secret'),
    change: flag('email', 'Email', true),
  },
  github: {
    create: app('Client ID', 'Client secret'),
    change: flag('email', 'Email addresses', true),
  },
  'google-oauth2': {
    create: app('Client ID', 'Client secret'),
    change: flag('email', 'Email', true),
  },
  linkedin: {
    create: app('Client ID', 'Client secret'),
    change: flag('email', 'Email', true),
  },
  oauth2: {
    create: [
      text('authorizationURL', 'Authorization URL', 'https://login.example.com/authorize'),
      text('tokenURL', 'Token URL', 'https://login.example.com/token'),
      ...app('Client ID', 'Client secret'),
      text('scripts.fetchUserProfile', 'Fetch the profile', 'function (token, ctx, cb) {\n  cb(null, {});\n}'),
    ],
    change: text('tokenURL', 'Token URL', 'https://login.example.com/oauth/token'),
  },
  oidc: {
    create: [
      text('discovery_url', 'Discovery URL', 'https://login.example.com/.well-known/openid-configuration'),
      choice('type', 'Flow', 'back_channel'),
      ...app('Client ID', 'Client secret'),
    ],
    change: text('tenant_domain', 'Email domain', 'example.com'),
  },
  samlp: {
    create: [
      text('signInEndpoint', 'Sign-in URL', 'https://idp.example.com/sso'),
      text('signingCert', 'Signing certificate', CERTIFICATE),
    ],
    change: flag('signSAMLRequest', 'Sign requests', true),
  },
  twitter: {
    create: app('Client ID', 'Client secret'),
    change: text('client_id', 'Client ID', 'other-app'),
  },
  waad: {
    create: [
      text('tenant_domain', 'Directory domain', 'example.onmicrosoft.com'),
      ...app('Client ID', 'Client secret'),
    ],
    change: list('domain_aliases', 'Domain', ['example.com']),
  },
  windowslive: {
    create: [
      text('client_id', 'Client ID', '00000000-0000-4000-8000-000000000000'),
      text('client_secret', 'Client secret', 'canary-secret'),
    ],
    change: text('client_id', 'Client ID', '11111111-1111-4111-8111-111111111111'),
  },
};

test('a connection of each strategy goes through the form and back', async (t) => {
  const server = await startServer(t);
  const profile = await openProfile(t);
  for (const [strategy, { create, change }] of Object.entries(STRATEGIES)) {
    await t.test(strategy, async (t) => {
      const page = await openPage(t, profile);
      const name = `by-hand-${strategy}`;
      await visit(page, server, `/connections/new/${strategy}`);
      await page.getByRole('heading', { level: 1, name: /^New connection: / }).waitFor();
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
      for (const { fill } of create) {
        await fill(page);
      }
      await showAllSettings(page);
      await button(page, 'Review and create').click();
      const creation = dialog(page, 'Review the new connection');
      assert.ok(!(await creation.innerText()).includes('canary'), 'a review shows no secret');
      await button(creation, 'Create').click();
      await heading(page, name).waitFor();
      const id = await server.idOf(name);
      const created = await server.connection(id);
      assert.equal(created.strategy, strategy);
      assert.deepEqual(created.options, expected(create));

      await change.fill(page);
      await showAllSettings(page);
      await bar(page).getByText('1 change').waitFor();
      const opened = await review(page);
      const told = await changes(opened);
      assert.equal(told.length, 1, told.join('\n'));
      assert.ok(told[0].includes(`/options/${change.path}`), told[0]);
      await save(page, opened);
      const { options } = await server.connection(id);
      assert.deepEqual(options, { ...created.options, ...expected([change]) });
    });
  }

  await t.test('all of them are listed and found by strategy', async (t) => {
    const page = await openPage(t, profile);
    await openList(page, server);
    const count = Object.keys(STRATEGIES).length;
    await page.getByRole('status').getByText(`${count} connections`).waitFor();
    for (const strategy of Object.keys(STRATEGIES)) {
      await page.getByLabel('Search connections').fill(`by-hand-${strategy}`);
      await page.getByRole('link', { name: `by-hand-${strategy}`, exact: true }).waitFor();
    }
  });
});

async function type(page, path, label, value) {
  await (await setting(page, path, label)).fill(String(value));
}

/** The options that these settings make. */
function expected(settings) {
  const options = {};
  for (const { path, value } of settings) {
    const keys = path.split('.');
    const last = keys.pop();
    let place = options;
    for (const key of keys) {
      place = place[key] ??= {};
    }
    place[last] = value;
  }
  return options;
}
