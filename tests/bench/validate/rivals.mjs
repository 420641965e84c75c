// The rivals, each with the rules of the catalogue as JSON Schema.

import { createRequire } from 'node:module';

import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import * as esbuild from 'esbuild';

const require = createRequire(import.meta.url);

/** The code that ajv makes of the schema beforehand, as one module without imports. */
export async function ajvStandalone(schema, folder) {
  const ajv = new Ajv({
    allErrors: true,
    allowUnionTypes: true,
    code: { source: true, esm: true },
    discriminator: true,
    strict: false,
  });
  const code = standaloneCode(ajv, ajv.compile(schema));
  const { outputFiles } = await esbuild.build({
    stdin: { contents: code, resolveDir: import.meta.dirname ?? require.resolve('ajv') },
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
    outdir: folder,
  });
  return outputFiles[0].text;
}
