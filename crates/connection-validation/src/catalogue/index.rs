//! Finds an option by its key: a hash table made while the program is compiled.

use super::check::{Check, NO_OPTION};
use super::table::OptionId;

/// How many slots a table of so many rows has: at least two a row, a power of two.
pub(crate) const fn size(rows: usize) -> usize {
    (2 * rows).next_power_of_two()
}

/// The slots: each holds a row or [`NO_OPTION`]; a row that finds its slot taken has the next one.
pub(crate) const fn build<const COUNT: usize, const SIZE: usize>(
    rows: &[Check; COUNT],
) -> [u16; SIZE] {
    let mut slots = [NO_OPTION; SIZE];
    let mut row = 0;
    while row < COUNT {
        let key = rows[row].key.as_bytes();
        let mut slot = hash(rows[row].parent, key) % SIZE;
        while slots[slot] != NO_OPTION {
            slot = (slot + 1) % SIZE;
        }
        #[expect(clippy::cast_possible_truncation, reason = "linking has asserted it")]
        let own = row as u16;
        slots[slot] = own;
        row += 1;
    }
    slots
}

/// The child of `parent` (or of the top) that has this key.
#[inline]
pub(crate) fn find(
    slots: &'static [u16],
    rows: &'static [Check],
    parent: Option<OptionId>,
    key: &str,
) -> Option<&'static Check> {
    let parent = parent.map_or(NO_OPTION, |id| id.0);
    let last = slots.len().wrapping_sub(1);
    let mut slot = hash(parent, key.as_bytes()) & last;
    loop {
        let id = OptionId(*slots.get(slot)?);
        let row = rows.get(id.index())?;
        if row.parent == parent && lossless_json::same(row.key(), key) {
            return Some(row);
        }
        slot = (slot + 1) & last;
    }
}

/// Mixes the length and both ends of the key: what is between decides too rarely to be worth it.
#[inline]
const fn hash(parent: u16, key: &[u8]) -> usize {
    let (start, end) =
        if let (Some(start), Some(end)) = (key.first_chunk::<8>(), key.last_chunk::<8>()) {
            (u64::from_le_bytes(*start), u64::from_le_bytes(*end))
        } else if let (Some(start), Some(end)) = (key.first_chunk::<4>(), key.last_chunk::<4>()) {
            (
                u32::from_le_bytes(*start) as u64,
                u32::from_le_bytes(*end) as u64,
            )
        } else if let (Some(start), Some(end)) = (key.first(), key.last()) {
            (*start as u64, *end as u64)
        } else {
            (0, 0)
        };
    let seed = key.len() as u64 ^ ((parent as u64) << 8);
    let mixed = (start ^ end.rotate_left(29) ^ seed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 40) as usize
}

#[cfg(test)]
mod tests {
    use connection_model::Strategy;

    use crate::strategies;

    #[test]
    fn every_row_is_found_by_its_key_and_nothing_else_is() {
        let tables = Strategy::ALL
            .iter()
            .map(|strategy| strategies::checks(*strategy));
        for checks in tables.chain([&strategies::common::CHECKS]) {
            for (place, row) in checks.rows.iter().enumerate() {
                let parent =
                    (row.parent != super::NO_OPTION).then_some(super::OptionId(row.parent));
                let found = super::find(checks.index, checks.rows, parent, row.key());
                assert_eq!(
                    found.map(|row| usize::from(row.own)),
                    Some(place),
                    "{}",
                    row.path
                );
                for other in [&row.key()[1..], "x", "", "an-option-that-nobody-has"] {
                    let known = checks
                        .children(parent)
                        .any(|id| checks.row(id).is_some_and(|row| row.key() == other));
                    let found = super::find(checks.index, checks.rows, parent, other);
                    assert_eq!(found.is_some(), known, "{other} beside {}", row.path);
                }
            }
        }
    }
}
