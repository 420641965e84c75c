// What the READMEs say of pages is so: their examples run, and their lists are whole.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test, { after } from 'node:test';

import { closeBrowser, openPage } from './support/browser.mjs';
import { button, dialog, field, heading } from './support/console.mjs';
import { startPortal } from './support/portal.mjs';
import { startServer } from './support/server.mjs';

after(closeBrowser);

const read = (path) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const README = await read('README.md');
const PACKAGE = await read('crates/npm-package/js/README.md');

/** The code blocks of a language between two headings. */
function blocks(text, title, language) {
  const section = text.split(/^## /m).find((part) => part.startsWith(title));
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code]) => code);
}

test('the page under “Embed it” works as it is written', async (t) => {
  const server = await startServer(t, { samples: true });
  const [html] = blocks(README, 'Embed it', 'html');
  const [script] = blocks(README, 'Embed it', 'js');
  const origin = await startPortal(t, server, {
    '/embed': ['.html', `<!DOCTYPE html><html lang="en"><title>Embed</title><link rel="icon" href="data:,">${html}`],
    '/embed.js': ['.js', script.replace('./patchbay/console.js', './console.js')],
    '/portal/token': ['.txt', await server.token()],
    '/portal/freeze': ['.json', '{"until": "Monday"}'],
  });
  const page = await openPage(t);
  await page.goto(`${origin}/embed`);
  const element = page.locator('patchbay-connections');
  await element.getByText('No connections yet').waitFor();
  await element.evaluate((host) => (host.strategies = undefined));
  await element.getByRole('link', { name: 'customers' }).click();
  await heading(element, 'customers').waitFor();
  await field(element, 'Display name').fill('Staff');
  await button(element, 'Review and save').click();
  const opened = dialog(element, 'Review changes');
  await button(opened, 'Save').click();
  await opened.getByText('Nothing was sent. Changes are frozen until Monday.').waitFor();
});

test('the example of mount works as it is written', async (t) => {
  const server = await startServer(t, { samples: true });
  const script = blocks(PACKAGE, 'The console in a page', 'js').find((code) => code.includes('mount('));
  const code = script.replace('"patchbay/console"', '"./console.js"').replace('"/identity"', '""');
  const origin = await startPortal(t, server, {
    '/mount': [
      '.html',
      '<!DOCTYPE html><html lang="en"><title>Mount</title><link rel="icon" href="data:,"><div id="connections"></div><script type="module" src="mount.js"></script>',
    ],
    '/mount.js': ['.js', `globalThis.portal = { warn() {} };\n${code}\nglobalThis.done = true;`],
  });
  const page = await openPage(t);
  page.expected.push(/401.*\/session\/token/);
  await page.goto(`${origin}/mount`);
  await page.waitForFunction(() => window.done);
  assert.equal(await page.evaluate(() => document.querySelector('#connections').shadowRoot.childElementCount), 0);
});

test('every token of the sheet and every part of the console is in the package’s README', async () => {
  const sheet = await read('www/styles/foundation.css');
  const tokens = [...sheet.matchAll(/^ {2}(--pb-[\w-]+):/gm)].map(([, name]) => name);
  assert.ok(tokens.length > 30);
  const [, colours] = /`--pb-color-` with (.*?)\.\n/s.exec(PACKAGE);
  for (const token of tokens) {
    const [, colour] = /^--pb-color-(.*)/.exec(token) ?? [];
    const said = colour ? colours.includes(`\`${colour}\``) : PACKAGE.includes(`\`${token}\``) || /space-[1-6]$/.test(token);
    assert.ok(said, token);
  }
  const list = await read('crates/console/src/markup/part.rs');
  const [, names] = /const PARTS: .*? = \[(.*?)\];/s.exec(list);
  const [, told] = /^Parts are (.*)\.$/m.exec(PACKAGE);
  const sorted = (text, pattern) => [...text.matchAll(pattern)].map(([, name]) => name).sort();
  assert.deepEqual(sorted(told, /`([\w-]+)`/g), sorted(names, /"([\w-]+)"/g));
});
