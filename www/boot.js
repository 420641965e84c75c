// Starts the console. Trunk writes the names of the module's two files into the page (Trunk.toml, pattern_script)
// and preloads both, so that they are on their way before this script runs.
const names = document.querySelector('meta[name="application-module"]');
const { default: start } = await import(new URL(names.content, document.baseURI));
await start({ module_or_path: new URL(names.dataset.wasm, document.baseURI) });
