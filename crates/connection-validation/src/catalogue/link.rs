//! Finds parents, children and siblings of the rows while the program is compiled.

use super::check::{Check, NO_OPTION};

/// Links rows that stand in depth-first order; a row without a parent before it does not compile.
pub(crate) const fn link<const COUNT: usize>(mut rows: [Check; COUNT]) -> [Check; COUNT] {
    assert!(COUNT < NO_OPTION as usize, "a table has too many rows");
    let mut last_child = [NO_OPTION; COUNT];
    let mut last_root = NO_OPTION;
    let mut index = 0;
    while index < COUNT {
        let path = rows[index].path.as_bytes();
        let parent_end = parent_end(path);
        rows[index].key_start = key_start(path, parent_end);
        #[expect(clippy::cast_possible_truncation, reason = "asserted above")]
        let own = index as u16;
        if parent_end == 0 {
            if last_root != NO_OPTION {
                rows[last_root as usize].next_sibling = own;
            }
            last_root = own;
        } else {
            let parent = find(&rows, index, path, parent_end);
            rows[index].parent = parent;
            let previous = last_child[parent as usize];
            if previous == NO_OPTION {
                rows[parent as usize].first_child = own;
            } else {
                rows[previous as usize].next_sibling = own;
            }
            last_child[parent as usize] = own;
        }
        index += 1;
    }
    rows
}

/// The place of a path in linked rows; a path that is not there does not compile.
pub(crate) const fn id_of(rows: &[Check], path: &str) -> u16 {
    find(rows, rows.len(), path.as_bytes(), path.len())
}

/// Where the parent's path ends: `a.b.c` → `a.b`, `a[]` → `a`, `a` → nothing.
const fn parent_end(path: &[u8]) -> usize {
    let mut end = path.len();
    while end > 0 {
        end -= 1;
        if path[end] == b'.' || path[end] == b'[' {
            return end;
        }
    }
    0
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the longest path has under 100 bytes"
)]
const fn key_start(path: &[u8], parent_end: usize) -> u8 {
    if parent_end == 0 {
        return 0;
    }
    if path[parent_end] == b'.' {
        parent_end as u8 + 1
    } else {
        parent_end as u8
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a table's length fits")]
const fn find(rows: &[Check], before: usize, path: &[u8], end: usize) -> u16 {
    let mut index = before;
    while index > 0 {
        index -= 1;
        if is_start(rows[index].path.as_bytes(), path, end) {
            return index as u16;
        }
    }
    panic!("no row has this path");
}

const fn is_start(own: &[u8], path: &[u8], end: usize) -> bool {
    if own.len() != end {
        return false;
    }
    let mut index = 0;
    while index < end {
        if own[index] != path[index] {
            return false;
        }
        index += 1;
    }
    true
}
