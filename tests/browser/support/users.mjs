// Users of a connection, made and looked at past the console.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

/** Creates users of a connection, `CONNECTION-1@users.example` and so on. */
export async function addUsers(server, connection, count, first = 1) {
  for (let number = first; number < first + count; number += 1) {
    const answer = await server.call('POST', '/users', {
      connection,
      email: addressOf(connection, number),
      username: `${connection}-${number}`,
      app_metadata: { plan: 'gold', number },
    });
    assert.equal(answer.status, 201, answer.text);
  }
}

/** The address of a user that `addUsers` made. */
export function addressOf(connection, number) {
  return `${connection}-${number}@users.example`;
}

/** The users of a connection, each as the text the API answers with. */
export async function usersOf(server, connection) {
  const search = encodeURIComponent(`identities.connection:"${connection}"`);
  const answer = await server.call('GET', `/users?q=${search}&per_page=100`);
  assert.equal(answer.status, 200, answer.text);
  return JSON.parse(answer.text);
}

/** What a button downloads: the file's name and its text. */
export async function downloaded(page, press) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** A file as an `input` takes it. */
export function file(name, text) {
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}

/**
 * Makes the console take the server for a tenant: its answers lose the header that says otherwise.
 * Returns the DELETE requests sent from now on, each with its path and its time, and lets a test
 * answer one in place of the server.
 */
export async function asTenant(page) {
  const deletions = [];
  const answers = [];
  await page.route('**/api/v2/**', async (route) => {
    const request = route.request();
    if (request.method() === 'DELETE') {
      const { pathname, search } = new URL(request.url());
      deletions.push({ path: decodeURIComponent(pathname + search), time: performance.now() });
      const answer = answers.shift();
      if (answer) {
        await answer(route);
        return;
      }
    }
    const response = await route.fetch();
    const headers = { ...response.headers() };
    delete headers['patchbay-contract'];
    await route.fulfill({ response, headers });
  });
  return {
    deletions,
    /** The next DELETE gets this answer, a function of its route; the server's own without one. */
    answerNext: (answer) => answers.push(answer),
  };
}
