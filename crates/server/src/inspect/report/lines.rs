//! Lines for people.

use std::fmt::Write as _;

use crate::shown::Shown;

/// A line that says nothing to the terminal, whatever a document has in it.
pub(super) fn line(out: &mut String, depth: usize, text: &str) {
    // Writing to a text cannot fail.
    let _ = writeln!(out, "{:1$}{2}", "", 2 * depth, Shown(text));
}

pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
