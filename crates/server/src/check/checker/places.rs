//! Where in a file findings are.

use connection_documents::Finding as DocumentFinding;
use connection_files::{Cursor, Record, locate, within};
use connection_validation::{Code, Finding, Params};
use lossless_json::{Pointer, Position};

use crate::check::terraform::Names;

/// Where in the file these places of a connection are.
pub(super) fn places_of(
    record: &Record<'_>,
    pointers: Vec<&Pointer>,
    cursor: &mut Cursor<'_>,
) -> Vec<Position> {
    if pointers.is_empty() {
        return Vec::new();
    }
    let offsets: Vec<_> = locate(&record.text, &pointers)
        .into_iter()
        .map(|offsets| offsets.first)
        .collect();
    record.positions(&offsets, cursor)
}

/// Where in the file the findings are. A syntax error that tells its place in the record is made
/// to tell its place in the file.
pub(super) fn places(
    record: &Record<'_>,
    findings: &mut [Finding],
    cursor: &mut Cursor<'_>,
) -> Vec<Position> {
    if findings.is_empty() {
        return Vec::new();
    }
    let pointers: Vec<&Pointer> = findings.iter().map(|finding| &finding.pointer).collect();
    let offsets: Vec<usize> = locate(&record.text, &pointers)
        .into_iter()
        .zip(&*findings)
        .map(|(offsets, finding)| match finding.code {
            Code::DuplicateKey => offsets.last,
            _ => offsets.first,
        })
        .collect();
    let mut positions = record.positions(&offsets, cursor);
    for (finding, position) in findings.iter_mut().zip(&mut positions) {
        if finding.code == Code::Syntax {
            let number = |name| {
                let number = finding.params.number(name).unwrap_or(1);
                usize::try_from(number).unwrap_or(1)
            };
            let inside = Position {
                line: number("line"),
                column: number("column"),
            };
            // A syntax error is at the root, which is where the record begins.
            *position = within(*position, inside);
            finding.params = syntax_params(&finding.params, *position);
        }
    }
    positions
}

fn syntax_params(params: &Params, position: Position) -> Params {
    let number = |number: usize| i64::try_from(number).ok();
    let mut moved = Params::none();
    if let Some(problem) = params.get("problem") {
        moved = moved.with("problem", problem.clone());
    }
    moved
        .with_number("line", number(position.line))
        .with_number("column", number(position.column))
}

/// Has findings lead to places as the file calls them. A fix is for the connection that the API
/// gets, and says nothing of such a file.
pub(super) fn rename(
    names: &Names,
    findings: &mut [Finding],
    beside: &mut [(Finding, String)],
    inspected: &mut [DocumentFinding],
) {
    let beside = beside.iter_mut().map(|(finding, _)| finding);
    for finding in findings.iter_mut().chain(beside) {
        finding.pointer = names.rename(&finding.pointer);
        finding.fix = None;
    }
    for finding in inspected {
        finding.pointer = names.rename(&finding.pointer);
        finding.fix = None;
    }
}

/// What to do about a text that is not JSON.
pub(super) fn mend(problem: &str) -> &'static str {
    match problem {
        "unexpected-end" => "; has the file been cut short?",
        "invalid-utf-8" => "; save the file as UTF-8",
        "control-character" => "; close the quotes before the end of the line, or write \\n",
        "invalid-escape" => "; write a backslash twice",
        "too-deep" => "; a connection needs no more than a few",
        _ => "; check commas, quotes and brackets there and before",
    }
}
