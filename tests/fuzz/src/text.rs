//! Any bytes as the body of a request, and as an export in pieces.

use connection_model::Contract;
use connection_validation::{
    Context, Export, Locale, Report, Validator, message, validate_text, validate_value,
};
use lossless_json::Value;

use super::memory::Bound;
use super::source::Source;

/// An export learns what payloads are like, in room that does not grow.
const MEMORY: Bound = Bound {
    fixed: 256 * 1024,
    for_each: 512,
};

/// Text and tree are judged alike, whatever was learned before; every finding has a sentence in
/// every language, every mend can be made, and an export in pieces is the export in one.
pub fn text(data: &[u8]) {
    MEMORY.holds(data, || check(data));
}

fn check(data: &[u8]) {
    let mut source = Source(data);
    let context = source.context();
    let cut = usize::from(source.byte());
    let report = judge(source.0, &context);
    learn(source.0, &context, &report);
    pieces(source.0, &context, cut);
}

/// Checks that the same is wrong with a text that is known, and that other requests learned from.
fn learn(text: &[u8], context: &Context<'_>, report: &Report) {
    let mut learned = Validator::new();
    learned.validate_text(text, &Context::update(Contract::Reference, None, None));
    for _ in 0..2 {
        assert_eq!(learned.validate_text(text, context), *report);
    }
}

/// Checks what a text and its tree are said to have wrong.
pub(crate) fn judge(text: &[u8], context: &Context<'_>) -> Report {
    let report = validate_text(text, context);
    for finding in &report.findings {
        for locale in Locale::ALL {
            assert!(!message(locale, finding).is_empty(), "{}", finding.code);
        }
    }
    if let Ok(value) = Value::parse(text) {
        assert_eq!(validate_value(&value, context), report);
        for fix in report.findings.iter().filter_map(|it| it.fix.as_ref()) {
            let mut mended = value.clone();
            assert!(fix.apply(&mut mended).is_ok(), "a mend can be made");
        }
    }
    report
}

fn pieces(text: &[u8], context: &Context<'_>, cut: usize) {
    let whole = export([text].into_iter(), context);
    let (first, second) = text.split_at(cut.min(text.len()));
    assert_eq!(export([first, second].into_iter(), context), whole);
    assert_eq!(export(text.chunks(1), context), whole);
}

fn export<'a>(
    pieces: impl Iterator<Item = &'a [u8]>,
    context: &Context<'_>,
) -> (usize, Vec<(usize, Report)>) {
    let mut found = Vec::new();
    let mut export = Export::new(*context);
    for piece in pieces {
        export.push(piece, &mut |place, report| found.push((place, report)));
    }
    export.end(&mut |place, report| found.push((place, report)));
    (export.records(), found)
}
