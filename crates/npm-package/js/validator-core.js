// The calls of the validator, whatever brings its module.
import init, * as module from "./validator_module.js";

let loading;
let ready = false;

/**
 * Makes the function that loads the module once: from what it is given, else from its usual place.
 * A load that failed can be tried again.
 */
export function loader(usual) {
  return (source) => {
    loading ??= Promise.resolve(source ?? usual())
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
  };
}

function loaded() {
  if (!ready) {
    throw new Error("patchbay/validator: call load() and wait for it first");
  }
  return module;
}

export const validate = (payload, options) => loaded().validate(payload, options);
export const review = (connection, options) => loaded().review(connection, options);
export const strategies = () => loaded().strategies();
export const schema = (strategy, contract) => loaded().schema(strategy, contract);
