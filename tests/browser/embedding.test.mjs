// Two consoles in two shadow roots of one page, mounted by the npm package.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { violations } from './support/axe.mjs';
import { closeBrowser, openPage } from './support/browser.mjs';
import {
  bar,
  button,
  changes,
  dialog,
  eventually,
  field,
  heading,
  json,
  review,
  setting,
  tab,
} from './support/console.mjs';
import { startPortal } from './support/portal.mjs';
import { picture } from './support/screenshots.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

/** A page with two consoles, `left` and `right`, each showing the list. */
async function openTwo(t) {
  const server = await startServer(t, { samples: true });
  const page = await openEmpty(t, server);
  await mountBoth(page, await server.token());
  const [left, right] = [page.locator('#left'), page.locator('#right')];
  for (const each of [left, right]) {
    await each.getByRole('link', { name: 'customers' }).waitFor();
  }
  return { server, page, left, right };
}

/** The page with the module loaded and nothing mounted yet. */
async function openEmpty(t, server) {
  const origin = await startPortal(t, server);
  const page = await openPage(t);
  await page.addInitScript(recordTraces);
  await page.goto(origin);
  await page.waitForFunction(() => window.patchbay);
  return page;
}

/** Mounts a console into a shadow root of `#left` and one of `#right`. */
async function mountBoth(page, token) {
  await page.evaluate((accessToken) => {
    window.asked = { left: [], right: [] };
    window.handles = {};
    for (const name of ['left', 'right']) {
      const place = document.getElementById(name);
      const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
      window.handles[name] = window.patchbay.mount(root, {
        getAccessToken: async (request) => {
          window.asked[name].push(request);
          return accessToken;
        },
      });
    }
  }, token);
}

