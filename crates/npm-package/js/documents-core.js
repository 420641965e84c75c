// The calls for documents, whatever brings their module.
import * as module from "./documents_module.js";
import { loader } from "./loader.js";

export const { load, loaded } = loader("patchbay/documents", module);

export const inspect = (document, options) => loaded().inspect(document, options);
export const inspectConnection = (connection, options) => loaded().inspectConnection(connection, options);
