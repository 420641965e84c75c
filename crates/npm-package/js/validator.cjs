// The validator for require(): the same module, brought by load().
"use strict";

let module_;

exports.load = async (source) => {
  module_ ??= await import("./validator.node.js");
  await module_.load(source);
};

function loaded() {
  if (!module_) {
    throw new Error("patchbay/validator: call load() and wait for it first");
  }
  return module_;
}

exports.validate = (payload, options) => loaded().validate(payload, options);
exports.validateSet = (connections, options) => loaded().validateSet(connections, options);
exports.review = (connection, options) => loaded().review(connection, options);
exports.explain = (status, body, options) => loaded().explain(status, body, options);
exports.strategies = () => loaded().strategies();
exports.schema = (strategy, contract) => loaded().schema(strategy, contract);
