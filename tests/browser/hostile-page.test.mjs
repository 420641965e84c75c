// What a page's own style sheet does to the console in it: nothing.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';

import { violations } from './support/axe.mjs';
import { closeBrowser } from './support/browser.mjs';
import { button, heading } from './support/console.mjs';
import { addElement, openElementPage } from './support/element.mjs';
import { picture } from './support/screenshots.mjs';

after(closeBrowser);

/** As hostile as a sheet can be; what one rem is, the page says as the documentation asks it to. */
const HOSTILE = `
  * { all: revert !important; }
  *, *::before, *::after { animation: none !important; transition: none !important; }
  html { font-size: 8px !important; letter-spacing: 0.5em; line-height: 4; text-transform: uppercase; }
  body { font: italic 900 30px cursive; color: red; text-align: right; visibility: visible;
    word-break: break-all; white-space: pre; cursor: wait; }
  div, table, tr, td, th, button, input, select, textarea, dialog, fieldset, a, h1, h2, h3, p, ul, li, span, svg {
    position: static !important; display: block !important; float: left !important; width: 3px !important;
    padding: 40px !important; border: 9px solid lime !important; background: lime !important; color: red !important;
    font-size: 40px !important; opacity: 0.1 !important; text-transform: uppercase !important; }
  .pb-card, .pb-button, .pb-header, .pb-console { display: none !important; }
  patchbay-connections { direction: rtl; --pb-rem: 16px; }
`;

/** Every element in the console with its place and its look. */
function look(host) {
  const frame = host.shadowRoot.querySelector('.pb-console').getBoundingClientRect();
  const round = (value) => Math.round(value * 10) / 10;
  return [...host.shadowRoot.querySelectorAll('*')].map((element) => {
    const style = getComputedStyle(element);
    const { x, y, width, height } = element.getBoundingClientRect();
    const place = [x - frame.x, y - frame.y, width, height].map(round).join(' ');
    const words = ['color', 'backgroundColor', 'font', 'letterSpacing', 'textTransform', 'direction', 'cursor', 'whiteSpace'];
    return `${element.localName}.${element.getAttribute('class')} ${place} ${words.map((word) => style[word]).join(' ')}`;
  });
}

/** The same page under a sheet: the list, a connection, and a dialog over it. */
async function looks(t, sheet, name) {
  const { server, page } = await openElementPage(t, { sheet });
  const element = await addElement(page, await server.token(), { attributes: { theme: 'light' } });
  await page.evaluate(() => {
    // The same room under both sheets, which cannot be taken away from this element.
    const host = document.getElementById('one');
    for (let around = host.parentElement; around; around = around.parentElement) {
      around.style.setProperty('all', 'unset', 'important');
      around.style.setProperty('display', 'block', 'important');
    }
    host.parentElement.style.setProperty('inline-size', '1100px', 'important');
    // A float beside it would take room from it, as from anything.
    host.previousElementSibling.remove();
  });
  const stages = [];
  await element.getByRole('link', { name: 'customers' }).waitFor();
  stages.push(await element.evaluate(look));
  await picture(page, `page-${name}-list`);
  await element.getByRole('link', { name: 'customers' }).click();
  await heading(element, 'customers').waitFor();
  stages.push(await element.evaluate(look));
  await button(element, 'Delete…').click();
  await element.getByRole('dialog').waitFor();
  stages.push(await element.evaluate(look));
  return { stages, page };
}

test('under the most hostile sheet the console looks as it does without one', async (t) => {
  const { stages: plain } = await looks(t, '', 'plain');
  const { stages: hostile, page } = await looks(t, HOSTILE, 'hostile');
  // Ids are random, and so is the width of what shows them.
  const known = (lines) => lines.map((line) => line.replace(/con_\w+/g, 'con_'));
  for (const [stage, lines] of plain.entries()) {
    assert.ok(lines.length > 50, 'there is something to compare');
    assert.deepEqual(known(hostile[stage]), known(lines));
  }
  const found = (await violations(page)).filter((line) => line.includes('#one'));
  assert.deepEqual(found, []);
});
