//! What the scanner does with any bytes at all.

use lossless_json::{Event, Number, Scanner, SyntaxErrorKind, Text, Value};
use proptest::prelude::*;

use crate::generate::{bytes, config, spelled};

/// Checks what has to hold for each event of any text, and that all of them make sense together.
fn check(text: &[u8]) -> Result<(), TestCaseError> {
    let mut scanner = Scanner::new(text);
    let mut end = 0;
    let mut depth = 0_usize;
    while let Some(event) = scanner.next() {
        let event = match event {
            Ok(event) => event,
            Err(error) => {
                prop_assert!(error.offset <= text.len());
                prop_assert!(error.kind != SyntaxErrorKind::DuplicateKey);
                let _ = (error.position(text), error.to_string());
                prop_assert!(scanner.next().is_none());
                return Ok(());
            }
        };
        prop_assert!(end <= scanner.offset() && scanner.offset() < scanner.end_offset());
        end = scanner.end_offset();
        let spelling = &text[scanner.offset()..end];
        match event {
            Event::ObjectStart | Event::ArrayStart => depth += 1,
            Event::ObjectEnd | Event::ArrayEnd => depth -= 1,
            Event::Number(number) => {
                prop_assert_eq!(number.as_bytes(), spelling);
                prop_assert!(Number::parse(number).is_some());
            }
            Event::Key(text) | Event::String(text) => {
                let decoded = text.decode();
                prop_assert!(text.is(&decoded));
                prop_assert_eq!(text, Text::plain(&decoded));
                prop_assert_eq!(text.char_count(), decoded.chars().count());
                let parsed = Value::parse(spelling);
                prop_assert_eq!(parsed, Ok(Value::from(&*decoded)));
            }
            Event::Bool(true) => prop_assert_eq!(spelling, b"true"),
            Event::Bool(false) => prop_assert_eq!(spelling, b"false"),
            Event::Null => prop_assert_eq!(spelling, b"null"),
        }
        prop_assert_eq!(scanner.depth(), depth);
    }
    prop_assert_eq!(depth, 0);
    prop_assert!(text[end..].iter().all(u8::is_ascii_whitespace));
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    /// Guards the invariant that no input makes the crate panic.
    #[test]
    fn no_bytes_make_the_scanner_or_the_parser_panic(text in bytes()) {
        check(&text)?;
        let scanned = Scanner::new(&text).find_map(Result::err);
        match (Value::parse(&text), scanned) {
            (Ok(_), error) => prop_assert_eq!(error, None),
            (Err(error), None) => prop_assert_eq!(error.kind, SyntaxErrorKind::DuplicateKey),
            (Err(error), Some(scanned)) => {
                prop_assert!(error == scanned || error.kind == SyntaxErrorKind::DuplicateKey);
            }
        }
    }

    #[test]
    fn offsets_enclose_each_event_of_a_document((_, text) in spelled()) {
        check(text.as_bytes())?;
    }

    #[test]
    fn a_document_that_is_cut_ends_unexpectedly((_, text) in spelled(), cut: prop::sample::Index) {
        let whole = text.trim_ascii_end();
        let cut = &whole.as_bytes()[..cut.index(whole.len())];
        // What is left of a number is a number again, but only a document that is one can end so.
        let error = Scanner::new(cut).find_map(Result::err);
        match error.map(|error| error.kind) {
            Some(kind) => prop_assert!(matches!(
                kind,
                SyntaxErrorKind::UnexpectedEnd | SyntaxErrorKind::InvalidUtf8
            )),
            None => prop_assert!(Number::parse(str::from_utf8(cut).unwrap().trim()).is_some()),
        }
    }
}
