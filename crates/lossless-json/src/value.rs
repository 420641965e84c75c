//! A JSON value as a tree.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::number::Number;
use crate::object::Object;

/// A JSON value that keeps numbers as written and keys in order.
///
/// `==` is strict: it sees the spelling of numbers and the order of keys.
/// [`Value::equivalent`] is the equality of JSON.
/// `{}` shows compact JSON, `{:#}` the same over lines.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum Value {
    /// `null`; a value like any other, not an absent one.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as written.
    Number(Number),
    /// A string, decoded.
    String(String),
    /// The elements of an array.
    Array(Vec<Value>),
    /// The members of an object.
    Object(Object),
}

/// The six kinds of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Value {
    /// The kind of value this is.
    pub fn kind(&self) -> Kind {
        match self {
            Value::Null => Kind::Null,
            Value::Bool(_) => Kind::Boolean,
            Value::Number(_) => Kind::Number,
            Value::String(_) => Kind::String,
            Value::Array(_) => Kind::Array,
            Value::Object(_) => Kind::Object,
        }
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// The boolean, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(boolean) => Some(*boolean),
            _ => None,
        }
    }

    /// The number, if this is one.
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The string, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(string) => Some(string),
            _ => None,
        }
    }

    /// The elements, if this is an array.
    pub fn as_array(&self) -> Option<&[Value]> {
        match self {
            Value::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// The elements to change in place, if this is an array.
    pub fn as_array_mut(&mut self) -> Option<&mut Vec<Value>> {
        match self {
            Value::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// The members, if this is an object.
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Value::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The members to change in place, if this is an object.
    pub fn as_object_mut(&mut self) -> Option<&mut Object> {
        match self {
            Value::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The member `key`, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.as_object()?.get(key)
    }
}

impl Kind {
    /// The kind's name in JSON Schema: `null`, `boolean`, `number`, `string`, `array`, `object`.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Null => "null",
            Kind::Boolean => "boolean",
            Kind::Number => "number",
            Kind::String => "string",
            Kind::Array => "array",
            Kind::Object => "object",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl From<bool> for Value {
    fn from(boolean: bool) -> Value {
        Value::Bool(boolean)
    }
}

impl From<&str> for Value {
    fn from(string: &str) -> Value {
        Value::String(string.to_owned())
    }
}

impl From<String> for Value {
    fn from(string: String) -> Value {
        Value::String(string)
    }
}

impl From<Number> for Value {
    fn from(number: Number) -> Value {
        Value::Number(number)
    }
}

impl From<Vec<Value>> for Value {
    fn from(elements: Vec<Value>) -> Value {
        Value::Array(elements)
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Value {
        Value::Object(object)
    }
}

macro_rules! from_integer {
    ($($integer:ty),*) => {$(
        impl From<$integer> for Value {
            fn from(integer: $integer) -> Value {
                Value::Number(integer.into())
            }
        }
    )*};
}

from_integer!(i32, i64, u32, u64);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_shows_as_its_own_kind_and_no_other() {
        let texts = ["null", "true", "1", "\"a\"", "[1]", "{\"a\":1}"];
        let kinds = ["null", "boolean", "number", "string", "array", "object"];
        for (position, (text, kind)) in texts.iter().zip(kinds).enumerate() {
            let mut value = Value::parse(text.as_bytes()).unwrap();
            assert_eq!(value.kind().as_str(), kind);
            let shown = [
                value.is_null(),
                value.as_bool().is_some(),
                value.as_number().is_some(),
                value.as_str().is_some(),
                value.as_array().is_some() && value.as_array_mut().is_some(),
                value.as_object().is_some() && value.as_object_mut().is_some(),
            ];
            for (other, shown) in shown.into_iter().enumerate() {
                assert_eq!(shown, other == position, "{text}");
            }
        }
    }

    #[test]
    fn values_are_made_of_what_they_hold() {
        assert_eq!(Value::default(), Value::Null);
        assert_eq!(Value::from(true).as_bool(), Some(true));
        assert_eq!(Value::from("a"), Value::from(String::from("a")));
        assert_eq!(Value::from(5), Value::from(5_u64));
        assert_eq!(Value::from(-5_i64).to_pretty(), "-5");
        let elements = alloc::vec![Value::from(1_u32), Value::Null];
        assert_eq!(Value::from(elements).to_pretty(), "[\n  1,\n  null\n]");
    }

    #[test]
    fn only_an_object_has_members() {
        let value = Value::parse(br#"{"a": {"b": 1}}"#).unwrap();
        let inner = value.get("a").unwrap();
        assert_eq!(inner.get("b"), Some(&Value::from(1)));
        assert_eq!(inner.get("c"), None);
        assert_eq!(Value::from("a").get("a"), None);
        assert_eq!(Value::parse(b"[1]").unwrap().get("0"), None);
    }

    #[test]
    fn equality_sees_the_order_of_keys_and_the_spelling_of_numbers() {
        let value = |text: &str| Value::parse(text.as_bytes()).unwrap();
        assert_eq!(value(r#"{"a": 1, "b": 2}"#), value(r#"{"a":1,"b":2}"#));
        assert_ne!(value(r#"{"a": 1, "b": 2}"#), value(r#"{"b": 2, "a": 1}"#));
        assert_ne!(value("1"), value("1.0"));
    }
}
