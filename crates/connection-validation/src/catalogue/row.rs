//! An option as the engine reads it.

use super::Types;
use super::check::{Check, string};
use super::keys::Key;
use super::loss::Loss;

/// What is checked of an option, and where it stands in its table.
///
/// Links are distances and not places: lines that several tables share are the same bytes in each
/// of them then, and a compressed module holds them once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    pub(crate) check: &'static Check,
    /// The last segment of its path: a key, `[]` for an array's entries, `*` for the members of a
    /// free-form map.
    pub(crate) key: Key,
    /// How far behind it its next sibling is; 0 when there is none.
    pub(super) next: u8,
    /// How far behind it the child is that stands for its entries (`[]`); 0 when there is none.
    pub(super) items: u8,
    /// How far behind it the child is that stands for its members without a row of their own
    /// (`*`); 0 when there is none.
    pub(super) members: u8,
    /// How far behind its parent it is; at the top, behind the place in front of the first row. No
    /// sibling has the same.
    pub(crate) ordinal: u8,
    /// One more than its place among the options that relations and rules read; 0 for the others.
    pub(crate) watched: u8,
    /// What becomes of it when an update leaves it out.
    pub(crate) loss: Loss,
    /// How many children of it must be there.
    pub(crate) requires: u8,
    /// The types of scalars of which every value is right, and none is looked at by relations and
    /// rules.
    pub(crate) plain: Types,
    /// Up to how many bytes a text is right whatever it says, unless it is empty; 0 when relations
    /// and rules look at it.
    pub(crate) short_texts: u8,
    marks: Marks,
}

/// What is asked of a row for each key of a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marks(u8);

impl Marks {
    /// It must be there when its parent is.
    const REQUIRED: u8 = 1;
    /// Not every request or contract reads it.
    pub(super) const RESTRICTED: u8 = 1 << 1;
    /// It has children.
    pub(super) const PARENT: u8 = 1 << 2;
    /// Its only child stands for its entries or for its members.
    pub(super) const ONE_FOR_ALL: u8 = 1 << 3;
    /// See [`Row::stands_alone`].
    pub(super) const ALONE: u8 = 1 << 4;
}

impl Row {
    /// What a table is filled with before its lines are linked.
    pub(super) const UNLINKED: Self = Self::new(const { &string() }, Key::EMPTY, Loss::Gone);

    /// No option: it stands for the end of an object where rows stand for what comes next. No key
    /// is as long as its own.
    pub(crate) const END: Self = Self::new(const { &string() }, Key::NONE, Loss::Gone);

    /// A row that is not linked yet.
    pub(super) const fn new(check: &'static Check, key: Key, loss: Loss) -> Self {
        let mut marks = 0;
        if check.required {
            marks |= Marks::REQUIRED;
        }
        if check.create_only || check.reads.is_some() {
            marks |= Marks::RESTRICTED;
        }
        Self {
            check,
            key,
            next: 0,
            items: 0,
            members: 0,
            ordinal: 0,
            watched: 0,
            loss,
            requires: 0,
            plain: Types::NONE,
            short_texts: 0,
            marks: Marks(marks),
        }
    }

    pub(super) const fn mark(&mut self, mark: u8) {
        self.marks.0 |= mark;
    }

    pub(super) const fn unmark(&mut self, mark: u8) {
        self.marks.0 &= !mark;
    }

    const fn is(&self, mark: u8) -> bool {
        self.marks.0 & mark != 0
    }

    /// The last segment of the path.
    #[inline]
    pub(crate) fn key(&self) -> &'static str {
        self.key.as_str()
    }

    /// Whether it must be there when its parent is.
    #[inline]
    pub(crate) const fn is_required(&self) -> bool {
        self.is(Marks::REQUIRED)
    }

    /// Whether some requests or one of the contracts do not read it.
    #[inline]
    pub(crate) const fn is_restricted(&self) -> bool {
        self.is(Marks::RESTRICTED)
    }

    /// Whether what is said of it, and of everything below it, depends on nothing else in the
    /// payload: neither a relation nor a rule reads it. Nothing in it is a secret.
    #[inline]
    pub(crate) const fn stands_alone(&self) -> bool {
        self.is(Marks::ALONE)
    }

    /// Whether it has children.
    #[inline]
    pub(crate) const fn is_parent(&self) -> bool {
        self.is(Marks::PARENT)
    }

    /// Whether it stands for the entries of an array or the members of a map.
    pub(crate) fn is_entry(&self) -> bool {
        matches!(self.key(), "[]" | "*")
    }

    /// Whether the only option below it is one that stands for all its entries or members.
    #[inline]
    pub(crate) const fn has_one_for_all(&self) -> bool {
        self.is(Marks::ONE_FOR_ALL)
    }
}
