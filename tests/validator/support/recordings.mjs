// Recorded requests and answers of live tenants, from the folder that PATCHBAY_RECORDINGS names.

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Every recorded exchange, file by file. */
export async function recordings() {
  const folder = process.env.PATCHBAY_RECORDINGS;
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  const read = async (name) => {
    const lines = (await readFile(join(folder, name), 'utf8')).split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line));
  };
  return Promise.all(files.map(read));
}

/** Every write of a connection, with the connection as the tenant showed it last. */
export function* writes(exchanges) {
  const shown = new Map();
  for (const { method, path, request_body: body, response_body: answer, status } of exchanges) {
    const id = /^\/api\/v2\/connections\/([^/?]+)$/.exec(path)?.[1];
    const stored = shown.get(id);
    for (const connection of [answer, answer?.connections].flat()) {
      if (connection?.id && connection.strategy) shown.set(connection.id, connection);
    }
    if (typeof body !== 'object' || body === null) continue;
    if (method === 'POST' && path === '/api/v2/connections') yield { operation: 'create', body, status, answer };
    if (method === 'PATCH' && id) yield { operation: 'update', body, stored, status, answer };
  }
}
