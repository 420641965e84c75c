// Loads a WebAssembly module once.

/**
 * Makes two functions for an entry of the package: `load` brings the module from what it is given, else from
 * its usual place, and can be called again when that failed; `loaded` hands it out, or says that it is not
 * there yet.
 */
export function loader(entry, module) {
  let loading;
  let ready = false;
  const load = (source, usual) => {
    loading ??= Promise.resolve(source ?? usual())
      .then((given) => module.default({ module_or_path: given }))
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
  const loaded = () => {
    if (!ready) {
      throw new Error(`${entry}: call load() and wait for it first`);
    }
    return module;
  };
  return { load, loaded };
}
