// What a user does in the console, found the way a user finds it: by role and name.
import assert from 'node:assert/strict';

/** Opens the list of connections, signed in. */
export async function openList(page, server) {
  await visit(page, server, '/connections');
  await heading(page, 'Connections').waitFor();
}

/** Opens the page of a connection by its address and waits for the form. */
export async function openConnection(page, server, id) {
  await visit(page, server, `/connections/${id}`);
  await tab(page, 'Form').waitFor();
}

/** Opens the form of a new database connection. */
export async function openNewDatabase(page, server) {
  await visit(page, server, '/connections/new/auth0');
  await heading(page, 'New connection: Database').waitFor();
}

/** Goes to an address of the console; signs in first in a profile that is not. */
export async function visit(page, server, path) {
  const cookies = await page.context().cookies(`${server.origin}/session`);
  if (cookies.length === 0) {
    await page.goto(await server.signInLink());
    await heading(page, 'Connections').waitFor();
  }
  await page.goto(`${server.origin}/#${path}`);
}

/** The heading of a page. */
export function heading(root, name) {
  return root.getByRole('heading', { level: 1, name, exact: true });
}

/** A button by its whole name. */
export function button(root, name) {
  return root.getByRole('button', { name, exact: true });
}

/** A tab by its name; a mark beside the name does not matter. */
export function tab(root, name) {
  return root.getByRole('tab', { name });
}

/** A dialog by its title. */
export function dialog(root, name) {
  return root.getByRole('dialog', { name, exact: true });
}

/** A control of the form by its label. */
export function field(root, label) {
  return root.getByLabel(label, { exact: true });
}

/** A setting that may lie deep in the form: looked for by its path, which is there once. */
export async function setting(root, path, label) {
  await root.getByLabel('Find a setting').fill(path);
  const found = field(root, label);
  await found.waitFor();
  return found;
}

/** Gives a switch that may lie deep in the form its answer: `Not set`, `On` or `Off`. */
export async function choose(root, path, label, choice) {
  await root.getByLabel('Find a setting').fill(path);
  await answer(root, label, choice).check();
}

/** Shows the whole form again. */
export async function showAllSettings(root) {
  await root.getByLabel('Find a setting').fill('');
}

/** One of the answers `Not set`, `On`, `Off` of a switch. */
export function answer(root, label, choice) {
  return root.getByRole('radiogroup', { name: label, exact: true }).getByLabel(choice, {
    exact: true,
  });
}

/** The bar that says what has changed and what is wrong. */
export function bar(root) {
  return root.getByRole('region', { name: 'Changes and findings' });
}

/** The text area of the JSON view. */
export function json(root) {
  return root.getByLabel('Connection as JSON');
}

/** Asks for the review and waits until it is there. */
export async function review(page) {
  await button(page, 'Review and save').click();
  const opened = dialog(page, 'Review changes');
  await button(opened, 'Save').waitFor();
  return opened;
}

/** Saves what a review shows and waits for the word that it is done. */
export async function save(page, opened) {
  await button(opened, 'Save').click();
  await opened.waitFor({ state: 'detached' });
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
}

/** The texts of the entries of a list of changes, one string an entry. */
export async function changes(root) {
  const entries = root.getByRole('listitem');
  return (await entries.allInnerTexts()).map(oneLine);
}

/** A text with every run of white space as one space. */
export function oneLine(text) {
  return text.replace(/\s+/g, ' ').trim();
}

/** What has the focus: role or element, and name. */
export function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) {
      return 'nothing';
    }
    const labels = element.labels?.length ? [...element.labels] : [];
    const name =
      element.getAttribute('aria-label') ??
      (labels.map((label) => label.textContent).join(' ') || element.textContent);
    return `${element.localName} ${name.replace(/\s+/g, ' ').trim()}`.slice(0, 60);
  });
}

/** Waits until a condition holds, looking whenever the browser may have drawn something. */
export async function eventually(read, expected, message) {
  const end = performance.now() + 10_000;
  for (;;) {
    const value = await read();
    try {
      assert.deepEqual(value, expected, message);
      return;
    } catch (error) {
      if (performance.now() > end) {
        throw error;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What a screen reader adds to a control's name: its help and its messages. */
export async function description(control) {
  const text = await control.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => element.getRootNode().getElementById(id)?.textContent ?? '')
      .join(' '),
  );
  return oneLine(text);
}
