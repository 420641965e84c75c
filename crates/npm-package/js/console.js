// The console for a page. Importing it does nothing: neither a module is fetched nor an element defined.
export { load, mount } from "./console-core.js";
export { define } from "./element.js";
