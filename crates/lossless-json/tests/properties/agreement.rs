//! The scanner takes and refuses the same texts as serde_json.
//!
//! The two differ in what they limit, and only in that.
//! serde_json takes 127 levels and the scanner 128.
//! serde_json refuses a number beyond `f64` where it makes values; then its check of the grammar
//! alone is asked, unless the text has `\u` escapes too, which that does not check.
//! Duplicate keys are no difference: neither serde_json nor the scanner minds them.

use lossless_json::{MAX_DEPTH, Scanner};
use proptest::prelude::*;
use serde::de::IgnoredAny;

use crate::generate::{bytes, config, damaged, spelled};

/// Whether serde_json takes the text, where it says so.
fn serde_json_takes(text: &[u8]) -> Option<bool> {
    // Values, for what is ignored is not checked for UTF-8 nor for surrogates.
    match serde_json::from_slice::<serde_json::Value>(text) {
        Ok(_) => Some(true),
        Err(error) if error.to_string().starts_with("number out of range") => {
            let has_escapes = text.windows(2).any(|pair| pair == b"\\u");
            let grammar = serde_json::from_slice::<IgnoredAny>(text).is_ok();
            (!has_escapes).then_some(grammar && str::from_utf8(text).is_ok())
        }
        Err(_) => Some(false),
    }
}

fn scanner_takes(text: &[u8]) -> bool {
    Scanner::new(text).all(|event| event.is_ok())
}

fn check(text: &[u8]) -> Result<(), TestCaseError> {
    let expected = serde_json_takes(text);
    prop_assume!(expected.is_some());
    let shown = String::from_utf8_lossy(text);
    prop_assert_eq!(Some(scanner_takes(text)), expected, "{}", shown);
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn on_the_spelling_of_a_value((_, text) in spelled()) {
        prop_assert!(scanner_takes(text.as_bytes()));
        check(text.as_bytes())?;
    }

    #[test]
    fn on_damaged_texts(text in damaged()) {
        check(&text)?;
    }

    #[test]
    fn on_any_bytes(text in bytes()) {
        check(&text)?;
    }

    #[test]
    fn on_any_pair_of_escapes(first in 0xd7f0..0xe010_u16, second in 0xd7f0..0xe010_u16) {
        check(format!("\"\\u{first:04x}\"").as_bytes())?;
        check(format!("\"\\u{first:04x}\\u{second:04X}\"").as_bytes())?;
        check(format!("\"\\u{first:04x}x\\u{second:04X}\"").as_bytes())?;
    }
}

#[test]
fn on_every_byte_at_the_few_places_where_it_could_matter() {
    for byte in 0..=u8::MAX {
        for (before, after) in [
            ("", ""),
            ("", "1"),
            ("1", ""),
            ("1", "1"),
            ("-", ""),
            ("1.", ""),
            ("1e", "1"),
            ("[", "]"),
            ("[1", "1]"),
            ("[1,", "]"),
            ("{", "}"),
            ("{\"a\"", "1}"),
            ("{\"a\":", "}"),
            ("{\"a\":1", "}"),
            ("\"", "\""),
            ("\"\\", "\""),
            ("\"\\u00", "0\""),
            ("\"\\ud83d\\ude0", "\""),
            ("\"\\ud83d", "\""),
            ("tru", ""),
            ("\"\u{e9}1234567", "12345678\""),
        ] {
            let text = [before.as_bytes(), &[byte], after.as_bytes()].concat();
            let shown = String::from_utf8_lossy(&text);
            assert_eq!(
                Some(scanner_takes(&text)),
                serde_json_takes(&text),
                "{shown}"
            );
        }
    }
}

#[test]
fn on_any_depth_but_the_last() {
    for depth in 0..200 {
        let text = format!("{}0{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(scanner_takes(text.as_bytes()), depth <= MAX_DEPTH);
        let expected = if depth == MAX_DEPTH {
            Some(false)
        } else {
            Some(depth < MAX_DEPTH)
        };
        assert_eq!(serde_json_takes(text.as_bytes()), expected);
    }
}
