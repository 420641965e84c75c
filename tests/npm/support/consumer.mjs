// Projects that use the package as people get it: packed, and installed from the tarball.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { NPM_PACKAGE } from '../../browser/support/environment.mjs';

const execute = promisify(execFile);

let packed;

/** Packs the package once; returns the folder for projects, and the tarball. */
async function pack() {
  const folder = await mkdtemp(join(tmpdir(), 'patchbay-npm-'));
  const { stdout } = await execute('npm', ['pack', NPM_PACKAGE, '--pack-destination', folder, '--json']);
  return { folder, tarball: join(folder, JSON.parse(stdout)[0].filename) };
}

/** The tarball. */
export async function tarball() {
  packed ??= pack();
  return (await packed).tarball;
}

/** Takes everything away again; for `after` at the top of a file. */
export async function cleanUp() {
  if (packed) {
    await rm((await packed).folder, { recursive: true, force: true });
  }
}

/** A folder of its own with the package installed from the tarball, and these files. */
export async function consumer(name, files, settings = {}) {
  const file = await tarball();
  const home = join(dirname(file), name);
  await mkdir(home, { recursive: true });
  await writeFile(join(home, 'package.json'), JSON.stringify({ name, private: true, ...settings }));
  await execute('npm', ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', file], { cwd: home });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), text);
  }
  return home;
}
