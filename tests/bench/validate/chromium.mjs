// The same works in headless Chromium, where there is one.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';

import * as esbuild from 'esbuild';
import { chromium } from 'playwright-core';

const modules = process.env.PATCHBAY_VALIDATOR;
const output = process.env.PATCHBAY_BENCH;

export async function inChromium(plan) {
  const executablePath = process.env.PATCHBAY_CHROMIUM;
  if (!executablePath) {
    console.error('PATCHBAY_CHROMIUM names no browser: only Node is measured');
    return [];
  }
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(import.meta.dirname, 'page.mjs')],
    alias: {
      'ajv-standalone': join(output, 'ajv-standalone.mjs'),
      'connection-schema': join(output, 'connection.schema.json'),
      validator: modules,
    },
    bundle: true,
    format: 'iife',
    write: false,
    outdir: output,
  });
  const answers = {
    '/': ['text/html', '<!doctype html><meta charset="utf-8"><script src="page.js"></script>'],
    '/page.js': ['text/javascript', outputFiles[0].text],
    '/validator.wasm': ['application/wasm', await readFile(join(modules, 'validator.wasm'))],
  };
  const server = createServer((request, response) => {
    const [type, body] = answers[request.url] ?? ['text/plain', ''];
    response.writeHead(200, { 'Content-Type': type }).end(body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(600_000);
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const rows = await page.evaluate((plan) => globalThis.benchmark(plan), plan);
    return rows.map((row) => ({ environment: 'Chromium', ...row }));
  } finally {
    await browser.close();
    server.close();
  }
}
