//! What the engine knows of a value, and of the members of an object it is inside of.

use super::habits::Before;
use crate::catalogue::Types;
use crate::catalogue::row::Row;
use crate::catalogue::table::Checks;
use crate::strategies::common::OPTIONS;

/// What the catalogue says of a value.
#[derive(Clone, Copy)]
pub(crate) struct Node {
    checks: Option<&'static Checks>,
    row: Option<&'static Row>,
}

impl Node {
    /// Nothing.
    pub(crate) const UNKNOWN: Self = Self {
        checks: None,
        row: None,
    };

    /// It is the object that a whole table describes.
    pub(crate) const fn root(checks: &'static Checks) -> Self {
        Self {
            checks: Some(checks),
            row: None,
        }
    }

    /// The options of a connection of which nothing else is known.
    pub(crate) const UNKNOWN_OPTIONS: Self = Self {
        checks: None,
        row: Some(&OPTIONS),
    };

    /// It is this option.
    #[inline]
    pub(crate) const fn option(checks: &'static Checks, row: &'static Row) -> Self {
        Self {
            checks: Some(checks),
            row: Some(row),
        }
    }

    /// One of the options below it.
    #[inline]
    pub(crate) const fn child(self, row: &'static Row) -> Self {
        Self {
            checks: self.checks,
            row: Some(row),
        }
    }

    /// Its table, where the catalogue says anything.
    #[inline]
    pub(crate) fn checks(self) -> Option<&'static Checks> {
        self.checks
    }

    /// Its row, where it is an option.
    #[inline]
    pub(crate) fn row(self) -> Option<&'static Row> {
        self.row
    }

    /// Whether the catalogue knows keys of it by their names.
    #[inline]
    pub(crate) fn names_keys(self) -> bool {
        let in_row = |row: &Row| row.is_parent() && !row.has_one_for_all();
        self.checks.is_some() && self.row.is_none_or(in_row)
    }

    /// Whether scalars of this type are right as they are, and no relation or rule looks at them.
    #[inline]
    pub(crate) fn is_plain(self, of: Types) -> bool {
        self.row.is_some_and(|row| row.plain.has(of))
    }

    /// Whether every text of so many bytes is right, and no relation or rule looks at it.
    #[inline]
    pub(crate) fn takes_any_of(self, length: usize) -> bool {
        length.wrapping_sub(1) < self.short_texts()
    }

    /// Up to how many bytes a text is right whatever it says, unless it is empty: any number where
    /// the catalogue says nothing.
    #[inline]
    pub(crate) fn short_texts(self) -> usize {
        match (self.checks, self.row) {
            (_, Some(row)) => usize::from(row.short_texts),
            (Some(_), None) => 0,
            (None, None) => usize::MAX,
        }
    }

    /// What the first of its keys comes after.
    #[inline]
    pub(crate) fn before(self) -> Before {
        match (self.checks, self.row) {
            (_, Some(row)) => Before::Members(row),
            (Some(checks), None) => Before::Table(checks),
            (None, None) => Before::Nothing,
        }
    }

    /// One of the rows below it that stand for many: its entries, or its members without a row of
    /// their own.
    #[inline]
    pub(crate) fn entries(
        self,
        of: impl Fn(&Checks, &'static Row) -> Option<&'static Row>,
    ) -> Self {
        let Self {
            checks: Some(checks),
            row: Some(row),
        } = self
        else {
            return Self::UNKNOWN;
        };
        match of(checks, row) {
            Some(row) => Self::option(checks, row),
            None => Self::UNKNOWN,
        }
    }
}

/// The members of an object that were read so far.
pub(crate) struct Members {
    /// One bit for each child of the node, by its place among its siblings.
    seen: [u64; 4],
    /// How many there are; the same key twice is one member.
    pub(crate) count: usize,
    /// How many of those that must be there are.
    required: u8,
    /// How many keys were kept of the objects around it.
    pub(crate) kept_keys: usize,
    /// How many renames were offered in the objects around it.
    pub(crate) renames: usize,
}

impl Members {
    #[inline]
    pub(crate) fn new(kept_keys: usize, renames: usize) -> Self {
        Self {
            seen: [0; 4],
            count: 0,
            required: 0,
            kept_keys,
            renames,
        }
    }

    /// Notes that a child of the node is there; false when it was there already.
    #[inline]
    pub(crate) fn see(&mut self, row: &Row) -> bool {
        let bit = 1 << (row.ordinal % 64);
        let Some(word) = self.seen.get_mut(usize::from(row.ordinal / 64)) else {
            return true;
        };
        if *word & bit != 0 {
            return false;
        }
        *word |= bit;
        self.count += 1;
        self.required += u8::from(row.is_required());
        true
    }

    /// Whether all children are there of which so many must be.
    #[inline]
    pub(crate) fn has_all(&self, required: u8) -> bool {
        self.required >= required
    }

    /// Whether a child of the node is there.
    #[inline]
    pub(crate) fn has_seen(&self, ordinal: u8) -> bool {
        let bit = 1 << (ordinal % 64);
        let word = self.seen.get(usize::from(ordinal / 64));
        word.is_some_and(|word| word & bit != 0)
    }
}
