//! JSON Patch (RFC 6902).

mod apply;
mod format;
#[cfg(test)]
mod tests;

pub use apply::{PatchError, PatchErrorKind};
pub use format::{PatchFormatError, PatchFormatErrorKind};

use alloc::vec::Vec;

use crate::diff::Change;
use crate::pointer::Pointer;
use crate::value::Value;

/// A JSON Patch (RFC 6902): operations that are applied one after the other, all or none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patch(pub Vec<Operation>);

/// One operation of a [`Patch`] (RFC 6902, section 4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Puts a value at a place whose parent exists: a member is replaced or added at the end of
    /// its object, an element is inserted before the one at that index; `-` is the array's end.
    Add {
        /// Where the value goes.
        path: Pointer,
        /// What is put there.
        value: Value,
    },
    /// Takes out the value at a place.
    Remove {
        /// The place, which must exist.
        path: Pointer,
    },
    /// Puts a value in the place of one.
    Replace {
        /// The place, which must exist.
        path: Pointer,
        /// What is put there.
        value: Value,
    },
    /// Takes a value out at one place and adds it at another, which is not inside the first.
    Move {
        /// Where the value is, which must exist.
        from: Pointer,
        /// Where it goes, as with [`Operation::Add`].
        path: Pointer,
    },
    /// Adds a copy of a value at another place.
    Copy {
        /// Where the value is, which must exist.
        from: Pointer,
        /// Where the copy goes, as with [`Operation::Add`].
        path: Pointer,
    },
    /// Fails the whole patch unless the value at a place is equivalent.
    Test {
        /// The place, which must exist.
        path: Pointer,
        /// What has to be there, up to [`Value::equivalent`].
        value: Value,
    },
}

impl Patch {
    /// The patch that makes these changes, such as those that [`diff`](crate::diff) found.
    pub fn from_changes(changes: &[Change]) -> Patch {
        changes.iter().filter_map(operation).collect()
    }
}

impl FromIterator<Operation> for Patch {
    fn from_iter<I: IntoIterator<Item = Operation>>(operations: I) -> Patch {
        Patch(operations.into_iter().collect())
    }
}

fn operation(change: &Change) -> Option<Operation> {
    let path = change.pointer.clone();
    match (&change.before, &change.after) {
        (None, None) => None,
        (Some(_), None) => Some(Operation::Remove { path }),
        (None, Some(value)) => Some(Operation::Add {
            path,
            value: value.clone(),
        }),
        (Some(_), Some(value)) => Some(Operation::Replace {
            path,
            value: value.clone(),
        }),
    }
}
