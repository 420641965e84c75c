//! Reading and changing a tree at a pointer.

use alloc::string::String;
use alloc::vec::Vec;
use core::mem;

use crate::object::Object;
use crate::pointer::{Pointer, array_index};
use crate::scanner::MAX_DEPTH;
use crate::value::Value;

impl Value {
    /// The value at `pointer` (RFC 6901, section 4).
    pub fn at(&self, pointer: &Pointer) -> Option<&Value> {
        pointer.tokens().try_fold(self, |value, token| match value {
            Value::Object(object) => object.get(&token),
            Value::Array(elements) => elements.get(array_index(&token)?),
            _ => None,
        })
    }

    /// The value at `pointer`, to change it in place.
    pub fn at_mut(&mut self, pointer: &Pointer) -> Option<&mut Value> {
        pointer
            .tokens()
            .try_fold(self, |value, token| value.child_mut(&token))
    }

    /// Puts `value` at `pointer` and says whether it did; if not, nothing has changed.
    ///
    /// A value that is there is replaced, keeping its place in its object.
    /// A missing member goes to the end of its object, and objects that are missing on the way are
    /// made. In an array, its length and `-` stand for a new last element.
    /// It does nothing when the path runs through a string, number, boolean or null or past the
    /// end of an array, and when the document would be deeper than
    /// [`MAX_DEPTH`](crate::MAX_DEPTH).
    pub fn set(&mut self, pointer: &Pointer, value: Value) -> bool {
        let tokens: Vec<_> = pointer.tokens().collect();
        if tokens.len() + value.depth() > MAX_DEPTH {
            return false;
        }
        let mut tokens = tokens.iter();
        let mut place = self;
        while let Some(token) = tokens.next() {
            if place.child_mut(token).is_none() {
                // Nothing is there yet, so all that follows is made around the value.
                let made = tokens.rev().fold(value, |inner, token| {
                    let mut object = Object::new();
                    object.push(String::from(&**token), inner);
                    Value::Object(object)
                });
                return place.append(token, made);
            }
            let Some(child) = place.child_mut(token) else {
                return false;
            };
            place = child;
        }
        *place = value;
        true
    }

    /// Takes the value at `pointer` out of its object or array; of the root, `null` remains.
    pub fn remove(&mut self, pointer: &Pointer) -> Option<Value> {
        let Some((parent, token)) = pointer.parent().zip(pointer.last()) else {
            return Some(mem::take(self));
        };
        match self.at_mut(&parent)? {
            Value::Object(object) => object.remove(&token),
            Value::Array(elements) => {
                let index = array_index(&token)?;
                (index < elements.len()).then(|| elements.remove(index))
            }
            _ => None,
        }
    }

    /// How many arrays and objects are inside each other where there are most: 0 for a scalar.
    pub(crate) fn depth(&self) -> usize {
        let inner = match self {
            Value::Object(object) => object.values().map(Value::depth).max(),
            Value::Array(elements) => elements.iter().map(Value::depth).max(),
            _ => return 0,
        };
        1 + inner.unwrap_or(0)
    }

    fn child_mut(&mut self, token: &str) -> Option<&mut Value> {
        match self {
            Value::Object(object) => object.get_mut(token),
            Value::Array(elements) => elements.get_mut(array_index(token)?),
            _ => None,
        }
    }

