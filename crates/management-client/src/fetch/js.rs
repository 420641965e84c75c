//! Values that cross to JavaScript and back.
//!
//! A JavaScript number keeps 53 bits and no spelling, so that what crosses is for showing and for
//! new payloads. What the API sent goes back to it from the lossless value, never from here.

use std::fmt;

use lossless_json::Value;
use serde::Serialize as _;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// The value cannot cross: an integer beyond JavaScript's safe ones, or something JSON has no
/// word for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CannotCross;

impl fmt::Display for CannotCross {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the value cannot be passed between Rust and JavaScript unchanged")
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

/// A JavaScript value as JSON.
///
/// # Errors
/// [`CannotCross`] for what JSON cannot say: functions, NaN, an object that holds itself.
pub fn from_js(value: JsValue) -> Result<Value, CannotCross> {
    serde_wasm_bindgen::from_value(value).map_err(|_| CannotCross)
}
