//! The documents that belong to a connection.

use connection_documents::inspect as look;
use js_sys::{ArrayBuffer, Uint8Array};
use management_client::fetch::js::to_js;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};

use crate::time;
use crate::types::Inspection;

/// What a document holds, given as a text or as bytes; `now` in milliseconds since 1970.
#[wasm_bindgen]
pub fn inspect(document: &JsValue, now: &JsValue) -> Result<Inspection, JsError> {
    let now = match now.as_f64() {
        Some(now) => time::seconds(now),
        None if now.is_undefined() || now.is_null() => time::now(),
        None => return Err(JsError::new("`now` is a number of milliseconds")),
    };
    let inspection = look(&bytes(document)?, now)
        .map_err(|reason| JsError::new(&format!("the document {reason}")))?;
    Ok(to_js(&inspection.to_value())?.unchecked_into())
}

fn bytes(document: &JsValue) -> Result<Vec<u8>, JsError> {
    if let Some(text) = document.as_string() {
        return Ok(text.into_bytes());
    }
    if let Some(bytes) = document.dyn_ref::<Uint8Array>() {
        return Ok(bytes.to_vec());
    }
    match document.dyn_ref::<ArrayBuffer>() {
        Some(buffer) => Ok(Uint8Array::new(buffer).to_vec()),
        None => Err(JsError::new(
            "the document is a text, a Uint8Array or an ArrayBuffer",
        )),
    }
}
