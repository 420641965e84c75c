// Starts the console. Trunk writes the names of the module's two files into the page (Trunk.toml, pattern_script)
// and preloads both, so that they are on their way before this script runs.
const names = document.querySelector('meta[name="application-module"]');

function say(text) {
  const message = document.createElement("p");
  message.className = "pb-boot";
  message.setAttribute("role", "alert");
  message.textContent = text;
  document.body.prepend(message);
}

// A module that has trapped does nothing any more, so the page says what to do.
function trapped(cause) {
  if (cause instanceof WebAssembly.RuntimeError) {
    say("Patchbay has stopped because of an error of its own. Load the page again to go on.");
  }
}
addEventListener("error", (event) => trapped(event.error));
addEventListener("unhandledrejection", (event) => trapped(event.reason));

// The reader of documents is a module of its own, which comes when the first certificate is to be explained.
document.getElementById("console").inspect = async (text) => {
  const documents = await import(new URL("documents/documents.js", document.baseURI));
  await documents.load();
  return documents.inspect(text);
};

try {
  const { default: start } = await import(new URL(names.content, document.baseURI));
  await start({ module_or_path: new URL(names.dataset.wasm, document.baseURI) });
} catch (error) {
  say("Patchbay could not be started. Load the page again; if that does not help, this browser may be too old.");
  throw error;
}