/** Notes every listener on window, document and body, and every use of history and storage. */
function recordTraces() {
  const listeners = [];
  const targets = new Map([
    [window, 'window'],
    [document, 'document'],
  ]);
  const nameOf = (target) =>
    targets.get(target) ??
    (target === document.body ? 'body' : target === document.documentElement ? 'html' : null);
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function add(type, listener, options) {
    const name = nameOf(this ?? window);
    if (name) {
      listeners.push({ name, type, listener });
    }
    return addEventListener.call(this, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function remove(type, listener, options) {
    const place = listeners.findIndex(
      (other) => other.listener === listener && other.type === type && other.name === nameOf(this),
    );
    if (place >= 0) {
      listeners.splice(place, 1);
    }
    return removeEventListener.call(this, type, listener, options);
  };
  const used = [];
  for (const [owner, names] of [
    [History.prototype, ['pushState', 'replaceState', 'back', 'forward', 'go']],
    [Storage.prototype, ['setItem', 'removeItem', 'clear']],
  ]) {
    for (const name of names) {
      const original = owner[name];
      owner[name] = function call(...words) {
        used.push([name, ...words].join(' '));
        return original.apply(this, words);
      };
    }
  }
  window.traces = () => ({
    listeners: listeners.map(({ name, type }) => `${name} ${type}`).sort(),
    used,
    address: window.location.href,
    title: document.title,
    body: document.body.outerHTML,
    head: document.head.outerHTML,
    html: document.documentElement.cloneNode(false).outerHTML,
    sheets: document.adoptedStyleSheets.length,
    globals: Object.keys(window)
      .filter((key) => !['asked', 'handles'].includes(key))
      .sort(),
  });
}

test('what one types, opens, searches and changes in one console is none of the other’s', async (t) => {
  const { page, left, right } = await openTwo(t);
  await left.getByLabel('Search connections').fill('partn');
  await left.getByRole('status').getByText('1 of 4 match').waitFor();
  assert.equal(await right.getByLabel('Search connections').inputValue(), '');
  await right.getByRole('status').getByText('4 connections').waitFor();

  await left.getByRole('link', { name: 'partners' }).click();
  await heading(left, 'partners').waitFor();
  await heading(right, 'Connections').waitFor();
  await right.getByRole('link', { name: 'customers' }).click();
  await heading(right, 'customers').waitFor();

  await field(left, 'Display name').fill('Left');
  await bar(left).getByText('1 change', { exact: true }).waitFor();
  assert.equal(await bar(right).count(), 0);
  assert.equal(await field(right, 'Display name').inputValue(), 'Customer accounts');

  await left.getByRole('radio', { name: 'Dark' }).check();
  const looks = () =>
    page.evaluate(() =>
      ['left', 'right'].map((name) => {
        const { firstElementChild } = document.getElementById(name).shadowRoot;
        return getComputedStyle(firstElementChild).backgroundColor;
      }),
    );
  const [dark, light] = await looks();
  assert.notEqual(dark, light, 'each has its own look');
  await picture(page, 'two-consoles-light-1280');

  await tab(left, 'JSON').click();
  await json(left).waitFor();
  assert.equal(await tab(right, 'Form').getAttribute('aria-selected'), 'true');
});

test('both edit one connection and each is told of the other’s change', async (t) => {
  const { server, page, left, right } = await openTwo(t);
  for (const each of [left, right]) {
    await each.getByRole('link', { name: 'customers' }).click();
    await heading(each, 'customers').waitFor();
  }
  await (await setting(left, 'password_history.size', 'Remembered passwords')).fill('9');
  await field(right, 'Display name').fill('Right');

  await button(left, 'Review and save').click();
  await button(dialog(left, 'Review changes'), 'Save').click();
  await left.getByText('The server has exactly what was reviewed.').waitFor();
  await button(right, 'Review and save').click();
  const opened = dialog(right, 'Review changes');
  await opened.getByText('Somebody else has changed 1 more setting meanwhile.').waitFor();
  await button(opened, 'Save').click();
  await right.getByText('The server has exactly what was reviewed.').waitFor();
  const stored = await server.connection(await server.idOf('customers'));
  assert.deepEqual([stored.display_name, stored.options.password_history.size], ['Right', 9]);
});

test('a shortcut is for the console that has the focus, and the page’s keys are the page’s', async (t) => {
  const { page, left, right } = await openTwo(t);
  await field(page, 'Note').focus();
  await page.keyboard.type('n/?');
  assert.equal(await field(page, 'Note').inputValue(), 'n/?');
  await page.getByRole('heading', { name: 'Portal' }).click();
  await page.keyboard.press('n');
  await heading(left, 'Connections').waitFor();
  await right.getByRole('link', { name: 'customers' }).focus();
  await page.keyboard.press('n');
  await heading(right, 'New connection').waitFor();
  await heading(left, 'Connections').waitFor();
});

test('the page around them stays as it was: address, title, storage, body, listeners', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openEmpty(t, server);
  const before = await page.evaluate(() => window.traces());
  await mountBoth(page, await server.token());
  const [left, right] = [page.locator('#left'), page.locator('#right')];
  await left.getByRole('link', { name: 'customers' }).click();
  await field(left, 'Display name').fill('Changed');
  await right.getByRole('link', { name: 'New connection' }).click();
  await right.getByRole('link', { name: /^Database/ }).click();
  await field(right, 'Name').fill('begun');
  const during = await page.evaluate(() => window.traces());
  for (const key of ['address', 'title', 'head', 'html', 'body', 'sheets', 'used', 'globals']) {
    assert.deepEqual(during[key], before[key], key);
  }
  const added = during.listeners.filter((name) => !before.listeners.includes(name));
  assert.deepEqual(
    added.filter((name) => name !== 'window beforeunload'),
    [],
    'nothing listens but the guard of unsaved changes',
  );

  await page.evaluate(() => Object.values(window.handles).forEach((handle) => handle.unmount()));
  const afterwards = await page.evaluate(() => window.traces());
  assert.deepEqual(afterwards, before, 'after unmounting there is no trace');
  assert.equal(await left.evaluate((place) => place.shadowRoot.childElementCount), 0);
  assert.equal(await left.evaluate((place) => place.shadowRoot.adoptedStyleSheets.length), 0);
});

test('unmounting one leaves the other working, and a place can be used again', async (t) => {
  const { server, page, left, right } = await openTwo(t);
  await right.getByRole('link', { name: 'customers' }).click();
  await field(right, 'Display name').fill('Right');
  assert.deepEqual(
    await page.evaluate(() => [window.handles.left.dirty(), window.handles.right.dirty()]),
    [false, true],
  );
  await page.evaluate(() => {
    window.handles.left.unmount();
    window.handles.left.unmount();
  });
  await eventually(() => left.evaluate((place) => place.shadowRoot.childElementCount), 0);
  assert.equal(await page.evaluate(() => window.handles.left.dirty()), false);

  const opened = await review(right);
  assert.deepEqual(await changes(opened.getByRole('region', { name: 'Changes' })), [
    'Display name /display_name Customer accounts → Right',
  ]);
  await button(opened, 'Save').click();
  await right.getByText('The server has exactly what was reviewed.').waitFor();

  const token = await server.token();
  await page.evaluate((accessToken) => {
    const { shadowRoot } = document.getElementById('left');
    window.handles.left = window.patchbay.mount(shadowRoot, { getAccessToken: () => accessToken });
  }, token);
  await left.getByRole('link', { name: 'customers' }).waitFor();
});

test('no two elements of one tree share an id, and every reference leads somewhere', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openEmpty(t, server);
  await page.evaluate((accessToken) => {
    // Outside a shadow root the page's sheet reaches in.
    document.querySelector('link[rel=stylesheet]').remove();
    for (const name of ['left', 'right']) {
      window.patchbay.mount(document.getElementById(name), { getAccessToken: () => accessToken });
    }
  }, await server.token());
  for (const name of ['left', 'right']) {
    const place = page.locator(`#${name}`);
    await place.getByRole('link', { name: 'customers' }).click();
    await heading(place, 'customers').waitFor();
  }
  const found = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
    const dangling = [];
    for (const name of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        const missing = element
          .getAttribute(name)
          .split(' ')
          .filter((id) => !document.getElementById(id));
        // A tab may control a panel that is not drawn while another one is shown.
        if (missing.length > 0 && element.getAttribute('aria-selected') !== 'false') {
          dangling.push(`${name}=${missing}`);
        }
      }
    }
    return { twice, dangling };
  });
  assert.deepEqual(found, { twice: [], dangling: [] });
});

