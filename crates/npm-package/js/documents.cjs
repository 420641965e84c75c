// The reader of documents for require(): the same module, brought by load().
"use strict";

let module_;

exports.load = async (source) => {
  module_ ??= await import("./documents.node.js");
  await module_.load(source);
};

function loaded() {
  if (!module_) {
    throw new Error("patchbay/documents: call load() and wait for it first");
  }
  return module_;
}

exports.inspect = (document, options) => loaded().inspect(document, options);
exports.inspectConnection = (connection, options) => loaded().inspectConnection(connection, options);
