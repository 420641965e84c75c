//! Values that cross to JavaScript and back.
//!
//! A JavaScript number keeps 53 bits and no spelling, so that what crosses is for showing and for
//! new payloads. What the API sent goes back to it from the lossless value, never from here.

use std::fmt;

use js_sys::{Error, JSON, RangeError};
use lossless_json::Value;
use serde::Serialize as _;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

/// The value cannot cross: it holds an integer beyond JavaScript's safe ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CannotCross;

impl fmt::Display for CannotCross {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the value has a number that JavaScript cannot hold")
    }
}

impl std::error::Error for CannotCross {}

/// The value as plain JavaScript: objects, arrays, strings, numbers, booleans and null.
///
/// # Errors
/// [`CannotCross`] for an integer that a JavaScript number cannot hold.
pub fn to_js(value: &Value) -> Result<JsValue, CannotCross> {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(|_| CannotCross)
}

/// The text that `JSON.stringify` makes of a value, which is what a page would send: `undefined` and
/// functions are left out of objects, dates are texts, `NaN` is null, and `toJSON` is called. What is
/// nothing at all, such as `undefined`, is null.
///
/// # Errors
/// What it throws: a `TypeError` for an object that holds itself and for a `BigInt`, or whatever a
/// getter of the value throws. A value that is nested too deeply gets an error that says so.
pub fn json_text(value: &JsValue) -> Result<String, JsValue> {
    match JSON::stringify(value) {
        // The binding promises a text, and the function does not.
        Ok(text) => Ok(JsValue::from(text)
            .as_string()
            .unwrap_or_else(|| "null".to_owned())),
        Err(thrown) if thrown.is_instance_of::<RangeError>() => {
            Err(Error::new("the value is nested too deeply").into())
        }
        Err(thrown) => Err(thrown),
    }
}