    /// Adds `value` at the place `token` in this value, where nothing is yet.
    fn append(&mut self, token: &str, value: Value) -> bool {
        match self {
            Value::Object(object) => object.push(token.into(), value),
            Value::Array(elements)
                if token == "-" || array_index(token) == Some(elements.len()) =>
            {
                elements.push(value);
            }
            _ => return false,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    fn value(text: &str) -> Value {
        Value::parse(text.as_bytes()).unwrap()
    }

    fn pointer(text: &str) -> Pointer {
        Pointer::parse(text).unwrap()
    }

    #[test]
    fn the_examples_of_the_rfc_resolve() {
        // RFC 6901, section 5.
        let mut document = value(
            r#"{"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4,
                "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8}"#,
        );
        let whole = document.to_string();
        let mut check = |at: &str, expected: &str| {
            let mut expected = value(expected);
            assert_eq!(document.at(&pointer(at)), Some(&expected), "{at}");
            assert_eq!(document.at_mut(&pointer(at)), Some(&mut expected), "{at}");
        };
        check("", &whole);
        check("/foo", r#"["bar", "baz"]"#);
        check("/foo/0", r#""bar""#);
        check("/", "0");
        check("/a~1b", "1");
        check("/c%d", "2");
        check("/e^f", "3");
        check("/g|h", "4");
        check("/i\\j", "5");
        check("/k\"l", "6");
        check("/ ", "7");
        check("/m~0n", "8");
    }

    #[test]
    fn a_place_that_is_not_there_has_no_value() {
        let mut document = value(r#"{"a": [1, 2], "b": null, "c": "text", "0": 1}"#);
        for text in [
            "/x", "/a/2", "/a/-", "/a/00", "/a/x", "/a/0/0", "/b/x", "/c/0", "/A", "/a/",
        ] {
            assert_eq!(document.at(&pointer(text)), None, "{text}");
            assert_eq!(document.at_mut(&pointer(text)), None, "{text}");
            let before = document.clone();
            assert_eq!(document.remove(&pointer(text)), None, "{text}");
            assert_eq!(document, before);
        }
    }

    #[test]
    fn set_replaces_in_place_and_adds_at_the_end() {
        let check = |before: &str, at: &str, after: &str| {
            let mut document = value(before);
            assert!(document.set(&pointer(at), 9.into()), "{before} {at}");
            assert_eq!(document.to_string(), after);
        };
        check("1", "", "9");
        check(r#"{"a":1,"b":2}"#, "/a", r#"{"a":9,"b":2}"#);
        check(r#"{"a":1}"#, "/b", r#"{"a":1,"b":9}"#);
        check(r#"{"a":{"b":[1,2]}}"#, "/a/b/1", r#"{"a":{"b":[1,9]}}"#);
        check("[1,2]", "/2", "[1,2,9]");
        check("[1,2]", "/-", "[1,2,9]");
        check("[]", "/0", "[9]");
        check("{}", "/a/b/c", r#"{"a":{"b":{"c":9}}}"#);
        check("{}", "/a/0", r#"{"a":{"0":9}}"#);
        check("[]", "/-/a", r#"[{"a":9}]"#);
        check(r#"{"a":null}"#, "/a", r#"{"a":9}"#);
        check("{}", "/a~1b/~0", r#"{"a/b":{"~":9}}"#);
    }

    #[test]
    fn set_refuses_a_path_through_a_scalar_and_changes_nothing() {
        let document = value(r#"{"a":1,"b":null,"c":"text","d":[1],"e":true}"#);
        for text in [
            "/a/x", "/b/x", "/c/0", "/d/2", "/d/x", "/d/00", "/d/0/x", "/e/x/y",
        ] {
            let mut changed = document.clone();
            assert!(!changed.set(&pointer(text), Value::Null), "{text}");
            assert_eq!(changed, document);
        }
    }

    #[test]
    fn set_makes_no_document_deeper_than_the_limit() {
        let deep = |depth| pointer(&"/a".repeat(depth));
        let mut document = Value::Null;
        assert!(!document.set(&deep(MAX_DEPTH + 1), Value::Null));
        document = Object::new().into();
        assert!(!document.set(&deep(MAX_DEPTH), value("[]")));
        assert!(!document.set(&deep(100_000), Value::Null));
        assert_eq!(document, Object::new().into());
        assert!(document.set(&deep(MAX_DEPTH - 1), value("[]")));
        assert_eq!(document.depth(), MAX_DEPTH);
        assert_eq!(Value::parse(document.to_string().as_bytes()), Ok(document));
    }

    #[test]
    fn remove_takes_the_value_out_and_closes_the_gap() {
        let check = |before: &str, at: &str, removed: &str, after: &str| {
            let mut document = value(before);
            assert_eq!(document.remove(&pointer(at)), Some(value(removed)));
            assert_eq!(document.to_string(), after);
        };
        check(r#"{"a":1,"b":2,"c":3}"#, "/b", "2", r#"{"a":1,"c":3}"#);
        check("[1,2,3]", "/0", "1", "[2,3]");
        check(r#"{"a":[{"b":1}]}"#, "/a/0/b", "1", r#"{"a":[{}]}"#);
        check("[1]", "", "[1]", "null");
    }
}
