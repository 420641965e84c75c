//! A line of the catalogue while the program is compiled.
//!
//! Lines exist only then: what is linked are the statics made from them, each with one column.

use super::check::{Check, string};
use super::form::{Form, Group, group};

/// A line of the catalogue with all its columns.
#[derive(Clone, Copy)]
pub(crate) struct Line {
    pub(crate) path: &'static str,
    /// Lines that are checked alike share it once the program is linked.
    pub(crate) check: &'static Check,
    pub(crate) form: Form,
    pub(crate) label: &'static str,
    pub(crate) help: &'static str,
}

const EMPTY: Line = Line {
    path: "",
    check: const { &string() },
    form: group(Group::General),
    label: "",
    help: "",
};

/// How many lines several lists have together.
pub(crate) const fn total(lists: &[&[Line]]) -> usize {
    let mut count = 0;
    let mut list = 0;
    while list < lists.len() {
        count += lists[list].len();
        list += 1;
    }
    count
}

/// Several lists one behind the other.
pub(crate) const fn join<const COUNT: usize>(lists: &[&[Line]]) -> [Line; COUNT] {
    let mut lines = [EMPTY; COUNT];
    let mut place = 0;
    let mut list = 0;
    while list < lists.len() {
        let mut index = 0;
        while index < lists[list].len() {
            lines[place] = lists[list][index];
            place += 1;
            index += 1;
        }
        list += 1;
    }
    lines
}

/// The column of paths.
pub(crate) const fn paths<const COUNT: usize>(lines: &[Line; COUNT]) -> [&'static str; COUNT] {
    let mut column = [""; COUNT];
    let mut index = 0;
    while index < COUNT {
        column[index] = lines[index].path;
        index += 1;
    }
    column
}

/// The column for forms.
pub(crate) const fn forms<const COUNT: usize>(lines: &[Line; COUNT]) -> [Form; COUNT] {
    let mut column = [EMPTY.form; COUNT];
    let mut index = 0;
    while index < COUNT {
        column[index] = lines[index].form;
        index += 1;
    }
    column
}

/// The column that people read: label and help.
pub(crate) const fn texts<const COUNT: usize>(
    lines: &[Line; COUNT],
) -> [(&'static str, &'static str); COUNT] {
    let mut column = [("", ""); COUNT];
    let mut index = 0;
    while index < COUNT {
        column[index] = (lines[index].label, lines[index].help);
        index += 1;
    }
    column
}

/// Where the last segment of a path begins: behind a dot, or at the bracket of `[]`.
pub(crate) const fn key_start(path: &str) -> usize {
    let path = path.as_bytes();
    let mut at = path.len();
    while at > 0 {
        at -= 1;
        match path[at] {
            b'.' => return at + 1,
            b'[' => return at,
            _ => {}
        }
    }
    0
}

/// The last segment of a path.
pub(crate) const fn key(path: &'static str) -> &'static str {
    path.split_at(key_start(path)).1
}
