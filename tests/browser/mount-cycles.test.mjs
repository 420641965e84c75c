// A page that puts the console up and takes it down again, over and over.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { closeBrowser } from './support/browser.mjs';
import { openElementPage } from './support/element.mjs';

after(closeBrowser);

/** Cycles before the first look, in which caches fill, and between looks. */
const WARM = 20;
const CYCLES = 100;

/** Notes timers, and listeners on what outlives the console. */
function recordLeftovers() {
  const timers = new Set();
  const { setTimeout, clearTimeout, setInterval } = window;
  window.setTimeout = (action, time, ...rest) => {
    const handle = setTimeout(
      (...words) => {
        timers.delete(handle);
        action(...words);
      },
      time,
      ...rest,
    );
    timers.add(handle);
    return handle;
  };
  window.clearTimeout = (handle) => {
    timers.delete(handle);
    clearTimeout(handle);
  };
  window.setInterval = (...words) => {
    timers.add('interval');
    return setInterval(...words);
  };
  const listeners = new Set();
  const lasting = (target) => [window, document, document.body, document.documentElement].includes(target ?? window);
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const key = (target, type, listener) => [target === window ? 'window' : target?.nodeName, type, listener];
  const same = (one, other) => one.every((part, place) => part === other[place]);
  EventTarget.prototype.addEventListener = function add(type, listener, options) {
    if (lasting(this)) {
      listeners.add(key(this ?? window, type, listener));
    }
    return addEventListener.call(this ?? window, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function remove(type, listener, options) {
    for (const known of listeners) {
      if (same(known, key(this ?? window, type, listener))) {
        listeners.delete(known);
      }
    }
    return removeEventListener.call(this ?? window, type, listener, options);
  };
  // The module's own memory is no part of the page's heap.
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...words) => {
    const made = await instantiateStreaming.apply(WebAssembly, words);
    window.linear = () => made.instance.exports.memory.buffer.byteLength;
    return made;
  };
  window.leftovers = () => ({
    timers: timers.size,
    listeners: [...listeners].map(([target, type]) => `${target} ${type}`),
    sheets: document.adoptedStyleSheets.length,
  });
}

/** Puts an element up, waits for its list, types into a form, opens a dialog, takes it away; so many times. */
async function cycle(page, times, token) {
  await page.evaluate(
    async ([count, accessToken]) => {
      const until = async (find) => {
        for (let tries = 0; tries < 500; tries += 1) {
          const found = find();
          if (found) {
            return found;
          }
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
        throw new Error(`nothing came of ${find}`);
      };
      for (let round = 0; round < count; round += 1) {
        const element = document.createElement('patchbay-connections');
        element.getAccessToken = () => accessToken;
        document.body.append(element);
        const find = (selector) => element.shadowRoot.querySelector(selector);
        const link = await until(() => find('tbody a'));
        link.click();
        const field = await until(() => find('input[id$="f-display_5f_name"]'));
        field.value = `Round ${round}`;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        (await until(() => find('.pb-button-danger'))).click();
        await until(() => find('dialog[open]'));
        element.remove();
        await until(() => element.shadowRoot.children.length === 1);
      }
    },
    [times, token],
  );
}

test('after 220 times there is no more memory, node, listener or timer than after 20', async (t) => {
  const { server, page } = await openElementPage(t);
  await page.addInitScript(recordLeftovers);
  await page.reload();
  await page.waitForFunction(() => window.define);
  await page.evaluate(() => window.define());
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const token = await server.token();
  const measure = async () => {
    // What ends in a task of its own has ended by then.
    await page.waitForTimeout(500);
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const named = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    const linear = await page.evaluate(() => window.linear());
    return { heap: named.JSHeapUsedSize, linear, nodes: named.Nodes, listeners: named.JSEventListeners };
  };

  const before = await page.evaluate(() => window.leftovers());
  await cycle(page, WARM, token);
  const first = await measure();
  await cycle(page, CYCLES, token);
  const second = await measure();
  await cycle(page, CYCLES, token);
  const third = await measure();
  t.diagnostic(JSON.stringify({ first, second, third }));
  assert.deepEqual(await page.evaluate(() => window.leftovers()), before);
  for (const later of [second, third]) {
    assert.ok(later.nodes <= first.nodes + 20, `nodes: ${first.nodes}, then ${later.nodes}`);
    assert.ok(later.listeners <= first.listeners + 5, `listeners: ${first.listeners}, then ${later.listeners}`);
  }
  assert.equal(third.linear, second.linear, 'the memory of the module');
  // The second hundred shows what a cycle leaves behind; less than a kilobyte is noise.
  const grown = (third.heap - second.heap) / CYCLES;
  assert.ok(grown < 1024, `each cycle leaves ${Math.round(grown)} bytes`);
});
