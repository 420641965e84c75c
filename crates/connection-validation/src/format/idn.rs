//! Labels of internationalized domain names as DNS has them.
//!
//! What other characters are mapped to (UTS #46) fills tables. Here are only scripts whose
//! characters are mapped to themselves or by a sum, which is most of what domains are written in;
//! of a label with any other character nothing is said, so that what is said is certain.

use alloc::string::String;
use alloc::vec::Vec;

use super::punycode;

/// The longest label of a host name (RFC 1035, 2.3.4); a label in ASCII is never shorter.
const LONGEST_LABEL: usize = 63;

/// Appends the label in lower case and, where it has more than ASCII, in Punycode; nothing where
/// its spelling is not certain.
pub(super) fn push_label(label: &str, into: &mut String) -> Option<()> {
    if label.is_ascii() {
        into.extend(label.chars().map(|char| char.to_ascii_lowercase()));
        return Some(());
    }
    if label.len() > 4 * LONGEST_LABEL {
        return None;
    }
    let mut lower = Vec::new();
    for char in label.chars() {
        lower.push(lower_case(char)?);
    }
    let label = lower;
    // Such a prefix says that what follows is encoded already (RFC 5891, 4.2.3.1).
    if matches!(label.as_slice(), [_, _, '-', '-', ..]) {
        return None;
    }
    into.push_str("xn--");
    punycode::encode(&label, into)
}

/// What the character is mapped to; nothing where that takes a table, depends on its neighbours or
/// differs between the two generations of the standard (`ß`, `ς`).
fn lower_case(char: char) -> Option<char> {
    let (first, _, case) = RANGES
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&char))?;
    let code = u32::from(char);
    let above_first = code - u32::from(*first);
    char::from_u32(match case {
        Case::Lower => code,
        Case::Upper(by) => code + by,
        Case::ByTurns => code + 1 - above_first % 2,
    })
}

enum Case {
    /// Lower case, or a script without any.
    Lower,
    /// Upper case, whose lower case stands so far behind it.
    Upper(u32),
    /// Upper and lower case by turns.
    ByTurns,
}

/// Of other characters nothing is said.
static RANGES: [(char, char, Case); 28] = [
    // ASCII, Latin-1, Greek and Cyrillic.
    ('a', 'z', Case::Lower),
    ('0', '9', Case::Lower),
    ('-', '-', Case::Lower),
    ('à', 'ö', Case::Lower),
    ('ø', 'ÿ', Case::Lower),
    ('α', 'ρ', Case::Lower),
    ('σ', 'ω', Case::Lower),
    ('ά', 'ί', Case::Lower),
    ('ό', 'ώ', Case::Lower),
    ('а', 'џ', Case::Lower),
    ('A', 'Z', Case::Upper(32)),
    ('À', 'Ö', Case::Upper(32)),
    ('Ø', 'Þ', Case::Upper(32)),
    ('Α', 'Ρ', Case::Upper(32)),
    ('Τ', 'Ω', Case::Upper(32)),
    ('А', 'Я', Case::Upper(32)),
    ('Ѐ', 'Џ', Case::Upper(80)),
    // Hiragana, Katakana, Han and Hangul.
    ('ぁ', 'ゖ', Case::Lower),
    ('ァ', 'ヺ', Case::Lower),
    ('ー', 'ー', Case::Lower),
    ('一', '\u{9fff}', Case::Lower),
    ('가', '힣', Case::Lower),
    // Latin Extended-A.
    ('Ā', 'į', Case::ByTurns),
    ('Ĵ', 'ķ', Case::ByTurns),
    ('Ŋ', 'ŷ', Case::ByTurns),
    ('Ĺ', 'ľ', Case::ByTurns),
    ('Ł', 'ň', Case::ByTurns),
    ('Ź', 'ž', Case::ByTurns),
];

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::{lower_case, push_label};

    fn label(text: &str) -> Option<String> {
        let mut ascii = String::new();
        push_label(text, &mut ascii)?;
        Some(ascii)
    }

    #[test]
    fn a_label_is_in_lower_case_and_in_ascii() {
        for (text, ascii) in [
            ("ACME", "acme"),
            ("Bücher", "xn--bcher-kva"),
            ("BÜCHER", "xn--bcher-kva"),
            ("xn--bcher-kva", "xn--bcher-kva"),
            ("XN--BCHER-KVA", "xn--bcher-kva"),
            ("Łódź", "xn--d-uga0v4h"),
            ("ПРИМЕР", "xn--e1afmkfd"),
            ("例え", "xn--r8jz45g"),
        ] {
            assert_eq!(label(text).as_deref(), Some(ascii), "{text}");
        }
    }

    #[test]
    fn nothing_is_said_of_a_label_that_takes_a_table() {
        for text in [
            "straße",
            "ΟΔΟΣ",
            "İstanbul",
            "u\u{308}ber",
            "ŀ",
            "ﬁ",
            "ⅷ",
            "日本。",
            "xn--ü",
            "👍",
        ] {
            assert_eq!(label(text), None, "{text}");
        }
        assert_eq!(label(&"ü".repeat(1000)), None);
    }

    #[test]
    fn lower_case_is_that_of_unicode() {
        let mut count = 0;
        for char in '\0'..=char::MAX {
            if let Some(lower) = lower_case(char) {
                assert!(char.to_lowercase().eq([lower]), "{char}");
                assert_eq!(lower_case(lower), Some(lower), "{char}");
                count += 1;
            }
        }
        assert!(count > 30_000, "{count}");
    }
}
