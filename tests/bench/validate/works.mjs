// What is measured, the same in Node and in the browser.

import { connection, exported, isBroken } from './data.mjs';
import { race } from './race.mjs';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** How many connections the export has. */
const RECORDS = 10_000;

/** As files and fetched bodies come. */
const CHUNK = 1 << 16;

/** Runs everything; returns `[{ work, contender, median_us, ratio }]`, the rival's ratio is 1. */
export async function measure({ validator, predicate, ajv, others }, { rounds, milliseconds }) {
  const besides = (work, of) =>
    Object.fromEntries(Object.entries(others).map(([name, check]) => [`${work}${name}`, (item) => of(check, item)]));
  const rival = 'ajv standalone';
  const rows = [];
  const run = async (work, contenders, items) => {
    const medians = await race(contenders, items, { rounds, milliseconds });
    const base = Object.entries(medians).find(([name]) => name.endsWith(rival))[1];
    for (const [contender, time] of Object.entries(medians)) {
      rows.push({ work, contender, median_us: Number(time.toPrecision(4)), ratio: Number((base / time).toFixed(2)) });
    }
  };

  const records = exported(RECORDS);
  agree(records, { validator, predicate, ajv, others });
  const bytes = encoder.encode(JSON.stringify(records));
  const chunks = [];
  for (let at = 0; at < bytes.length; at += CHUNK) chunks.push(bytes.subarray(at, at + CHUNK));
  await run('export as bytes', {
    'decode + JSON.parse + ajv standalone': (bytes) => ajvExport(ajv, bytes),
    'decode + JSON.parse': (bytes) => JSON.parse(decoder.decode(bytes)).length,
    ...besides('decode + JSON.parse + ', (check, bytes) => exportFindings(check, bytes)),
    patchbay: (bytes) => validator.validateExport(bytes),
    'patchbay, 64 KiB chunks': () => inChunks(validator, chunks),
  }, [bytes]);

  const objects = [];
  for (let number = 0; objects.length < 64; number++) {
    if (!isBroken(number)) objects.push(connection(number));
  }
  const texts = objects.map((object) => JSON.stringify(object));
  const payloads = texts.map((text) => encoder.encode(text));
  await run('payload as text', {
    'JSON.parse + ajv standalone': (text) => ajvFindings(ajv, JSON.parse(text)),
    'JSON.parse': (text) => JSON.parse(text),
    ...besides('JSON.parse + ', (check, text) => check(JSON.parse(text))),
    patchbay: (text) => validator.validateText(text),
  }, texts);
  await run('payload as bytes', {
    'decode + JSON.parse + ajv standalone': (bytes) => ajvFindings(ajv, JSON.parse(decoder.decode(bytes))),
    ...besides('decode + JSON.parse + ', (check, bytes) => check(JSON.parse(decoder.decode(bytes)))),
    patchbay: (bytes) => validator.validateBytes(bytes),
  }, payloads);
  if (predicate) {
    await run('payload as object', {
      'ajv standalone': (object) => ajvFindings(ajv, object),
      ...besides('', (check, object) => check(object)),
      patchbay: (object) => (predicate(object) ? [] : validator.validateText(JSON.stringify(object))),
    }, objects);
  }
  return rows;
}

/** All contenders find the same broken records, or nothing is measured. */
function agree(records, { validator, predicate, ajv, others }) {
  const expected = records.flatMap((_, number) => (isBroken(number) ? [number] : []));
  const same = (name, found) => {
    const wrong = [...found.filter((it) => !expected.includes(it)), ...expected.filter((it) => !found.includes(it))];
    if (wrong.length > 0) {
      throw new Error(`${name} judges these records otherwise: ${wrong.slice(0, 20)}\n${JSON.stringify(validator.validateText(JSON.stringify(records[wrong[0]])))}\n${JSON.stringify(ajvFindings(ajv, records[wrong[0]]))}`);
    }
  };
  const bytes = encoder.encode(JSON.stringify(records));
  const places = (findings) => [...new Set(findings.map(({ pointer }) => Number(pointer.split('/')[1])))];
  same('patchbay', places(validator.validateExport(bytes)));
  same('ajv', places(ajvExport(ajv, bytes)));
  for (const [name, check] of Object.entries(others)) {
    const broken = records.flatMap((record, number) => (check(record).length > 0 ? [number] : []));
    // An array passes for an object with valibot.
    const passed = expected.filter((number) => !broken.includes(number)).length;
    if (broken.some((number) => !expected.includes(number)) || passed > (name === 'valibot' ? 5 : 0)) {
      throw new Error(`${name} judges other records: ${passed} broken ones pass, ${broken.length} do not`);
    }
  }
  if (predicate) {
    const accepted = records.map((record, number) => (predicate(record) ? -1 : number));
    same('the predicate', expected.filter((number) => accepted[number] === number));
  }
}

function ajvFindings(ajv, object) {
  if (ajv(object)) return [];
  return ajv.errors.map(({ instancePath, message }) => ({ pointer: instancePath, message }));
}

const ajvExport = (ajv, bytes) => exportFindings((record) => ajvFindings(ajv, record), bytes);

function exportFindings(check, bytes) {
  const findings = [];
  JSON.parse(decoder.decode(bytes)).forEach((record, number) => {
    for (const { pointer, message } of check(record)) {
      findings.push({ pointer: `/${number}${pointer}`, message });
    }
  });
  return findings;
}

async function inChunks(validator, chunks) {
  const findings = [];
  for await (const finding of validator.validateStream(chunks)) findings.push(finding);
  return findings;
}
