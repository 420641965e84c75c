// The calls of the validator, whatever brings its module.
import { loader } from "./loader.js";
import * as module from "./validator_module.js";

export const { load, loaded } = loader("patchbay/validator", module);

export const validate = (payload, options) => loaded().validate(payload, options);
export const validateSet = (connections, options) => loaded().validateSet(connections, options);
export const review = (connection, options) => loaded().review(connection, options);
export const explain = (status, body, options) => loaded().explain(status, body, options);
export const strategies = () => loaded().strategies();
export const schema = (strategy, contract) => loaded().schema(strategy, contract);
