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
export async function measure({ validator, predicate, ajv }, { rounds, milliseconds }) {
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
  agree(records, { validator, predicate, ajv });
  const bytes = encoder.encode(JSON.stringify(records));
  const chunks = [];
  for (let at = 0; at < bytes.length; at += CHUNK) chunks.push(bytes.subarray(at, at + CHUNK));
  await run('export as bytes', {
    'decode + JSON.parse + ajv standalone': (bytes) => ajvExport(ajv, bytes),
    'decode + JSON.parse': (bytes) => JSON.parse(decoder.decode(bytes)).length,
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
    patchbay: (text) => validator.validateText(text),
  }, texts);
  await run('payload as bytes', {
    'decode + JSON.parse + ajv standalone': (bytes) => ajvFindings(ajv, JSON.parse(decoder.decode(bytes))),
    patchbay: (bytes) => validator.validateBytes(bytes),
  }, payloads);
  if (predicate) {
    await run('payload as object', {
      'ajv standalone': (object) => ajvFindings(ajv, object),
      patchbay: (object) => (predicate(object) ? [] : validator.validateText(JSON.stringify(object))),
    }, objects);
  }
  return rows;
}

/** All contenders find the same broken records, or nothing is measured. */
function agree(records, { validator, predicate, ajv }) {
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
  if (predicate) {
    const accepted = records.map((record, number) => (predicate(record) ? -1 : number));
    same('the predicate', expected.filter((number) => accepted[number] === number));
  }
}

function ajvFindings(ajv, object) {
  if (ajv(object)) return [];
  return ajv.errors.map(({ instancePath, message }) => ({ pointer: instancePath, message }));
}

function ajvExport(ajv, bytes) {
  const findings = [];
  JSON.parse(decoder.decode(bytes)).forEach((record, number) => {
    for (const { pointer, message } of ajvFindings(ajv, record)) {
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
