//! Values through serde: for formats that carry what JSON can say.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{Error as _, Serializer};
use serde::{Deserialize, Serialize};

use crate::lookup::Lookup;
use crate::number::Number;
use crate::object::Object;
use crate::scanner::MAX_DEPTH;
use crate::value::Value;

/// A number spelled as an integer goes out as `i64` or `u64` if it fits, any other as the nearest
/// `f64`; one beyond `f64` is an error. So the spelling is lost, and long numbers lose digits:
/// text that has to stay as it is goes through [`Value::parse`] and `Display` instead.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(boolean) => serializer.serialize_bool(*boolean),
            Value::Number(number) => serialize_number(number, serializer),
            Value::String(string) => serializer.serialize_str(string),
            Value::Array(elements) => serializer.collect_seq(elements),
            Value::Object(object) => object.serialize(serializer),
        }
    }
}

/// As a map, in order.
impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self)
    }
}

/// Refuses what JSON cannot say (an infinity, NaN, bytes, keys that are no strings), a key that
/// is there twice, and more than [`MAX_DEPTH`] levels. An absent optional value is `null`.
impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        let seed = Levels { left: MAX_DEPTH };
        seed.deserialize(deserializer)
    }
}

/// As for [`Value`]; anything but a map is an error.
impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Object, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::Object(object) => Ok(object),
            other => Err(D::Error::custom(format_args!(
                "expected an object, not a value of type {}",
                other.kind()
            ))),
        }
    }
}

fn serialize_number<S: Serializer>(number: &Number, serializer: S) -> Result<S::Ok, S::Error> {
    // `-0` is no integer here: as one it would lose its sign.
    if number.is_spelled_as_integer() && number.as_str() != "-0" {
        if let Some(integer) = number.as_i64() {
            return serializer.serialize_i64(integer);
        }
        if let Some(integer) = number.as_u64() {
            return serializer.serialize_u64(integer);
        }
    }
    match number.as_f64() {
        Some(float) => serializer.serialize_f64(float),
        None => Err(S::Error::custom("number out of range")),
    }
}

/// How many more arrays and objects may open.
#[derive(Clone, Copy)]
struct Levels {
    left: usize,
}

impl Levels {
    fn enter<E: serde::de::Error>(self) -> Result<Levels, E> {
        let left = self.left.checked_sub(1);
        let left = left.ok_or_else(|| E::custom("nested too deeply"))?;
        Ok(Levels { left })
    }
}

impl<'de> DeserializeSeed<'de> for Levels {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Levels {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, boolean: bool) -> Result<Value, E> {
        Ok(boolean.into())
    }

    fn visit_i64<E>(self, integer: i64) -> Result<Value, E> {
        Ok(integer.into())
    }

    fn visit_u64<E>(self, integer: u64) -> Result<Value, E> {
        Ok(integer.into())
    }

    fn visit_f64<E: serde::de::Error>(self, float: f64) -> Result<Value, E> {
        let number = Number::from_f64(float);
        let number = number.ok_or_else(|| E::custom("number out of range"))?;
        Ok(number.into())
    }

    fn visit_str<E>(self, string: &str) -> Result<Value, E> {
        Ok(string.into())
    }

    fn visit_string<E>(self, string: String) -> Result<Value, E> {
        Ok(string.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let inner = self.enter()?;
        let mut elements = Vec::new();
        while let Some(element) = sequence.next_element_seed(inner)? {
            elements.push(element);
        }
        Ok(elements.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let inner = self.enter()?;
        let mut object = Object::new();
        while let Some(key) = map.next_key::<String>()? {
            object.push(key, map.next_value_seed(inner)?);
        }
        if Lookup::of(object.members()).first_duplicate().is_some() {
            return Err(A::Error::custom("duplicate key"));
        }
        Ok(object.into())
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use alloc::string::ToString;

    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, F64Deserializer};

    use super::*;

    fn value(text: &str) -> Value {
        Value::parse(text.as_bytes()).unwrap()
    }

    /// `text` comes out of serde as `expected`, and from there in again.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let value = value(text);
        assert_eq!(serde_json::to_string(&value).unwrap(), expected);
        let back: Value = serde_json::from_str(expected).unwrap();
        assert!(back.equivalent(&value), "{back}");
    }

    #[test]
    fn every_kind_of_value_goes_out_and_in() {
        for text in ["null", "true", "false", r#""a\n😀""#, "[]", "{}"] {
            check(text, text);
        }
        let text = r#"{"b":[1,null,{"c":"d"}],"a":-5}"#;
        check(text, text);
        assert_eq!(serde_json::from_str::<Value>(text).unwrap(), value(text));
    }

    #[test]
    fn integers_stay_integers_and_others_become_floats() {
        check("0", "0");
        check("9223372036854775807", "9223372036854775807");
        check("-9223372036854775808", "-9223372036854775808");
        check("18446744073709551615", "18446744073709551615");
        check("5.0", "5.0");
        check("5e0", "5.0");
        check("-0", "-0.0");
        check("0.25", "0.25");
        check("1E-7", "1e-7");
    }

    #[test]
    fn an_integer_beyond_64_bits_becomes_the_nearest_float() {
        let long = value("123456789012345678901234567890");
        let out = serde_json::to_string(&long).unwrap();
        assert_eq!(out.parse(), Ok(123_456_789_012_345_678_901_234_567_890_f64));
    }

    #[test]
    fn what_is_not_finite_is_refused_both_ways() {
        for text in ["1e400", "[-1e400]"] {
            assert!(serde_json::to_string(&value(text)).is_err());
        }
        for float in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let deserializer: F64Deserializer<Error> = float.into_deserializer();
            assert!(Value::deserialize(deserializer).is_err());
        }
    }

    #[test]
    fn a_duplicate_key_is_refused() {
        let error = serde_json::from_str::<Value>(r#"{"a":1,"a":2}"#).unwrap_err();
        assert!(error.to_string().starts_with("duplicate key"));
        assert!(serde_json::from_str::<Value>(r#"{"a":1,"b":{"a":2}}"#).is_ok());
    }

    #[test]
    fn more_levels_than_the_limit_are_refused() {
        let nested = |depth: usize| {
            let scalar = serde_json::Value::Null;
            (0..depth).fold(scalar, |inner, _| {
                serde_json::Value::Array(std::vec![inner])
            })
        };
        assert!(Value::deserialize(nested(MAX_DEPTH)).is_ok());
        let error = Value::deserialize(nested(MAX_DEPTH + 1)).unwrap_err();
        assert_eq!(error.to_string(), "nested too deeply");
    }

    #[test]
    fn options_and_wrappers_are_what_they_hold() {
        #[derive(serde::Serialize)]
        struct Wrapper(Option<u8>);

        for (wrapper, text) in [(Wrapper(None), "null"), (Wrapper(Some(5)), "5")] {
            let json = serde_json::to_value(&wrapper).unwrap();
            assert_eq!(Value::deserialize(json).unwrap(), value(text));
        }
    }

    #[test]
    fn an_object_is_read_only_from_a_map() {
        let object: Object = serde_json::from_str(r#"{"b":1,"a":2}"#).unwrap();
        assert!(object.keys().eq(["b", "a"]));
        assert_eq!(serde_json::to_string(&object).unwrap(), r#"{"b":1,"a":2}"#);
        for text in ["[]", "null", "1"] {
            assert!(serde_json::from_str::<Object>(text).is_err());
        }
    }
}
