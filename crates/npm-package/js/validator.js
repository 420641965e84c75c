// The validator in a browser or a worker: the module is fetched from beside this file.
import { load as start } from "./validator-core.js";

export { explain, review, schema, strategies, validate, validateSet } from "./validator-core.js";
export const load = (source) => start(source, () => new URL("./validator_module_bg.wasm", import.meta.url));
