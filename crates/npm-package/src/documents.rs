//! The documents that belong to a connection.

use connection_documents::{
    EXPIRY_DAYS, Finding, Locale, inspect as look, inspect_connection as look_into,
};
use js_sys::{ArrayBuffer, Reflect, Uint8Array};
use lossless_json::Value;
use management_client::fetch::js::{json_text, to_js};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};

use crate::given::{Kind, checked, text};
use crate::time;
use crate::types::{DocumentFindings, Inspection};

/// The keys of the options.
const KEYS: [(&str, Kind); 2] = [("now", Kind::Number), ("locale", Kind::Text)];

/// What a document holds, given as a text or as bytes; `options` may have `now` in milliseconds
/// since 1970 and the language of the sentences as `locale` (BCP 47).
#[wasm_bindgen]
pub fn inspect(document: &JsValue, options: &JsValue) -> Result<Inspection, JsError> {
    let (now, locale) = read(options)?;
    let inspection = look(&bytes(document)?, now);
    Ok(to_js(&inspection.to_value(locale))?.unchecked_into())
}

/// What is wrong with the certificates in a connection; the options are those of [`inspect`].
#[wasm_bindgen(js_name = inspectConnection)]
pub fn inspect_connection(
    connection: &JsValue,
    options: &JsValue,
) -> Result<DocumentFindings, JsValue> {
    let (now, locale) = read(options)?;
    let text = json_text(connection)?;
    let connection =
        Value::parse(text.as_bytes()).map_err(|error| JsError::new(&error.to_string()))?;
    let found = look_into(&connection, now, EXPIRY_DAYS).findings;
    let found = found
        .iter()
        .map(|finding: &Finding| finding.to_value(locale));
    let found = to_js(&Value::Array(found.collect())).map_err(JsError::from)?;
    Ok(found.unchecked_into())
}

fn read(options: &JsValue) -> Result<(i64, Locale), JsError> {
    if options.is_undefined() || options.is_null() {
        return Ok((time::now(), Locale::default()));
    }
    let given = checked(options, "the second argument", &KEYS)?;
    let now = Reflect::get(given, &"now".into()).unwrap_or_default();
    let now = now.as_f64().map_or_else(time::now, time::seconds);
    // A page may be in a language that there are no sentences in.
    let locale = text(given, "locale").and_then(|tag| Locale::from_tag(&tag));
    Ok((now, locale.unwrap_or_default()))
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
