//! A table of options as the engine reads it.

use lossless_json::Text;

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
    /// How many rows at the top must be there.
    pub(crate) requires: u8,
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

    /// The first option below a row, or at the top.
    #[inline]
    pub(crate) fn first_child(&self, of: Option<&Check>) -> Option<&'static Check> {
        match of {
            None => self.rows.first(),
            Some(row) => linked(row.first_child).and_then(|id| self.row(id)),
        }
    }

    /// The option behind a row, below the same one.
    #[inline]
    pub(crate) fn sibling(&self, of: &Check) -> Option<&'static Check> {
        of.after().and_then(|id| self.row(id))
    }

    /// The option with this key below a row, or at the top.
    pub(crate) fn child_of(
        &'static self,
        of: Option<&Check>,
        key: &Text<'_>,
    ) -> Option<&'static Check> {
        // Of many objects the catalogue knows no key, only what all members are.
        if of.is_some_and(Check::has_only_members) {
            return None;
        }
        let parent = of.map(|row| OptionId(row.own));
        match key.as_plain() {
            Some(key) => index::find(self.index, self.rows, parent, key),
            None => self
                .children(parent)
                .filter_map(|id| self.row(id))
                .find(|row| key.is(row.key())),
        }
    }

    /// The place of the option with this key.
    pub(crate) fn child(&'static self, of: Option<OptionId>, key: &str) -> Option<OptionId> {
        index::find(self.index, self.rows, of, key).map(|row| OptionId(row.own))
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
