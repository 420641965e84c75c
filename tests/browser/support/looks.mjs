// How a page looks: light and dark, wide and narrow.
import assert from 'node:assert/strict';

import { checkAccessibility } from './axe.mjs';
import { picture } from './screenshots.mjs';

/** The narrowest screen, in CSS pixels, that needs no sideways scrolling. */
const NARROWEST = 360;

const LOOKS = ['light', 'dark'].flatMap((colorScheme) =>
  [
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
  ].map((viewport) => ({ colorScheme, viewport })),
);

/** Light and dark, wide and narrow: nothing that axe finds, nothing that sticks out, and a picture. */
export async function checkLooks(page, state) {
  for (const { colorScheme, viewport } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    const look = `${state}-${colorScheme}-${viewport.width}`;
    await checkAccessibility(page, look);
    await picture(page, look);
  }
  await checkWidth(page);
}

/** The page and its dialog fit a narrow screen. */
async function checkWidth(page) {
  await page.setViewportSize({ width: NARROWEST, height: 800 });
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const body = document.querySelector('dialog[open] .pb-dialog-body');
    return {
      page: scrollWidth - clientWidth,
      dialog: body ? body.scrollWidth - body.clientWidth : 0,
    };
  });
  assert.deepEqual(wide, { page: 0, dialog: 0 }, 'pixels that stick out');
}
