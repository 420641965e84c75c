// There is no page in Node.js to put a console into.
"use strict";

const explain = () => {
  throw new Error("patchbay/console needs a browser; in Node.js there is patchbay/validator");
};

exports.load = async () => explain();
exports.mount = explain;
exports.define = explain;
