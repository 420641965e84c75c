//! A table of options as the engine reads it.

use lossless_json::{Kind, Text};

use super::check::{Check, NO_OPTION};
use super::index;
use super::relation::Relation;

/// An option's place in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OptionId(pub(crate) u16);

impl OptionId {
    pub(crate) fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The checked part of a table: rows linked as a tree, and the relations between them.
#[derive(Debug)]
pub(crate) struct Checks {
    pub(crate) rows: &'static [Check],
    pub(crate) relations: &'static [Relation],
    /// Where each row is, by its key.
    pub(crate) index: &'static [u16],
    /// Whether a row at the top must be there.
    pub(crate) requires: bool,
    /// Whether a top-level key without a row is refused, or only wondered at.
    pub(crate) closed: bool,
}

impl Checks {
    #[inline]
    pub(crate) fn row(&self, id: OptionId) -> Option<&'static Check> {
        self.rows.get(id.index())
    }

    /// The options at the top (`None`) or right below an option, in the table's order.
    pub(crate) fn children(&'static self, of: Option<OptionId>) -> Siblings {
        let first = match of {
            None => (!self.rows.is_empty()).then_some(OptionId(0)),
            Some(id) => self.row(id).and_then(|row| linked(row.first_child)),
        };
        Siblings {
            checks: self,
            next: first,
        }
    }

    /// The child with this key. `guess` is looked at first: keys mostly come in the table's order.
    #[inline]
    pub(crate) fn child(
        &'static self,
        of: Option<OptionId>,
        key: &Text<'_>,
        guess: Option<OptionId>,
    ) -> Option<OptionId> {
        if let Some(id) = guess
            && let Some(row) = self.row(id)
            && key.is(row.key())
        {
            return Some(id);
        }
        match key.as_plain() {
            Some(key) => index::find(self.index, self.rows, of, key),
            None => self
                .children(of)
                .find(|id| self.row(*id).is_some_and(|row| key.is(row.key()))),
        }
    }

    /// The row for the entries of an array (`[]`) or the members of a map (`*`).
    #[inline]
    pub(crate) fn entries(&'static self, of: OptionId, kind: Kind) -> Option<OptionId> {
        let row = self.row(of)?;
        linked(if kind == Kind::Array {
            row.items
        } else {
            row.members
        })
    }

    /// The sibling behind an option.
    pub(crate) fn after(&self, id: OptionId) -> Option<OptionId> {
        self.row(id).and_then(Check::after)
    }
}

pub(super) fn linked(index: u16) -> Option<OptionId> {
    (index != NO_OPTION).then_some(OptionId(index))
}

/// Options with the same parent, in the table's order.
#[derive(Debug)]
pub struct Siblings {
    checks: &'static Checks,
    next: Option<OptionId>,
}

impl Iterator for Siblings {
    type Item = OptionId;

    fn next(&mut self) -> Option<OptionId> {
        let current = self.next?;
        self.next = self.checks.after(current);
        Some(current)
    }
}
