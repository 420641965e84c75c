//! The way to a value, kept in the frames of those who read what is around it.

use lossless_json::{Pointer, Text, Value};

use crate::catalogue::row::Row;

/// A value's place in the payload. It becomes a pointer only for a finding.
#[derive(Clone, Copy)]
pub(crate) struct Place<'p, 'a> {
    above: Option<&'p Place<'p, 'a>>,
    step: Step<'a>,
    /// Where the value's key begins in the document, or the value itself where it has none.
    ///
    /// Counted from 1: what has no place comes before all others.
    position: usize,
    /// Whether the value stands below a key that the contract does not read, so that nothing in
    /// it can be refused.
    ignored: bool,
}

/// The last step of the way.
#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Key(Text<'a>),
    Option(&'static Row),
    Index(usize),
}

impl Place<'_, '_> {
    /// The payload itself, wherever it begins.
    pub(crate) const ANYWHERE: Self = Self {
        above: None,
        step: Step::Root,
        position: 0,
        ignored: false,
    };

    /// The payload itself, which begins there.
    pub(crate) fn root(start: usize) -> Self {
        Self {
            above: None,
            step: Step::Root,
            position: start + 1,
            ignored: false,
        }
    }
}

impl<'p, 'a> Place<'p, 'a> {
    /// The member with this key.
    #[inline]
    pub(crate) fn member(&'p self, key: Text<'a>, start: usize) -> Self {
        self.below(Step::Key(key), start)
    }

    /// The member that is this option.
    #[inline]
    pub(crate) fn option(&'p self, row: &'static Row, start: usize) -> Self {
        self.below(Step::Option(row), start)
    }

    /// The entry with this number.
    #[inline]
    pub(crate) fn entry(&'p self, index: usize, start: usize) -> Self {
        self.below(Step::Index(index), start)
    }

    #[inline]
    fn below(&'p self, step: Step<'a>, start: usize) -> Self {
        Self {
            above: Some(self),
            step,
            position: start + 1,
            ignored: self.ignored,
        }
    }
}

impl Place<'_, '_> {
    /// From here on down nothing is refused.
    pub(crate) fn ignore(&mut self) {
        self.ignored = true;
    }

    /// Whether nothing here can be refused.
    pub(crate) fn is_ignored(&self) -> bool {
        self.ignored
    }

    /// Where it begins in the document, counted from 1.
    #[inline]
    pub(crate) fn position(&self) -> u32 {
        u32::try_from(self.position).unwrap_or(u32::MAX)
    }

    /// Whether it is the payload itself.
    #[inline]
    pub(crate) fn is_root(&self) -> bool {
        self.above.is_none()
    }

    /// Whether it is a member of the payload.
    #[inline]
    pub(crate) fn is_at_top(&self) -> bool {
        self.above.is_some_and(Place::is_root)
    }

    /// Whether it is this member of the payload.
    #[inline]
    pub(crate) fn is_member(&self, name: &str) -> bool {
        self.is_at_top()
            && match self.step {
                Step::Key(key) => key.is(name),
                Step::Option(row) => row.key() == name,
                Step::Root | Step::Index(_) => false,
            }
    }

    /// What another document has at this place; nothing below an array, whose entries have no
    /// lasting place.
    pub(crate) fn value_in<'v>(&self, document: &'v Value) -> Option<&'v Value> {
        let above = || self.above?.value_in(document);
        match self.step {
            Step::Root => Some(document),
            Step::Key(key) => above()?.get(&key.decode()),
            Step::Option(row) => above()?.get(row.key()),
            Step::Index(_) => None,
        }
    }

    /// The pointer of the value.
    pub(crate) fn pointer(&self) -> Pointer {
        let above = || self.above.map(Place::pointer).unwrap_or_default();
        match self.step {
            Step::Root => Pointer::root(),
            Step::Key(key) => above().join(&key.decode()),
            Step::Option(row) => above().join(row.key()),
            Step::Index(index) => above().join_index(index),
        }
    }
}
