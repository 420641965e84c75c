// Pictures of pages, for people to look at.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { SCREENSHOTS } from './environment.mjs';

/** Takes a picture of the whole page, or with a dialog open of what can be seen. */
export async function picture(page, name) {
  await mkdir(SCREENSHOTS, { recursive: true });
  const hasDialog = (await page.getByRole('dialog').count()) > 0;
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: !hasDialog, animations: 'disabled' });
}
