// What runs in the browser: bundled with the rivals' code, served with the validator.

import ajv from 'ajv-standalone';
import schema from 'connection-schema';
import { isCertainlyValid as predicate } from 'validator/predicate.js';
import { load } from 'validator/hot-door.js';
import { libraries } from './libraries.mjs';
import { measure } from './works.mjs';

globalThis.benchmark = async (plan) => {
  const validator = await load(fetch('/validator.wasm'));
  return measure({ validator, predicate, ajv, others: libraries(schema) }, plan);
};
