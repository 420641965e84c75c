// The calls of the console: its module is fetched from beside this file.
import { loader } from "./loader.js";
import * as module from "./patchbay.js";

const { load: start, loaded } = loader("patchbay/console", module);

/** Loads the WebAssembly module, once. */
export const load = (source) => start(source, () => new URL("./patchbay_bg.wasm", import.meta.url));

/** Puts a console into an element or a shadow root. */
export const mount = (target, config) => loaded().mount(target, config);
