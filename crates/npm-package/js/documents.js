// The reader of documents in a browser or a worker: the module is fetched from beside this file.
import { load as start } from "./documents-core.js";

export { inspect, inspectConnection } from "./documents-core.js";
export const load = (source) => start(source, () => new URL("./documents_module_bg.wasm", import.meta.url));
