//! Applying a patch, all of it or none.

use core::fmt;

use super::{Operation, Patch};
use crate::pointer::{Pointer, array_index};
use crate::scanner::MAX_DEPTH;
use crate::value::Value;

/// A patch that could not be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PatchError {
    /// The position of the operation that failed, from 0.
    pub operation: usize,
    /// Why it failed.
    pub kind: PatchErrorKind,
}

/// The ways in which an operation fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PatchErrorKind {
    /// Its `path`, or for an addition the parent of it, does not exist.
    PathNotFound,
    /// Its `from` does not exist.
    FromNotFound,
    /// The value tested for is not there.
    TestFailed,
    /// It would move a value into itself.
    MoveIntoItself,
    /// The document would be deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
    TooDeep,
}

impl Patch {
    /// Applies the operations in turn; when one fails, `value` stays as it was.
    pub fn apply(&self, value: &mut Value) -> Result<(), PatchError> {
        let mut changed = value.clone();
        for (position, operation) in self.0.iter().enumerate() {
            operation.apply(&mut changed).map_err(|kind| PatchError {
                operation: position,
                kind,
            })?;
        }
        *value = changed;
        Ok(())
    }
}

impl Operation {
    /// Applies this operation alone; `document` may be spoilt when it fails.
    fn apply(&self, document: &mut Value) -> Result<(), PatchErrorKind> {
        match self {
            Operation::Add { path, value } => add(document, path, value.clone()),
            Operation::Remove { path } => match document.remove(path) {
                Some(_) => Ok(()),
                None => Err(PatchErrorKind::PathNotFound),
            },
            Operation::Replace { path, value } => {
                check_depth(path, value)?;
                let place = document.at_mut(path).ok_or(PatchErrorKind::PathNotFound)?;
                place.clone_from(value);
                Ok(())
            }
            Operation::Move { from, path } if path == from => match document.at(from) {
                Some(_) => Ok(()),
                None => Err(PatchErrorKind::FromNotFound),
            },
            Operation::Move { from, path } if path.starts_with(from) => {
                Err(PatchErrorKind::MoveIntoItself)
            }
            Operation::Move { from, path } => {
                let value = document.remove(from).ok_or(PatchErrorKind::FromNotFound)?;
                add(document, path, value)
            }
            Operation::Copy { from, path } => {
                let value = document.at(from).ok_or(PatchErrorKind::FromNotFound)?;
                let value = value.clone();
                add(document, path, value)
            }
            Operation::Test { path, value } => match document.at(path) {
                Some(found) if found.equivalent(value) => Ok(()),
                Some(_) => Err(PatchErrorKind::TestFailed),
                None => Err(PatchErrorKind::PathNotFound),
            },
        }
    }
}

fn add(document: &mut Value, path: &Pointer, value: Value) -> Result<(), PatchErrorKind> {
    check_depth(path, &value)?;
    let Some((parent, token)) = path.parent().zip(path.last()) else {
        *document = value;
        return Ok(());
    };
    match document.at_mut(&parent) {
        Some(Value::Object(object)) => {
            object.insert(token, value);
            Ok(())
        }
        Some(Value::Array(elements)) => {
            let index = match &*token {
                "-" => Some(elements.len()),
                other => array_index(other).filter(|&index| index <= elements.len()),
            };
            elements.insert(index.ok_or(PatchErrorKind::PathNotFound)?, value);
            Ok(())
        }
        _ => Err(PatchErrorKind::PathNotFound),
    }
}

fn check_depth(path: &Pointer, value: &Value) -> Result<(), PatchErrorKind> {
    if path.tokens().count() + value.depth() > MAX_DEPTH {
        return Err(PatchErrorKind::TooDeep);
    }
    Ok(())
}

/// The position and what went wrong; nothing of the document, which may hold secrets.
impl fmt::Display for PatchError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problem = match self.kind {
            PatchErrorKind::PathNotFound => "its path does not exist",
            PatchErrorKind::FromNotFound => "its source does not exist",
            PatchErrorKind::TestFailed => "the value differs",
            PatchErrorKind::MoveIntoItself => "a value cannot move into itself",
            PatchErrorKind::TooDeep => "the document would be nested too deeply",
        };
        write!(formatter, "operation {} failed: {problem}", self.operation)
    }
}

impl core::error::Error for PatchError {}
