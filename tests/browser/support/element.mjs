// Pages that hold the custom element, and what they note of it.
import { openPage } from './browser.mjs';
import { startPortal } from './portal.mjs';
import { startServer } from './server.mjs';

const SCRIPT = `import { define } from './console.js';
globalThis.define = define;
`;

/** A page of somebody else: its sheet, and what stands in its body. */
function pageWith(sheet, body) {
  return {
    '/element': [
      '.html',
      `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Element</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="host.css">
<script type="module" src="host.js"></script><body><main><h1>Page</h1>${body}</main>`,
    ],
    '/host.css': ['.css', sheet],
    '/host.js': ['.js', SCRIPT],
  };
}

/**
 * Opens a page with a server behind it; the element is not defined yet.
 *
 * @param {object} test what the test function is given
 * @param {object} [options]
 * @param {string} [options.sheet] the page's style sheet
 * @param {string} [options.body] the HTML of its body
 */
export async function openElementPage(test, { sheet = '', body = '' } = {}) {
  const server = await startServer(test, { samples: true });
  const origin = await startPortal(test, server, pageWith(sheet, body));
  const page = await openPage(test);
  await page.goto(`${origin}/element`);
  await page.waitForFunction(() => window.define);
  return { server, page };
}

/**
 * Puts an element into the page, which hands it this token and notes its events in `window.heard`.
 *
 * @returns the element, for looking into it
 */
export async function addElement(page, token, { id = 'one', attributes = {} } = {}) {
  await page.evaluate(
    ([name, accessToken, given]) => {
      window.define();
      window.heard ??= {};
      window.asked ??= {};
      const heard = (window.heard[name] = []);
      const asked = (window.asked[name] = []);
      const element = document.createElement('patchbay-connections');
      element.id = name;
      for (const [key, value] of Object.entries(given)) {
        element.setAttribute(key, value);
      }
      element.getAccessToken = (request) => {
        asked.push(request);
        return accessToken;
      };
      for (const event of ['ready', 'route', 'dirty', 'before-save', 'before-delete', 'saved', 'deleted', 'error', 'auth-required']) {
        element.addEventListener(`patchbay-${event}`, ({ detail }) => {
          const { waitUntil: _, ...rest } = detail;
          heard.push([event, rest]);
        });
      }
      document.querySelector('main').append(element);
    },
    [id, token, attributes],
  );
  const element = page.locator(`#${id}`);
  await element.getByRole('link', { name: 'Patchbay' }).waitFor();
  return element;
}

/** What the element has told so far. */
export function heard(page, id = 'one') {
  return page.evaluate((name) => window.heard[name], id);
}
