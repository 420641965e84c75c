// The reader of documents in Node.js: the module is read from beside this file.
import { readFile } from "node:fs/promises";

import { load as start } from "./documents-core.js";

export { inspect, inspectConnection } from "./documents-core.js";

// Node.js fetches no files.
export const load = async (source) =>
  start(source instanceof URL && source.protocol === "file:" ? await readFile(source) : source, () =>
    readFile(new URL("./documents_module_bg.wasm", import.meta.url)),
  );
