//! What the engine remembers of a container it is inside of.

use lossless_json::Kind;

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
#[derive(Clone, Copy)]
pub(crate) struct Frame {
    pub(crate) node: Node,
    pub(crate) kind: Kind,
    /// One bit for each child of the node that was read, by its place among its siblings.
    seen: [u64; 4],
    /// Members or entries read so far; the same key twice is one member.
    pub(crate) count: usize,
    /// How many keys were kept of the containers around it.
    pub(crate) kept_keys: usize,
    /// How many renames were offered in the containers around it.
    pub(crate) renames: usize,
    /// The option whose key probably comes next.
    pub(crate) guess: Option<OptionId>,
    /// Where it begins.
    pub(crate) position: u32,
}

impl Frame {
    /// What fills places that are not in use.
    pub(crate) const UNUSED: Self = Self::new(Node::Unknown, Kind::Null, None, 0);

    pub(crate) const fn new(
        node: Node,
        kind: Kind,
        guess: Option<OptionId>,
        position: u32,
    ) -> Self {
        Self {
            node,
            kind,
            seen: [0; 4],
            count: 0,
            kept_keys: 0,
            renames: 0,
            guess,
            position,
        }
    }

    /// Notes that a child of the node is there; false when it was there already.
    #[inline]
    pub(crate) fn see(&mut self, ordinal: u8) -> bool {
        let bit = 1 << (ordinal % 64);
        let Some(word) = self.seen.get_mut(usize::from(ordinal / 64)) else {
            return true;
        };
        let fresh = *word & bit == 0;
        *word |= bit;
        fresh
    }

    /// Whether a child of the node is there.
    #[inline]
    pub(crate) fn has_seen(&self, ordinal: u8) -> bool {
        let bit = 1 << (ordinal % 64);
        let word = self.seen.get(usize::from(ordinal / 64));
        word.is_some_and(|word| word & bit != 0)
    }
}
