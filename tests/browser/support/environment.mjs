// What the tests are run against, as `cargo xtask test` names it.
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The server's binary, built with `--features embed-console`; not there for tests without a server. */
export const SERVER = process.env.PATCHBAY_BIN;

/** The folder of the npm package, as it is published. */
export const NPM_PACKAGE = named('PATCHBAY_NPM');

/** The folder of the page that embeds the console, with the package beside it. */
export const PORTAL = process.env.PATCHBAY_PORTAL;

/** The browser's binary. */
export const CHROMIUM = process.env.PATCHBAY_CHROMIUM || '/usr/bin/chromium';

/** The static site, as `cargo xtask build` writes it. */
export const SITE = fileURLToPath(new URL('../../../dist', import.meta.url));

/** Where pictures of pages go: beside the npm package, below the target folder. */
export const SCREENSHOTS = join(dirname(NPM_PACKAGE), 'screenshots');

function named(variable) {
  const value = process.env[variable];
  assert.ok(value, `${variable} is not set; run the tests with: cargo xtask test`);
  return value;
}
