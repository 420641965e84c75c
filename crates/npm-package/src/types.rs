//! The values that cross, named for TypeScript.
//!
//! The declarations themselves are made from the catalogue and written beside the glue.

use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "validator")]
#[wasm_bindgen]
extern "C" {
    /// `Finding[]`.
    #[wasm_bindgen(typescript_type = "Finding[]")]
    pub type Findings;

    /// `SetFinding[]`.
    #[wasm_bindgen(typescript_type = "SetFinding[]")]
    pub type SetFindings;

    /// `ServerFinding[]`.
    #[wasm_bindgen(typescript_type = "ServerFinding[]")]
    pub type ServerFindings;

    /// `StrategyInfo[]`.
    #[wasm_bindgen(typescript_type = "StrategyInfo[]")]
    pub type Strategies;

    /// `Record<string, unknown>`.
    #[wasm_bindgen(typescript_type = "Record<string, unknown>")]
    pub type Schema;
}

#[cfg(feature = "documents")]
#[wasm_bindgen]
extern "C" {
    /// `Inspection`.
    #[wasm_bindgen(typescript_type = "Inspection")]
    pub type Inspection;

    /// `DocumentFinding[]`.
    #[wasm_bindgen(typescript_type = "DocumentFinding[]")]
    pub type DocumentFindings;
}

#[cfg(feature = "console")]
#[wasm_bindgen]
extern "C" {
    /// `Element | ShadowRoot`.
    #[wasm_bindgen(typescript_type = "Element | ShadowRoot")]
    pub type Target;

    /// `ConsoleConfig`.
    #[wasm_bindgen(typescript_type = "ConsoleConfig")]
    #[derive(Debug, Clone)]
    pub type ConsoleConfig;

    #[wasm_bindgen(method, getter, structural, js_name = gatewayUrl)]
    pub(crate) fn gateway_url(this: &ConsoleConfig) -> Option<String>;

    #[wasm_bindgen(method, getter, structural)]
    pub(crate) fn domain(this: &ConsoleConfig) -> Option<String>;

    #[wasm_bindgen(method, getter, structural, js_name = getAccessToken)]
    pub(crate) fn get_access_token(this: &ConsoleConfig) -> Option<js_sys::Function>;

    #[wasm_bindgen(method, getter, structural)]
    pub(crate) fn routes(this: &ConsoleConfig) -> Option<String>;

    #[wasm_bindgen(method, getter, structural)]
    pub(crate) fn path(this: &ConsoleConfig) -> Option<String>;

    #[wasm_bindgen(method, getter, structural)]
    pub(crate) fn theme(this: &ConsoleConfig) -> Option<String>;

    #[wasm_bindgen(method, getter, structural)]
    pub(crate) fn locale(this: &ConsoleConfig) -> Option<String>;

    #[wasm_bindgen(method, getter, structural, js_name = readOnly)]
    pub(crate) fn read_only(this: &ConsoleConfig) -> Option<bool>;

    #[wasm_bindgen(method, getter, structural)]
    pub(crate) fn strategies(this: &ConsoleConfig) -> Option<js_sys::Array>;
}
