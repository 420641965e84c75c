//! What some reports want of a connection beside its findings.

use connection_files::{Cursor, Origin, Record};
use connection_validation::Finding;
use lossless_json::{Event, Scanner};

use super::edit::edits;
use super::report::Replacement;

/// The name of a connection, and for each of its findings the fix as a change of the file.
#[derive(Debug, Default)]
pub(super) struct Details {
    pub(super) name: Option<String>,
    pub(super) replacements: Vec<Option<Replacement>>,
}

impl Details {
    /// The details of a connection; the cursor stays where it is.
    pub(super) fn of(record: &Record<'_>, findings: &[Finding], cursor: &Cursor<'_>) -> Self {
        Self {
            name: name(&record.text),
            replacements: replacements(record, findings, cursor),
        }
    }
}

fn name(record: &[u8]) -> Option<String> {
    let mut scanner = Scanner::new(record);
    loop {
        if let Event::Key(key) = scanner.next()?.ok()?
            && scanner.depth() == 1
            && key.is("name")
        {
            return match scanner.next()?.ok()? {
                Event::String(text) => Some(text.decode().into_owned()),
                _ => None,
            };
        }
    }
}

fn replacements(
    record: &Record<'_>,
    findings: &[Finding],
    cursor: &Cursor<'_>,
) -> Vec<Option<Replacement>> {
    // A text that was translated has other places than its file.
    let Origin::Slice(start) = record.origin else {
        return Vec::new();
    };
    let (numbers, fixes): (Vec<_>, Vec<_>) = findings
        .iter()
        .enumerate()
        .filter_map(|(number, finding)| Some((number, finding.fix.as_ref()?)))
        .unzip();
    if fixes.is_empty() {
        return Vec::new();
    }
    let edits = edits(&record.text, &fixes);
    let offsets: Vec<usize> = edits
        .iter()
        .flatten()
        .flat_map(|edit| [edit.range.start, edit.range.end])
        .collect();
    let mut positions = cursor.clone().all_from(start, &offsets).into_iter();
    let mut replacements = vec![None; findings.len()];
    for (number, edit) in numbers.into_iter().zip(edits) {
        if let Some(edit) = edit
            && let (Some(start), Some(end)) = (positions.next(), positions.next())
            && let Some(replacement) = replacements.get_mut(number)
        {
            *replacement = Some(Replacement {
                start,
                end,
                text: edit.text,
            });
        }
    }
    replacements
}
