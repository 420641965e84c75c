//! A table of options as the engine reads it.

use lossless_json::{Pointer, Text};

use super::relation::Relation;
use super::row::Row;

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
    pub(crate) rows: &'static [Row],
    pub(crate) relations: &'static [Relation],
    /// The options below another one that relations and rules read: number and path of each.
    pub(crate) nested: &'static [(u8, &'static str)],
    /// How many rows at the top must be there.
    pub(crate) requires: u8,
    /// Whether a top-level key without a row is refused, or only wondered at.
    pub(crate) closed: bool,
}

impl Checks {
    #[inline]
    pub(crate) fn row(&self, id: OptionId) -> Option<&'static Row> {
        self.rows.get(id.index())
    }

    /// The place of a row of this table.
    pub(crate) fn id(&self, row: &'static Row) -> Option<OptionId> {
        let place = self.rows.element_offset(row)?;
        u16::try_from(place).ok().map(OptionId)
    }

    /// The options at the top (`None`) or right below an option, in the table's order.
    pub(crate) fn children(&self, of: Option<&'static Row>) -> Children {
        let next = match of {
            None => Some(0),
            Some(row) if row.is_parent() => self.rows.element_offset(row).map(|place| place + 1),
            Some(_) => None,
        };
        Children {
            rows: self.rows,
            // No table has a row there.
            next: next.unwrap_or(usize::MAX),
        }
    }

    /// The option behind a row, below the same one.
    #[inline]
    pub(crate) fn sibling(&self, of: &'static Row) -> Option<&'static Row> {
        linked(self.rows, of, of.next)
    }

    /// The row of an array's entries.
    #[inline]
    pub(crate) fn items(&self, of: &'static Row) -> Option<&'static Row> {
        linked(self.rows, of, of.items)
    }

    /// The row of an object's members without a row of their own.
    #[inline]
    pub(crate) fn members(&self, of: &'static Row) -> Option<&'static Row> {
        linked(self.rows, of, of.members)
    }

    /// The option with this key below a row, or at the top.
    pub(crate) fn child_of(
        &self,
        of: Option<&'static Row>,
        key: &Text<'_>,
    ) -> Option<&'static Row> {
        // Of many objects the catalogue knows no key, only what all members are.
        if of.is_some_and(Row::has_one_for_all) {
            return None;
        }
        self.children(of).find(|row| key.is(row.key()))
    }

    /// The option below a row, or at the top, that a token of a pointer leads to: the one with this
    /// key, or the one for all entries or members.
    pub(crate) fn at(&self, of: Option<&'static Row>, token: &str) -> Option<&'static Row> {
        self.child_of(of, &Text::plain(token))
            .or_else(|| self.children(of).find(|row| row.is_entry()))
    }

    /// The option that a pointer leads to, also through the entries of arrays and maps.
    pub(crate) fn find(&self, pointer: &Pointer) -> Option<OptionId> {
        let mut current = None;
        for token in pointer.tokens() {
            current = Some(self.at(current, &token)?);
        }
        self.id(current?)
    }

    /// The option that a row is below.
    pub(crate) fn parent(&self, of: &'static Row) -> Option<&'static Row> {
        // At the top it would be in front of the first row.
        let place = self.rows.element_offset(of)?;
        self.rows.get(place.checked_sub(usize::from(of.ordinal))?)
    }

    /// The pointer of an option, by one of the object that the table describes.
    pub(crate) fn pointer(&self, to: Pointer, row: &'static Row) -> Pointer {
        let above = match self.parent(row) {
            Some(parent) => self.pointer(to, parent),
            None => to,
        };
        above.join(row.key())
    }

    /// The path of an option that relations or rules read.
    pub(crate) fn watched_path(&self, option: u16) -> &'static str {
        let Some(row) = self.row(OptionId(option)) else {
            return "";
        };
        if self.parent(row).is_none() {
            return row.key();
        }
        let mut nested = self.nested.iter();
        let own = nested.find(|(number, _)| *number == row.watched);
        own.map_or("", |(_, path)| path)
    }
}

/// Options with the same parent, in the table's order.
#[derive(Debug)]
pub(crate) struct Children {
    rows: &'static [Row],
    /// Where the next one is; where no row is when there is none.
    next: usize,
}

impl Iterator for Children {
    type Item = &'static Row;

    #[inline]
    fn next(&mut self) -> Option<&'static Row> {
        let current = self.rows.get(self.next)?;
        self.next = match current.next {
            0 => usize::MAX,
            distance => self.next + usize::from(distance),
        };
        Some(current)
    }
}

/// The row that is so far behind another one; none where that is no distance.
#[inline]
fn linked(rows: &'static [Row], from: &'static Row, distance: u8) -> Option<&'static Row> {
    if distance == 0 {
        return None;
    }
    rows.get(rows.element_offset(from)? + usize::from(distance))
}
