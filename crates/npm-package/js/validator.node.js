// The validator in Node.js: the module is read from beside this file.
import { readFile } from "node:fs/promises";

import { load as start } from "./validator-core.js";

export { explain, review, schema, strategies, validate, validateSet } from "./validator-core.js";

// Node.js fetches no files.
export const load = async (source) =>
  start(source instanceof URL && source.protocol === "file:" ? await readFile(source) : source, () =>
    readFile(new URL("./validator_module_bg.wasm", import.meta.url)),
  );
