// What runs in the browser: bundled with ajv's code, served with the validator.

import ajv from 'ajv-standalone';
import { isCertainlyValid as predicate } from 'validator/predicate.js';
import { load } from 'validator/hot-door.js';
import { measure } from './works.mjs';

globalThis.benchmark = async (plan) => {
  const validator = await load(fetch('/validator.wasm'));
  return measure({ validator, predicate, ajv }, plan);
};
