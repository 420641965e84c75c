//! A tree out of events, and events out of a tree.

use alloc::string::String;
use alloc::vec::Vec;
use core::slice;

use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::event::Event;
use crate::lookup::Lookup;
use crate::number::Number;
use crate::object::{Iter, Object};
use crate::scanner::Scanner;
use crate::text::Text;
use crate::value::Value;

impl Value {
    /// The value that `text` spells: one JSON text in UTF-8 (RFC 8259) with whitespace around it,
    /// at most [`MAX_DEPTH`](crate::MAX_DEPTH) deep and with no key twice in an object.
    ///
    /// # Errors
    ///
    /// The first error of the grammar; a duplicate key once its object has ended.
    pub fn parse(text: &[u8]) -> Result<Value, SyntaxError> {
        let mut scanner = Scanner::new(text);
        let mut open: Vec<Open<'_>> = Vec::new();
        let mut root = Value::Null;
        while let Some(event) = scanner.next().transpose()? {
            let value = match event {
                Event::ObjectStart => {
                    open.push(Open::Object {
                        object: Object::new(),
                        key: String::new(),
                        inside: scanner.clone(),
                    });
                    continue;
                }
                Event::ArrayStart => {
                    open.push(Open::Array(Vec::new()));
                    continue;
                }
                Event::Key(text) => {
                    if let Some(Open::Object { key, .. }) = open.last_mut() {
                        *key = text.decode().into_owned();
                    }
                    continue;
                }
                Event::ObjectEnd | Event::ArrayEnd => match open.pop() {
                    Some(Open::Object { object, inside, .. }) => {
                        refuse_duplicates(&object, inside)?;
                        Value::Object(object)
                    }
                    Some(Open::Array(elements)) => Value::Array(elements),
                    // The scanner closes only what it has opened.
                    None => Value::Null,
                },
                Event::String(text) => Value::String(text.decode().into_owned()),
                Event::Number(text) => Value::Number(Number::from_checked(text)),
                Event::Bool(boolean) => Value::Bool(boolean),
                Event::Null => Value::Null,
            };
            match open.last_mut() {
                Some(Open::Object { object, key, .. }) => {
                    object.push(core::mem::take(key), value);
                }
                Some(Open::Array(elements)) => elements.push(value),
                None => root = value,
            }
        }
        Ok(root)
    }
}

/// A container that has not ended yet.
enum Open<'a> {
    Object {
        object: Object,
        /// The key of the member whose value comes next.
        key: String,
        /// The scanner right after the opening brace.
        inside: Scanner<'a>,
    },
    Array(Vec<Value>),
}

/// Refuses an object with a key that is there twice; `scanner` stands after its opening brace.
fn refuse_duplicates(object: &Object, mut scanner: Scanner<'_>) -> Result<(), SyntaxError> {
    let Some(position) = Lookup::of(object.members()).first_duplicate() else {
        return Ok(());
    };
    // Positions of keys are not kept; the way to the wrong one is gone once more.
    let depth = scanner.depth();
    let mut keys_before = position;
    while let Some(event) = scanner.next().transpose()? {
        if scanner.depth() == depth && matches!(event, Event::Key(_)) {
            if keys_before == 0 {
                break;
            }
            keys_before -= 1;
        }
    }
    Err(SyntaxError {
        offset: scanner.offset(),
        kind: SyntaxErrorKind::DuplicateKey,
    })
}

/// The events of a tree, the same that a [`Scanner`] finds in its text.
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
