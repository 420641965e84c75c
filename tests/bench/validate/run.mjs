// The whole benchmark: Node, Chromium where there is one, cold starts. `cargo xtask bench validate` runs it.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { cold } from './cold.mjs';
import { inChromium } from './chromium.mjs';
import { libraries } from './libraries.mjs';
import { ajvStandalone } from './rivals.mjs';
import { measure } from './works.mjs';

const modules = process.env.PATCHBAY_VALIDATOR;
const output = process.env.PATCHBAY_BENCH;
const quick = process.argv.includes('--quick');

const schema = JSON.parse(await readFile(join(output, 'connection.schema.json'), 'utf8'));
const ajvFile = join(output, 'ajv-standalone.mjs');
await writeFile(ajvFile, await ajvStandalone(schema, output));

const { load } = await import(pathToFileURL(join(modules, 'hot-door.js')));
const wasm = await readFile(join(modules, 'validator.wasm'));
const { default: ajv } = await import(pathToFileURL(ajvFile));
const { isCertainlyValid: predicate } = await import(pathToFileURL(join(modules, 'predicate.js')));
const contenders = { validator: await load(wasm), predicate, ajv, others: libraries(schema) };
const plan = quick ? { rounds: 3, milliseconds: 40 } : { rounds: 9, milliseconds: 150 };

const rows = (await measure(contenders, plan)).map((row) => ({ environment: 'Node', ...row }));
rows.push(...(await cold(quick ? 5 : 15)));
rows.push(...(await inChromium(plan)));
console.table(rows);
await writeFile(join(output, 'validate.json'), JSON.stringify(rows, null, 2));
