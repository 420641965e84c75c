//! A patch as a JSON document (RFC 6902, section 3), and back.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::{Operation, Patch};
use crate::object::Object;
use crate::pointer::Pointer;
use crate::value::Value;
use crate::write::write_text;

/// A document that is no JSON Patch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatchFormatError {
    /// The place in the document that is wrong, or where something is missing.
    pub pointer: Pointer,
    /// What is wrong there.
    pub kind: PatchFormatErrorKind,
}

/// The ways in which a document fails to be a JSON Patch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PatchFormatErrorKind {
    /// The document is no array.
    NotAnArray,
    /// An operation is no object.
    NotAnObject,
    /// An operation lacks this member.
    Missing,
    /// A member that has to be a string is none.
    NotAString,
    /// `op` names no operation of RFC 6902.
    UnknownOperation,
    /// `path` or `from` is no JSON pointer.
    NotAPointer,
}

impl Patch {
    /// The patch as the JSON document of RFC 6902: an array of objects with `op`, `from`, `path`
    /// and `value`, each where it belongs.
    pub fn to_value(&self) -> Value {
        let operations: Vec<Value> = self.0.iter().map(Operation::to_value).collect();
        Value::Array(operations)
    }

    /// Adds the text of [`to_value`](Self::to_value) to another one, without making the value.
    pub fn write_to(&self, output: &mut String) {
        output.push('[');
        for (place, operation) in self.0.iter().enumerate() {
            if place > 0 {
                output.push(',');
            }
            operation.write_to(output);
        }
        output.push(']');
    }

    /// The patch that such a document holds; members that RFC 6902 does not define are ignored.
    pub fn from_value(document: &Value) -> Result<Patch, PatchFormatError> {
        let operations = document.as_array().ok_or(PatchFormatError {
            pointer: Pointer::ROOT,
            kind: PatchFormatErrorKind::NotAnArray,
        })?;
        let operations = operations.iter().enumerate();
        operations
            .map(|(index, operation)| {
                let pointer = Pointer::ROOT.join_index(index);
                match operation {
                    Value::Object(members) => Members { members, pointer }.operation(),
                    _ => Err(PatchFormatError {
                        pointer,
                        kind: PatchFormatErrorKind::NotAnObject,
                    }),
                }
            })
            .collect()
    }
}

impl Operation {
    fn to_value(&self) -> Value {
        let mut members = Object::new();
        let mut member = |key: &str, value: Value| members.push(key.into(), value);
        let (name, from, path, value) = self.members();
        member("op", name.into());
        if let Some(from) = from {
            member("from", from.as_str().into());
        }
        member("path", path.as_str().into());
        if let Some(value) = value {
            member("value", value.clone());
        }
        Value::Object(members)
    }

    fn write_to(&self, output: &mut String) {
        let (name, from, path, value) = self.members();
        output.push_str("{\"op\":");
        write_text(output, name);
        if let Some(from) = from {
            output.push_str(",\"from\":");
            write_text(output, from.as_str());
        }
        output.push_str(",\"path\":");
        write_text(output, path.as_str());
        if let Some(value) = value {
            output.push_str(",\"value\":");
            value.write_to(output);
        }
        output.push('}');
    }

    /// `op`, `from`, `path` and `value`.
    fn members(&self) -> (&'static str, Option<&Pointer>, &Pointer, Option<&Value>) {
        match self {
            Operation::Add { path, value } => ("add", None, path, Some(value)),
            Operation::Remove { path } => ("remove", None, path, None),
            Operation::Replace { path, value } => ("replace", None, path, Some(value)),
            Operation::Move { from, path } => ("move", Some(from), path, None),
            Operation::Copy { from, path } => ("copy", Some(from), path, None),
            Operation::Test { path, value } => ("test", None, path, Some(value)),
        }
    }
}

/// One operation's members, and its place in the document.
struct Members<'a> {
    members: &'a Object,
    pointer: Pointer,
}

impl<'a> Members<'a> {
    fn operation(&self) -> Result<Operation, PatchFormatError> {
        let name = self.string("op")?;
        let path = self.pointer("path");
        Ok(match name {
            "add" => Operation::Add {
                path: path?,
                value: self.member("value")?.clone(),
            },
            "remove" => Operation::Remove { path: path? },
            "replace" => Operation::Replace {
                path: path?,
                value: self.member("value")?.clone(),
            },
            "move" => Operation::Move {
                from: self.pointer("from")?,
                path: path?,
            },
            "copy" => Operation::Copy {
                from: self.pointer("from")?,
                path: path?,
            },
            "test" => Operation::Test {
                path: path?,
                value: self.member("value")?.clone(),
            },
            _ => return Err(self.error("op", PatchFormatErrorKind::UnknownOperation)),
        })
    }

    fn member(&self, key: &str) -> Result<&'a Value, PatchFormatError> {
        let member = self.members.get(key);
        member.ok_or_else(|| self.error(key, PatchFormatErrorKind::Missing))
    }

    fn string(&self, key: &str) -> Result<&'a str, PatchFormatError> {
        let string = self.member(key)?.as_str();
        string.ok_or_else(|| self.error(key, PatchFormatErrorKind::NotAString))
    }

    fn pointer(&self, key: &str) -> Result<Pointer, PatchFormatError> {
        let pointer = Pointer::parse(self.string(key)?);
        pointer.map_err(|_| self.error(key, PatchFormatErrorKind::NotAPointer))
    }

    fn error(&self, key: &str, kind: PatchFormatErrorKind) -> PatchFormatError {
        PatchFormatError {
            pointer: self.pointer.join(key),
            kind,
        }
    }
}

impl fmt::Display for PatchFormatError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problem = match self.kind {
            PatchFormatErrorKind::NotAnArray => "a JSON Patch is an array",
            PatchFormatErrorKind::NotAnObject => "an operation is an object",
            PatchFormatErrorKind::Missing => "a member is missing",
            PatchFormatErrorKind::NotAString => "not a string",
            PatchFormatErrorKind::UnknownOperation => "not an operation",
            PatchFormatErrorKind::NotAPointer => "not a JSON pointer",
        };
        write!(formatter, "{:?}: {problem}", self.pointer)
    }
}

impl core::error::Error for PatchFormatError {}
