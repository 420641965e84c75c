//! A tree out of events, and events out of a tree.

use alloc::string::String;
use alloc::vec::Vec;
use core::slice;

use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::event::Event;
use crate::lookup::Lookup;
use crate::number::Number;
use crate::object::{Iter, Object};
use crate::scanner::Reader;
use crate::text::Text;
use crate::value::{Kind, Value};

impl Value {
    /// The value that `text` spells: one JSON text in UTF-8 (RFC 8259) with whitespace around it,
    /// at most [`MAX_DEPTH`](crate::MAX_DEPTH) deep and with no key twice in an object.
    ///
    /// # Errors
    ///
    /// The first error of the grammar; a duplicate key once its object has ended.
    pub fn parse(text: &[u8]) -> Result<Value, SyntaxError> {
        let mut reader = Reader::new(text);
        let value = value(&mut reader)?;
        reader.finish()?;
        Ok(value)
    }
}

/// Reads the value that comes next; no deeper than the reader goes.
// A call, so that what finds the end of a string is there once.
#[inline(never)]
fn string(reader: &mut Reader<'_>) -> Result<String, SyntaxError> {
    Ok(reader.string()?.decode().into_owned())
}

fn value(reader: &mut Reader<'_>) -> Result<Value, SyntaxError> {
    Ok(match reader.begin()? {
        Kind::Null => {
            reader.null()?;
            Value::Null
        }
        Kind::Boolean => Value::Bool(reader.bool()?),
        Kind::Number => Value::Number(Number::from_checked(reader.number()?)),
        Kind::String => Value::String(string(reader)?),
        Kind::Array => Value::Array(elements(reader)?),
        Kind::Object => Value::Object(members(reader)?),
    })
}

fn elements(reader: &mut Reader<'_>) -> Result<Vec<Value>, SyntaxError> {
    reader.open()?;
    let mut elements = Vec::new();
    let mut more = reader.first_entry()?;
    while more {
        elements.push(value(reader)?);
        more = reader.next_entry()?;
    }
    Ok(elements)
}

fn members(reader: &mut Reader<'_>) -> Result<Object, SyntaxError> {
    reader.open()?;
    let mut object = Object::new();
    let mut places = Vec::new();
    let mut first = true;
    while reader.member(first)? {
        first = false;
        places.push(reader.offset());
        let key = string(reader)?;
        reader.colon()?;
        object.push(key, value(reader)?);
    }
    match Lookup::of(object.members()).first_duplicate() {
        None => Ok(object),
        Some(position) => Err(SyntaxError {
            offset: places.get(position).copied().unwrap_or_default(),
            kind: SyntaxErrorKind::DuplicateKey,
        }),
    }
}

/// The events of a tree, the same that a [`Scanner`](crate::Scanner) finds in its text.
pub fn events(value: &Value) -> impl Iterator<Item = Event<'_>> {
    Events {
        next: Some(value),
        open: Vec::new(),
    }
}

struct Events<'a> {
    /// The value to come, after the root's beginning or a key.
    next: Option<&'a Value>,
    open: Vec<Rest<'a>>,
}

/// What is still to come of an open container.
enum Rest<'a> {
    Object(Iter<'a>),
    Array(slice::Iter<'a, Value>),
}

impl<'a> Iterator for Events<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        let value = match self.next.take() {
            Some(value) => value,
            None => match self.open.last_mut()? {
                Rest::Object(members) => {
                    let Some((key, value)) = members.next() else {
                        self.open.pop();
                        return Some(Event::ObjectEnd);
                    };
                    self.next = Some(value);
                    return Some(Event::Key(Text::plain(key)));
                }
                Rest::Array(elements) => {
                    let Some(value) = elements.next() else {
                        self.open.pop();
                        return Some(Event::ArrayEnd);
                    };
                    value
                }
            },
        };
        Some(match value {
            Value::Null => Event::Null,
            Value::Bool(boolean) => Event::Bool(*boolean),
            Value::Number(number) => Event::Number(number.as_str()),
            Value::String(string) => Event::String(Text::plain(string)),
            Value::Array(elements) => {
                self.open.push(Rest::Array(elements.iter()));
                Event::ArrayStart
            }
            Value::Object(object) => {
                self.open.push(Rest::Object(object.iter()));
                Event::ObjectStart
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;

    use super::*;
    use crate::scanner::{MAX_DEPTH, Scanner};

    #[track_caller]
    fn check_duplicate(text: &str, offset: usize) {
        let kind = SyntaxErrorKind::DuplicateKey;
        let error = Value::parse(text.as_bytes());
        assert_eq!(error, Err(SyntaxError { offset, kind }), "{text}");
    }

    #[test]
    fn a_text_becomes_the_tree_it_spells() {
        let value = Value::parse(br#" {"a": [1.0, "\u0062", {"c": null}], "": false} "#).unwrap();
        let members = [("c".to_string(), Value::Null)];
        let elements = alloc::vec![
            Value::from(Number::parse("1.0").unwrap()),
            Value::from("b"),
            Value::from(Object::from_iter(members)),
        ];
        let members = [
            ("a".to_string(), elements.into()),
            (String::new(), false.into()),
        ];
        assert_eq!(value, Object::from_iter(members).into());
    }

    #[test]
    fn a_duplicate_key_is_refused() {
        check_duplicate(r#"{"a":1,"a":2}"#, 7);
        check_duplicate(r#"{"a":1,"b":2,"b":3,"a":4}"#, 13);
        check_duplicate(r#"[0,{"x":{"a":1,"a":2}}]"#, 15);
        check_duplicate(r#"{"a":{"a":{}},"b":[{"a":1}],"a":1}"#, 28);
        check_duplicate(r#"{"":1,"":2}"#, 6);
        // However it is spelled.
        check_duplicate(r#"{"strategy":1,"\u0073trategy":2}"#, 14);
    }

    #[test]
    fn a_duplicate_among_many_keys_is_refused() {
        let many: Vec<String> = (0..1000)
            .map(|key| format!("\"{key}\":{{\"7\":1}}"))
            .collect();
        let many = many.join(",");
        check_duplicate(&format!("{{{many},\"7\":1}}"), many.len() + 2);
        assert!(Value::parse(format!("{{{many},\"x\":1}}").as_bytes()).is_ok());
    }

    #[test]
    fn the_same_key_in_another_object_is_no_duplicate() {
        assert!(Value::parse(br#"{"a":{"a":{"a":1}},"b":[{"a":1},{"a":1}]}"#).is_ok());
    }

    #[test]
    fn the_grammar_comes_before_the_keys() {
        let error = Value::parse(br#"{"a":1,"a":2,}"#).unwrap_err();
        assert_eq!(error.kind, SyntaxErrorKind::UnexpectedByte);
    }

    #[test]
    fn a_tree_is_as_deep_as_the_limit_and_no_deeper() {
        let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(Value::parse(nested(MAX_DEPTH).as_bytes()).is_ok());
        let error = Value::parse(nested(MAX_DEPTH + 1).as_bytes()).unwrap_err();
        assert_eq!(error.kind, SyntaxErrorKind::TooDeep);
    }

    #[test]
    fn a_tree_replays_the_events_of_its_text() {
        let text = br#"{"a":[1.0,{"b":null},[]],"\n":{},"c":[true,"x"]}"#;
        let value = Value::parse(text).unwrap();
        let scanned = Scanner::new(text).map(Result::unwrap);
        assert!(scanned.eq(events(&value)));
        assert_eq!(events(&value).count(), 20);
    }
}
