// From the start of a process to its first verdict, in turns.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { connection } from './data.mjs';
import { median } from './race.mjs';

const text = JSON.stringify(connection(0));
const modules = pathToFileURL(process.env.PATCHBAY_VALIDATOR);
const rival = pathToFileURL(join(process.env.PATCHBAY_BENCH, 'ajv-standalone.mjs'));

/** Each imports what it needs and says how many microseconds passed since the process began to run code. */
const PROGRAMS = {
  'ajv standalone': `
    const { default: ajv } = await import('${rival}');
    const verdict = ajv(JSON.parse(text));`,
  patchbay: `
    const { readFileSync } = await import('node:fs');
    const { load } = await import('${modules}/hot-door.js');
    const validator = await load(readFileSync(new URL('${modules}/validator.wasm')));
    const verdict = validator.validateText(text).length === 0;`,
};

export async function cold(rounds) {
  const samples = Object.fromEntries(Object.keys(PROGRAMS).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, program] of Object.entries(PROGRAMS)) {
      const source = `const begun = performance.now(); const text = ${JSON.stringify(text)};${program}
        if (verdict !== true) throw new Error('a right connection is refused');
        console.log((performance.now() - begun) * 1000);`;
      const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', source], { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      samples[name].push(Number(stdout));
    }
  }
  const base = median(samples['ajv standalone']);
  return Object.entries(samples).map(([contender, values]) => ({
    environment: 'Node, new process',
    work: 'first verdict',
    contender,
    median_us: Math.round(median(values)),
    ratio: Number((base / median(values)).toFixed(2)),
  }));
}
