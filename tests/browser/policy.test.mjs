// The Content-Security-Policy at work, behind our server and on a plain file server.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { closeBrowser, openPage, openProfile } from './support/browser.mjs';
import { button, eventually, heading, openList } from './support/console.mjs';
import { SITE } from './support/environment.mjs';
import { startFileServer, startPortal } from './support/portal.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

/** Tries what an injected text would try; tells what of it took effect. */
async function inject(page, foreign) {
  const effects = await page.evaluate(async (elsewhere) => {
    const done = [];
    const append = (name, fill) => {
      const element = document.createElement(name);
      fill(element);
      document.body.append(element);
      return element;
    };
    append('script', (script) => {
      script.textContent = 'window.injected = true';
    });
    if (window.injected) {
      done.push('an inline script ran');
    }
    const image = append('img', (element) => {
      element.setAttribute('onerror', 'window.handled = true');
      element.src = 'data:image/png;base64,';
    });
    await new Promise((resolve) => image.addEventListener('error', resolve));
    if (window.handled) {
      done.push('an inline handler ran');
    }
    append('style', (style) => {
      style.textContent = 'body { --injected: yes }';
    });
    if (getComputedStyle(document.body).getPropertyValue('--injected')) {
      done.push('an inline sheet was applied');
    }
    try {
      // The text is not known before, as it would not be to an attacker.
      new Function(`return ${Math.round(1)}`)();
      done.push('text was compiled');
    } catch {
      // As it should be.
    }
    if (elsewhere) {
      await fetch(elsewhere).then(
        () => done.push('another origin was asked'),
        () => undefined,
      );
    }
    append('base', (base) => {
      base.href = 'https://evil.example/';
    });
    if (document.baseURI.includes('evil')) {
      done.push('the base was moved');
    }
    return done;
  }, foreign);
  assert.deepEqual(effects, []);
}

/** The directives whose violation the browser has reported. */
function violated(page) {
  const found = page.complaints
    .filter((complaint) => complaint.startsWith('policy: '))
    .map((complaint) => complaint.split(' ')[1]);
  return [...new Set(found)].sort();
}

test('what somebody injects behind our server takes no effect and is reported', async (t) => {
  const server = await startServer(t, { samples: true });
  const elsewhere = await startPortal(t, server);
  const page = await openPage(t);
  await openList(page, server);
  page.expected.push(/./);
  await inject(page, elsewhere);
  await eventually(() => violated(page), [
    'base-uri',
    'connect-src',
    'script-src',
    'script-src-attr',
    'script-src-elem',
    'style-src-elem',
  ]);
});

test('no page of another origin can show the console in a frame', async (t) => {
  const server = await startServer(t);
  const elsewhere = await startPortal(t, server);
  const page = await openPage(t);
  page.expected.push(/./);
  await page.goto(`${elsewhere}/unframed`);
  await page.evaluate((source) => {
    const frame = document.createElement('iframe');
    frame.src = source;
    document.body.append(frame);
  }, server.origin);
  await eventually(() => page.frames().at(-1).url().split('//')[0], 'chrome-error:');
});

test('the plain site works from any folder of any file server, under its own policy', async (t) => {
  const origin = await startFileServer(t, SITE, '/tools/patchbay/');
  const page = await openPage(t);
  const answer = await page.goto(`${origin}/tools/patchbay/`);
  assert.equal(answer.headers()['content-security-policy'], undefined, 'only the meta tag is there');
  await heading(page, 'Connect to a server').waitFor();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await button(page, 'Keyboard shortcuts').click();
  await page.keyboard.press('Escape');
  const outside = page.requested.filter(
    (request) => !request.startsWith(`GET ${origin}/tools/patchbay/`),
  );
  assert.deepEqual(outside, []);
  page.expected.push(/./);
  await inject(page, null);
  await eventually(() => violated(page), [
    'base-uri',
    'script-src',
    'script-src-attr',
    'script-src-elem',
    'style-src-elem',
  ]);
});

test('without scripts the page says what it needs', async (t) => {
  const server = await startServer(t);
  const page = await openPage(t, await openProfile(t, { javaScriptEnabled: false }));
  // The module's preload is a script as well.
  page.expected.push(/no answer: .*\.js: csp/);
  await page.goto(server.origin);
  const notice = page.locator('noscript');
  assert.ok(await notice.isVisible());
  assert.match(await notice.innerText(), /needs JavaScript and WebAssembly/);
});

test('the page shows its frame before the module is there, and says so when it never comes', async (t) => {
  const server = await startServer(t);
  const page = await openPage(t);
  page.expected.push(/ERR_FAILED/, /could not|Failed to fetch|preload/);
  let giveUp;
  const held = new Promise((resolve) => {
    giveUp = resolve;
  });
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.abort();
  });
  await page.goto(server.origin, { waitUntil: 'commit' });
  await page.getByText('Patchbay', { exact: true }).first().waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
  giveUp();
  await page.getByRole('alert').getByText('Patchbay could not be started').waitFor();
});