test('the look of the page does not reach into a shadow root', async (t) => {
  const { page, left } = await openTwo(t);
  const look = await left
    .getByLabel('Search connections')
    .evaluate((element) => getComputedStyle(element).fontSize);
  assert.notEqual(look, '40px');
  assert.ok(await left.getByRole('table').isVisible());
  // What the page's own sheet does to the page is its own matter, and so is naming two consoles.
  const found = (await violations(page)).filter((line) => /#(left|right)/.test(line));
  assert.deepEqual(
    found.filter((line) => !line.startsWith('landmark-unique:')),
    [],
  );
});

test('tokens come from the page, and a refused one is asked for anew', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openEmpty(t, server);
  page.expected.push(/401/);
  await page.evaluate((accessToken) => {
    window.asked = [];
    window.patchbay.mount(document.getElementById('left').attachShadow({ mode: 'open' }), {
      getAccessToken: (request) => {
        window.asked.push(request);
        return request.reason === 'initial' ? `${accessToken}x` : accessToken;
      },
    });
  }, await server.token());
  const left = page.locator('#left');
  await left.getByRole('link', { name: 'customers' }).waitFor();
  const audience = new URL('/api/v2/', page.url()).href;
  const scopes = ['read:connections'];
  assert.deepEqual(await page.evaluate(() => window.asked), [
    { audience, scopes, reason: 'initial' },
    { audience, scopes, reason: 'expired' },
  ]);
  assert.equal(await button(left, 'Sign out').count(), 0, 'there is no session to end');
});

test('without a function for tokens the console signs in by itself, and away from the address', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openEmpty(t, server);
  page.expected.push(/401.*\/session\/token/);
  const address = page.url();
  await page.evaluate(() => {
    window.patchbay.mount(document.getElementById('left').attachShadow({ mode: 'open' }));
  });
  const left = page.locator('#left');
  await heading(left, 'Sign in').waitFor();
  await field(left, 'Link or code').fill(await server.signInLink());
  await button(left, 'Sign in').click();
  await left.getByRole('link', { name: 'customers' }).click();
  await heading(left, 'customers').waitFor();
  assert.equal(page.url(), address);
  await button(left, 'Sign out').click();
  await heading(left, 'Sign in').waitFor();
});

test('a console that is given the address keeps its page there, beside one that is not', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openEmpty(t, server);
  const id = await server.idOf('customers');
  await page.evaluate((accessToken) => {
    const getAccessToken = () => accessToken;
    for (const [name, routes] of [
      ['left', 'hash'],
      ['right', 'memory'],
    ]) {
      const root = document.getElementById(name).attachShadow({ mode: 'open' });
      window.patchbay.mount(root, { getAccessToken, routes });
    }
  }, await server.token());
  const [left, right] = [page.locator('#left'), page.locator('#right')];
  await left.getByRole('link', { name: 'customers' }).click();
  await heading(left, 'customers').waitFor();
  assert.equal(new URL(page.url()).hash, `#/connections/${id}`);
  await right.getByRole('link', { name: 'partners' }).click();
  await heading(right, 'partners').waitFor();
  assert.equal(new URL(page.url()).hash, `#/connections/${id}`);
  await page.goBack();
  await heading(left, 'Connections').waitFor();
  await heading(right, 'partners').waitFor();
});

