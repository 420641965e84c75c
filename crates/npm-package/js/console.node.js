// There is no page in Node.js to put a console into.
const explain = () => {
  throw new Error("patchbay/console needs a browser; in Node.js there is patchbay/validator");
};

export const load = async () => explain();
export const mount = explain;
export const define = explain;
