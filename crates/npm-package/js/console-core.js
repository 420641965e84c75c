// The calls of the console: its module is fetched from beside this file.
import init, { mount as mountModule } from "./patchbay.js";

let loading;
let ready = false;

/** Loads the WebAssembly module, once. */
export function load(source) {
  loading ??= Promise.resolve(source ?? new URL("./patchbay_bg.wasm", import.meta.url))
    .then((given) => init({ module_or_path: given }))
    .then(
      () => {
        ready = true;
      },
      (error) => {
        loading = undefined;
        throw error;
      },
    );
  return loading;
}

/** Puts a console into an element or a shadow root. */
export function mount(target, config) {
  if (!ready) {
    throw new Error("patchbay/console: call load() and wait for it first");
  }
  return mountModule(target, config);
}
