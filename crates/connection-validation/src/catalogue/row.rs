//! A line of the catalogue while the program is compiled.
//!
//! Rows exist only then: what is linked are the statics made from them, each with one column.

use super::check::{Check, string};
use super::form::{Form, Group, group};

/// A line of the catalogue with all its columns.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub(crate) path: &'static str,
    pub(crate) check: Check,
    pub(crate) form: Form,
    pub(crate) label: &'static str,
    pub(crate) help: &'static str,
}

const EMPTY: Row = Row {
    path: "",
    check: string(),
    form: group(Group::General),
    label: "",
    help: "",
};

/// How many rows several lists have together.
pub(crate) const fn total(lists: &[&[Row]]) -> usize {
    let mut count = 0;
    let mut list = 0;
    while list < lists.len() {
        count += lists[list].len();
        list += 1;
    }
    count
}

/// Several lists one behind the other.
pub(crate) const fn join<const COUNT: usize>(lists: &[&[Row]]) -> [Row; COUNT] {
    let mut rows = [EMPTY; COUNT];
    let mut place = 0;
    let mut list = 0;
    while list < lists.len() {
        let mut index = 0;
        while index < lists[list].len() {
            rows[place] = lists[list][index];
            place += 1;
            index += 1;
        }
        list += 1;
    }
    rows
}

/// The column that is checked, with the paths, not linked yet.
pub(crate) const fn checks<const COUNT: usize>(rows: &[Row; COUNT]) -> [Check; COUNT] {
    let mut column = [EMPTY.check; COUNT];
    let mut index = 0;
    while index < COUNT {
        column[index] = rows[index].check.at(rows[index].path);
        index += 1;
    }
    column
}

/// The column for forms.
pub(crate) const fn forms<const COUNT: usize>(rows: &[Row; COUNT]) -> [Form; COUNT] {
    let mut column = [EMPTY.form; COUNT];
    let mut index = 0;
    while index < COUNT {
        column[index] = rows[index].form;
        index += 1;
    }
    column
}

/// The column that people read: label and help.
pub(crate) const fn texts<const COUNT: usize>(
    rows: &[Row; COUNT],
) -> [(&'static str, &'static str); COUNT] {
    let mut column = [("", ""); COUNT];
    let mut index = 0;
    while index < COUNT {
        column[index] = (rows[index].label, rows[index].help);
        index += 1;
    }
    column
}
