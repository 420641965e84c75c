//! Finds parents, children and siblings of the rows while the program is compiled.

use lossless_json::Kind;

use super::check::{Check, NO_OPTION};
use super::relation::{Condition, Relates, Relation};

/// How many options of a table may be read by relations and rules.
pub(crate) const MOST_WATCHED: usize = 64;

/// Links rows that stand in depth-first order; a row without a parent before it does not compile.
pub(crate) const fn link<const COUNT: usize>(mut rows: [Check; COUNT]) -> [Check; COUNT] {
    assert!(COUNT < NO_OPTION as usize, "a table has too many rows");
    let mut last_child = [NO_OPTION; COUNT];
    let mut last_root = NO_OPTION;
    let mut roots = 0;
    let mut children = [0; COUNT];
    let mut index = 0;
    while index < COUNT {
        let path = rows[index].path.as_bytes();
        let parent_end = parent_end(path);
        let key_start = key_start(path, parent_end);
        rows[index].key = last(rows[index].path, key_start);
        #[expect(clippy::cast_possible_truncation, reason = "asserted above")]
        let own = index as u16;
        rows[index].own = own;
        if parent_end == 0 {
            if last_root != NO_OPTION {
                rows[last_root as usize].next_sibling = own;
            }
            last_root = own;
            rows[index].ordinal = roots;
            roots += 1;
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
            rows[index].ordinal = children[parent as usize];
            children[parent as usize] += 1;
            if rows[index].required {
                rows[parent as usize].requires += 1;
            }
            match entry(path, key_start) {
                Some(Kind::Array) => rows[parent as usize].items = own,
                Some(_) => rows[parent as usize].members = own,
                None => {}
            }
            rows[parent as usize].only_members = rows[parent as usize].first_child
                == rows[parent as usize].members
                && children[parent as usize] == 1;
        }
        index += 1;
    }
    rows
}

/// Whether the last segment, which starts there, stands for entries (`[]`) or for members (`*`).
const fn entry(path: &[u8], start: usize) -> Option<Kind> {
    match path.len() - start {
        1 if path[start] == b'*' => Some(Kind::Object),
        2 if path[start] == b'[' => Some(Kind::Array),
        _ => None,
    }
}

/// How many rows at the top must be there.
pub(crate) const fn requires(rows: &[Check]) -> u8 {
    let mut required = 0;
    let mut index = 0;
    while index < rows.len() {
        if rows[index].required && rows[index].parent == NO_OPTION {
            required += 1;
        }
        index += 1;
    }
    required
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

const fn key_start(path: &[u8], parent_end: usize) -> usize {
    if parent_end > 0 && path[parent_end] == b'.' {
        parent_end + 1
    } else {
        parent_end
    }
}

/// What follows so many bytes of a path.
const fn last(path: &'static str, start: usize) -> &'static str {
    let (_, last) = path.split_at(start);
    last
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

/// The rows with a number for each option that a relation or one of the rules reads, from 1 on.
pub(crate) const fn watch<const COUNT: usize>(
    mut rows: [Check; COUNT],
    relations: &[Relation],
    rules: &[&[u16]],
) -> [Check; COUNT] {
    let mut index = 0;
    while index < relations.len() {
        rows = match relations[index].relates {
            Relates::Excludes(first, second) => mark(rows, &[first, second]),
            Relates::OneOf(condition, among) | Relates::AnyOf(condition, among) => {
                mark(mark_condition(rows, condition), among)
            }
            Relates::MustBe(condition, option, _)
            | Relates::SetTo(condition, option, _)
            | Relates::RequiredWhen(condition, option)
            | Relates::CountsOnlyWith(option, condition)
            | Relates::IdleWhile(option, condition) => {
                mark(mark_condition(rows, condition), &[option])
            }
            Relates::Together(among) => mark(rows, among),
        };
        index += 1;
    }
    index = 0;
    while index < rules.len() {
        rows = mark(rows, rules[index]);
        index += 1;
    }
    let mut number = 0;
    index = 0;
    while index < COUNT {
        if rows[index].watched != 0 {
            number += 1;
            assert!(
                number as usize <= MOST_WATCHED,
                "a table watches too many options"
            );
            rows[index].watched = number;
        } else {
            rows[index].plain = rows[index].unbound();
        }
        index += 1;
    }
    rows
}

const fn mark<const COUNT: usize>(mut rows: [Check; COUNT], options: &[u16]) -> [Check; COUNT] {
    let mut index = 0;
    while index < options.len() {
        rows[options[index] as usize].watched = 1;
        index += 1;
    }
    rows
}

const fn mark_condition<const COUNT: usize>(
    mut rows: [Check; COUNT],
    condition: Condition,
) -> [Check; COUNT] {
    match condition {
        Condition::Always => rows,
        Condition::Present(option)
        | Condition::Absent(option)
        | Condition::Is(option, _)
        | Condition::IsNot(option, _) => mark(rows, &[option]),
        Condition::All(conditions) => {
            let mut index = 0;
            while index < conditions.len() {
                rows = mark_condition(rows, conditions[index]);
                index += 1;
            }
            rows
        }
    }
}
