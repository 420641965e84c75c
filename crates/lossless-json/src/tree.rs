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
        let (value, end) = value(&mut reader, 0)?;
        reader.finish(end)?;
        Ok(value)
    }
}

/// Reads the value at or behind `at`, and says where it ends; no deeper than the reader goes.
fn value(reader: &mut Reader<'_>, at: usize) -> Result<(Value, usize), SyntaxError> {
    let (kind, start) = reader.begin(at)?;
    Ok(match kind {
        Kind::Null => (Value::Null, reader.null(start)?),
        Kind::Boolean => {
            let (value, end) = reader.bool(start)?;
            (Value::Bool(value), end)
        }
        Kind::Number => {
            let (spelling, end) = reader.number(start)?;
            (Value::Number(Number::from_checked(spelling)), end)
        }
        Kind::String => {
            let (string, end) = string(reader, start)?;
            (Value::String(string), end)
        }
        Kind::Array => {
            let (elements, end) = elements(reader, start)?;
            (Value::Array(elements), end)
        }
        Kind::Object => {
            let (members, end) = members(reader, start)?;
            (Value::Object(members), end)
        }
    })
}

/// Reads the string that begins here: a call, so that what finds the end of one is there once.
#[inline(never)]
fn string(reader: &Reader<'_>, start: usize) -> Result<(String, usize), SyntaxError> {
    let (quoted, end) = reader.string(start)?;
    Ok((reader.text(quoted).decode().into_owned(), end))
}

fn elements(reader: &mut Reader<'_>, start: usize) -> Result<(Vec<Value>, usize), SyntaxError> {
    let at = reader.open(start)?;
    let mut elements = Vec::new();
    let (mut more, mut at) = reader.first_entry(at)?;
    while more {
        let (element, end) = value(reader, at)?;
        elements.push(element);
        (more, at) = reader.next_entry(end)?;
    }
    Ok((elements, at))
}

fn members(reader: &mut Reader<'_>, start: usize) -> Result<(Object, usize), SyntaxError> {
    let at = reader.open(start)?;
    let mut object = Object::new();
    let mut places = Vec::new();
    let (mut more, mut at) = reader.first_member(at)?;
    while more {
        places.push(at);
        let (key, end) = string(reader, at)?;
        let (member, end) = value(reader, reader.colon(end)?)?;
        object.push(key, member);
        (more, at) = reader.next_member(end)?;
    }
    match Lookup::of(object.members()).first_duplicate() {
        None => Ok((object, at)),
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
    use alloc::string::String;
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
