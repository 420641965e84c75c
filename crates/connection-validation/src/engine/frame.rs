//! What the engine remembers of a container it is inside of.

use alloc::vec::Vec;

use lossless_json::Kind;

use super::Outbox;
use super::keys::Keys;
use crate::catalogue::OptionId;
use crate::catalogue::table::Checks;

/// What the catalogue says of a value.
#[derive(Clone, Copy)]
pub(crate) enum Node {
    /// Nothing.
    Unknown,
    /// It is the object that a whole table describes.
    Root(&'static Checks),
    /// It is this option.
    Option(&'static Checks, OptionId),
}

/// An object or array that is not closed yet.
pub(crate) struct Frame<'a> {
    pub(crate) node: Node,
    pub(crate) kind: Kind,
    /// The keys read so far; in an array whose entries must differ, the entries.
    pub(crate) keys: Keys<'a>,
    /// Entries of an array read so far.
    pub(crate) entries: usize,
    /// The option whose key probably comes next.
    pub(crate) guess: Option<OptionId>,
    /// Findings that can be mended by renaming their key, if the right one is not there as well.
    pub(crate) renames: Vec<(usize, &'static str)>,
    /// The length of the container's own pointer.
    pub(crate) path_length: usize,
    /// Where it begins.
    pub(crate) position: u32,
}

impl Frame<'_> {
    pub(crate) fn new(node: Node, kind: Kind, guess: Option<OptionId>, outbox: &Outbox) -> Self {
        Self {
            node,
            kind,
            keys: Keys::default(),
            entries: 0,
            guess,
            renames: Vec::new(),
            path_length: outbox.path_length(),
            position: outbox.position(),
        }
    }

    /// How many members or entries it has.
    pub(crate) fn count(&self) -> usize {
        if self.kind == Kind::Array {
            self.entries
        } else {
            self.keys.len()
        }
    }
}
