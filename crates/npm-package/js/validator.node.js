// The validator in Node.js: the module is read from beside this file.
import { readFile } from "node:fs/promises";

import { loader } from "./validator-core.js";

export { review, schema, strategies, validate } from "./validator-core.js";

const start = loader(() => readFile(new URL("./validator_module_bg.wasm", import.meta.url)));

// Node.js fetches no files.
export const load = async (source) =>
  start(source instanceof URL && source.protocol === "file:" ? await readFile(source) : source);