test('a page that has no token to give, or gives nonsense, is told so', async (t) => {
  const server = await startServer(t, { samples: true });
  const page = await openEmpty(t, server);
  const left = page.locator('#left');
  for (const what of ['rejects', 'throws', 'number', 'nothing', 'empty', 'lines']) {
    await page.evaluate((kind) => {
      const sources = {
        rejects: () => Promise.reject(new Error('canary')),
        throws: () => {
          throw new Error('canary');
        },
        number: () => 7,
        nothing: () => undefined,
        empty: () => '',
        lines: () => 'canary\r\nX-Injected: 1',
      };
      const place = document.getElementById('left');
      const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
      window.handle?.unmount();
      window.handle = window.patchbay.mount(root, { getAccessToken: sources[kind] });
    }, what);
    await left.getByRole('alert').getByText('No access token').waitFor();
    assert.doesNotMatch(await left.innerText(), /canary/, what);
  }
  assert.ok(!page.requested.some((request) => request.includes('/api/')), 'nothing was sent');
});

test('a target or a setting that is none is refused with a sentence', async (t) => {
  const server = await startServer(t);
  const page = await openEmpty(t, server);
  const refused = await page.evaluate(() => {
    const element = document.getElementById('left');
    const attempts = {
      'no target': () => window.patchbay.mount(undefined),
      'null as target': () => window.patchbay.mount(null),
      'a selector as target': () => window.patchbay.mount('#left'),
      'a text node as target': () => window.patchbay.mount(document.createTextNode('x')),
      'an unknown theme': () => window.patchbay.mount(element, { theme: 'pink' }),
      'unknown routes': () => window.patchbay.mount(element, { routes: 'history' }),
      'a setting that there is none of': () => window.patchbay.mount(element, { apiBase: '/x' }),
      'a value of another kind': () => window.patchbay.mount(element, { readOnly: 'yes' }),
      'a token where a function is due': () => window.patchbay.mount(element, { getAccessToken: 'x' }),
      'an unknown strategy': () => window.patchbay.mount(element, { strategies: ['samlp', 'saml'] }),
      'another scheme': () => window.patchbay.mount(element, { gatewayUrl: 'javascript:alert(1)' }),
      'a domain and no tokens': () => window.patchbay.mount(element, { domain: 'example.eu.auth0.com' }),
      'a URL for a domain': () =>
        window.patchbay.mount(element, { domain: 'https://example.eu.auth0.com', getAccessToken: () => 'x' }),
    };
    return Object.entries(attempts).map(([what, attempt]) => {
      try {
        attempt();
        return [what, 'mounted'];
      } catch (error) {
        return [what, `${error.constructor.name}: ${error.message}`];
      }
    });
  });
  assert.deepEqual(Object.fromEntries(refused), {
    'no target': 'Error: the target is neither an element nor a shadow root',
    'null as target': 'Error: the target is neither an element nor a shadow root',
    'a selector as target': 'Error: the target is neither an element nor a shadow root',
    'a text node as target': 'Error: the target is neither an element nor a shadow root',
    'an unknown theme': 'Error: theme is `auto`, `light` or `dark`',
    'unknown routes': 'Error: routes is `memory` or `hash`',
    'a setting that there is none of':
      'Error: the configuration has no `apiBase`; there are `gatewayUrl`, `domain`, `getAccessToken`, `routes`, `path`, ' +
      '`theme`, `locale`, `readOnly`, `strategies`, `onReady`, `onRoute`, `onDirty`, `onSaved`, `onDeleted`, `onError`, ' +
      '`onAuthRequired`, `onBeforeSave`, `onBeforeDelete`',
    'a value of another kind': 'Error: `readOnly` is true or false',
    'a token where a function is due': 'Error: `getAccessToken` is a function',
    'an unknown strategy': 'Error: `saml` is no strategy that the API knows',
    'another scheme': 'Error: gatewayUrl is an http(s):// URL or a path, without a query, a fragment or a password',
    'a domain and no tokens': 'Error: domain needs getAccessToken beside it',
    'a URL for a domain': "Error: domain is a tenant's host name, such as example.eu.auth0.com",
  });
  assert.equal(await page.locator('#left').evaluate((place) => place.childElementCount), 0);
});
