// A text gives the findings that its bytes give, whatever characters it has and whatever came before.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const modules = process.env.PATCHBAY_VALIDATOR;
const { load } = await import(pathToFileURL(join(modules, 'hot-door.js')));
const validator = await load(await readFile(join(modules, 'validator.wasm')));
const encoder = new TextEncoder();

const CHARACTERS = ['a', '\u007f', '\u0080', 'ü', '\u07ff', '–', '\uffff', '😀', '\ud83d', '\ude00', '\ude00\ud83d'];

/** The text stands in a message, so that what arrives in the module is seen. */
function check(name) {
  const text = `{"name":"-","strategy":"auth0","${name}":1}`;
  const found = validator.validateText(text);
  assert.deepEqual(found, validator.validateBytes(encoder.encode(text)));
  assert.ok(found.some(({ pointer }) => pointer === `/${name.toWellFormed()}`), JSON.stringify([name, found]));
}

test('a text of any length with a character anywhere', () => {
  for (let length = 0; length < 70; length++) {
    for (const character of CHARACTERS) {
      for (const place of [0, 1, length >> 1, length]) {
        if (place > length) continue;
        check('x'.repeat(place) + character + 'y'.repeat(length - place));
      }
    }
  }
});

test('texts of one kind after those of another', () => {
  for (const length of [0, 100, 10_000, 100_000]) {
    for (const character of CHARACTERS) {
      check('x'.repeat(length) + character);
      check(character.repeat(length + 1));
      check('x');
    }
  }
});

test('no text at all, and nothing but one character', () => {
  for (const text of ['', ...CHARACTERS, '', '–', '']) {
    assert.deepEqual(validator.validateText(text), validator.validateBytes(encoder.encode(text)));
  }
});
