// The calls of the console: its module is fetched from beside this file.
import { loader } from "./loader.js";
import * as module from "./patchbay.js";

const { load: start, loaded } = loader("patchbay/console", module);

/** Loads the WebAssembly module, once. */
export const load = (source) => start(source, () => new URL("./patchbay_bg.wasm", import.meta.url));

/** Reads a document; its module comes when the first certificate is to be explained. */
async function inspect(text) {
  const documents = await import("./documents.js");
  await documents.load();
  return documents.inspect(text);
}

/** Puts a console into an element or a shadow root. */
export const mount = (target, config) => loaded().mount(target, config, inspect);
