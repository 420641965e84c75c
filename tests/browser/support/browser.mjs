// Chromium, and pages that fail their test on anything a user should never meet.
import assert from 'node:assert/strict';

import { chromium } from 'playwright-core';

import { CHROMIUM } from './environment.mjs';
import { later } from './later.mjs';

/** Longer than any step takes on a busy machine, in milliseconds. */
const STEP_TIME = 15_000;

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let running;

/** The browser of this file's tests; it ends with the process that closes it. */
async function browser() {
  running ??= chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  return running;
}

/** Ends the browser; for `after` at the top of a file. */
export async function closeBrowser() {
  await (await running)?.close();
  running = undefined;
}

/**
 * Opens a profile of its own, as empty as a browser just installed, which ends with the test.
 *
 * @param {object} test what the test function is given
 * @param {object} [options] such as `viewport` and `colorScheme`
 */
export async function openProfile(test, options = {}) {
  const profile = await (await browser()).newContext({
    viewport: { width: 1280, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    ...options,
  });
  profile.setDefaultTimeout(STEP_TIME);
  later(test, () => profile.close());
  return profile;
}

/**
 * Opens an empty page, which ends with the test, in a profile of its own or in the one given.
 *
 * The test fails when the page writes an error or a warning to the console, throws, breaks its
 * Content-Security-Policy, asks another origin for something, or gets no answer or an answer that
 * is an error, unless the test has named it in `page.expected`.
 *
 * @param {object} test what the test function is given
 * @param {object} [profile] what `openProfile` gave
 */
export async function openPage(test, profile) {
  const page = await (profile ?? (await openProfile(test))).newPage();
  const watch = new Watch();
  await watch.over(page);
  later(test, async () => {
    await page.close();
    watch.judge();
  });
  page.complaints = watch.complaints;
  page.expected = watch.expected;
  page.requested = watch.requested;
  return page;
}

/** What a page did that nobody should see. */
class Watch {
  /** What was found so far. */
  complaints = [];
  /** Patterns of complaints that a test provokes on purpose. */
  expected = [];
  /** Every URL that was asked for, with its method. */
  requested = [];

  async over(page) {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) {
        this.#complain('console', `${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', (error) => this.#complain('exception', error.stack ?? String(error)));
    page.on('crash', () => this.#complain('crash', page.url()));
    page.on('request', (request) => {
      this.requested.push(`${request.method()} ${request.url()}`);
      this.#sameOrigin(page, request);
    });
    page.on('requestfailed', (request) => {
      const failure = request.failure()?.errorText;
      // A read is given up when its page is left; that hurts nobody.
      if (failure === 'net::ERR_ABORTED' && request.method() === 'GET') {
        return;
      }
      this.#complain('no answer', `${request.method()} ${request.url()}: ${failure}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) {
        const method = response.request().method();
        this.#complain('answer', `${response.status()} ${method} ${response.url()}`);
      }
    });
    await page.exposeFunction('reportPolicyViolation', (text) => this.#complain('policy', text));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        window.reportPolicyViolation(
          `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
        );
      });
    });
  }

  /** Fails with everything that was found. */
  judge() {
    const found = this.complaints.filter(
      (complaint) => !this.expected.some((pattern) => pattern.test(complaint)),
    );
    assert.deepEqual(found, [], 'the page did what no user should meet');
  }

  #sameOrigin(page, request) {
    const { origin, protocol } = new URL(request.url());
    const isNavigation = request.isNavigationRequest() && request.frame() === page.mainFrame();
    const here = isNavigation ? origin : new URL(page.url()).origin;
    if (origin !== here && !['data:', 'blob:'].includes(protocol)) {
      this.#complain('foreign', request.url());
    }
  }

  #complain(kind, text) {
    this.complaints.push(`${kind}: ${text}`);
  }
}
