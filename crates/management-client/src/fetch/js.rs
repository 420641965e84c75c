//! Values that cross to JavaScript and back.
//!
//! A JavaScript number keeps 53 bits and no spelling, so that what crosses is for showing and for
//! new payloads. What the API sent goes back to it from the lossless value, never from here.

use std::fmt;

use js_sys::{Map, Reflect};
use lossless_json::Value;
use serde::Serialize as _;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

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

/// A JavaScript value as JSON. Members that are `undefined` are left out, as `JSON.stringify` does.
///
/// # Errors
/// [`CannotCross`] for what JSON cannot say: functions, NaN, an object that holds itself.
pub fn from_js(value: JsValue) -> Result<Value, CannotCross> {
    let mut read = serde_wasm_bindgen::from_value(value.clone()).map_err(|_| CannotCross)?;
    leave_out_undefined(&mut read, &value);
    Ok(read)
}

/// `undefined` was read as null, which says something else: the API takes null as a value.
fn leave_out_undefined(read: &mut Value, source: &JsValue) {
    match read {
        // The entries of a Map are no properties.
        Value::Object(members) if !source.is_instance_of::<Map>() => {
            let keys: Vec<String> = members.keys().map(ToOwned::to_owned).collect();
            for key in keys {
                let Ok(member) = Reflect::get(source, &JsValue::from_str(&key)) else {
                    continue;
                };
                if member.is_undefined() {
                    members.remove(&key);
                } else if let Some(value) = members.get_mut(&key) {
                    leave_out_undefined(value, &member);
                }
            }
        }
        Value::Array(elements) => {
            for (index, element) in (0..).zip(elements) {
                if let Ok(entry) = Reflect::get_u32(source, index) {
                    leave_out_undefined(element, &entry);
                }
            }
        }
        _ => {}
    }
}
