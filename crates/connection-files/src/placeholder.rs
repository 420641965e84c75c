//! `##KEY##` and `@@KEY@@`: what the tool puts values in the place of before it reads a file.
//!
//! Outside of quotes they are neither JSON nor what they look like in YAML. They are made readable
//! by other characters, of the same number, so that every place stays where it is.

use std::borrow::Cow;

use lossless_json::{PLACEHOLDER_SIGNS, placeholder_end, placeholder_key};

/// Stands on both sides of a key, inside of quotes, for `@@` outside of them in JSON; on the left
/// side alone for `##`.
const MARK: u8 = 0x7F;

/// A JSON text in which placeholders outside of quotes are strings.
pub fn hide_in_json(text: &[u8]) -> Cow<'_, [u8]> {
    let mut hidden = Cow::Borrowed(text);
    let mut in_string = false;
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        match byte {
            b'\\' if in_string => at += 1,
            b'"' => in_string = !in_string,
            // No string goes on behind its line.
            b'\n' => in_string = false,
            _ if in_string => {}
            _ => {
                if let Some(end) = placeholder_end(text, at) {
                    let right = if *byte == b'@' { MARK } else { b'#' };
                    let hidden = hidden.to_mut();
                    put(hidden, at, [b'"', MARK]);
                    put(hidden, end - 2, [right, b'"']);
                    at = end;
                    continue;
                }
            }
        }
        at += 1;
    }
    hidden
}

/// The placeholders again in a text that [`hide_in_json`] made.
pub fn show_in_json(mut text: Vec<u8>) -> Vec<u8> {
    let mut at = 0;
    while let Some(pair) = text.get(at..at + 2) {
        if pair == [b'"', MARK] {
            let key = text.get(at + 2..).unwrap_or_default();
            let end = at + 2 + placeholder_key(key);
            let sign = match text.get(end..end + 2) {
                Some([MARK, b'"']) => b'@',
                Some(b"#\"") => b'#',
                _ => {
                    at += 1;
                    continue;
                }
            };
            put(&mut text, at, [sign, sign]);
            put(&mut text, end, [sign, sign]);
            at = end;
        }
        at += 1;
    }
    text
}

/// A YAML text in which placeholders are plain texts: `##KEY##` would be a comment, and `@` is
/// reserved.
pub fn hide_in_yaml(text: &[u8]) -> Cow<'_, [u8]> {
    let mut hidden = Cow::Borrowed(text);
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        if let Some(end) = placeholder_end(text, at) {
            if *byte == b'@' || is_value(text.get(..at).unwrap_or_default()) {
                put(hidden.to_mut(), at, [b'$', b'$']);
            }
            at = end;
        } else {
            at += 1;
        }
    }
    hidden
}

/// Whether a text has a placeholder in it, as it is written or hidden.
pub fn is_placeholder(text: &str) -> bool {
    let bytes = text.as_bytes();
    let whole = bytes.starts_with(&[MARK]) && (bytes.ends_with(&[MARK]) || bytes.ends_with(b"#"));
    whole || (0..bytes.len()).any(|at| placeholder_end(bytes, at).is_some() || is_hidden(bytes, at))
}

/// Whether a placeholder that [`hide_in_yaml`] made readable begins here.
fn is_hidden(text: &[u8], start: usize) -> bool {
    let key = text.get(start..).and_then(|rest| rest.strip_prefix(b"$$"));
    key.is_some_and(|key| {
        let length = placeholder_key(key);
        let behind = key.get(length..).unwrap_or_default();
        length > 0
            && PLACEHOLDER_SIGNS
                .iter()
                .any(|sign| behind.starts_with(&[*sign; 2]))
    })
}

/// Whether a value can begin, or goes on, behind this text: what else begins with `##` is a comment.
fn is_value(before: &[u8]) -> bool {
    // No more of the line is looked at than its end, for a line may be as long as the file.
    let is_end = |byte: &u8| *byte == b'\n' || !byte.is_ascii_whitespace();
    let Some(end) = before.iter().rposition(is_end) else {
        return false;
    };
    match before.get(end) {
        None | Some(b'\n') => false,
        Some(_) if end + 1 == before.len() => true,
        Some(last) => matches!(last, b':' | b'-' | b'[' | b',' | b'{'),
    }
}

fn put(text: &mut [u8], at: usize, pair: [u8; 2]) {
    if let Some(place) = text.get_mut(at..at + 2) {
        place.copy_from_slice(&pair);
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{hide_in_json, hide_in_yaml, is_placeholder, show_in_json};

    #[test]
    fn placeholders_outside_of_quotes_become_strings_and_come_back() {
        let text = br#"{"a":@@A_1@@,"b": ##B## ,"c":"@@C@@ \" ##D##","e":[@@E@@], "f": # }"#;
        let hidden = hide_in_json(text);
        assert_eq!(hidden.len(), text.len());
        assert_eq!(
            String::from_utf8_lossy(&hidden),
            "{\"a\":\"\u{7f}A_1\u{7f}\",\"b\": \"\u{7f}B#\" ,\"c\":\"@@C@@ \\\" ##D##\",\
             \"e\":[\"\u{7f}E\u{7f}\"], \"f\": # }"
        );
        assert_eq!(show_in_json(hidden.into_owned()), text);
    }

    #[test]
    fn a_text_without_placeholders_is_not_copied() {
        assert!(matches!(
            hide_in_json(b"{\"a\":\"@@x @@\"}"),
            Cow::Borrowed(_)
        ));
        assert!(matches!(
            hide_in_yaml(b"# ## a ##\na: b\n"),
            Cow::Borrowed(_)
        ));
    }

    #[test]
    fn in_yaml_they_are_told_from_comments() {
        let check = |text: &str, expected: &str| {
            let hidden = hide_in_yaml(text.as_bytes());
            assert_eq!(String::from_utf8_lossy(&hidden), expected);
        };
        check("a: ##B##\n", "a: $$B##\n");
        check("a: [##B##, @@C@@]\n", "a: [$$B##, $$C@@]\n");
        check("- ##B##/x\n", "- $$B##/x\n");
        check("a: https://##B##.example\n", "a: https://$$B##.example\n");
        check("##NOTE## of mine\n", "##NOTE## of mine\n");
        check("  ##NOTE##\n", "  ##NOTE##\n");
        check("a: 5 ##NOTE##\n", "a: 5 ##NOTE##\n");
    }

    #[test]
    fn a_line_without_an_end_takes_no_time() {
        let line = "##A##".repeat(200_000);
        let hidden = hide_in_yaml(format!("a: {line}").as_bytes()).into_owned();
        assert_eq!(
            hidden,
            format!("a: {}", "$$A##".repeat(200_000)).into_bytes()
        );
    }

    #[test]
    fn a_placeholder_is_known_in_each_form() {
        for text in [
            "##A##",
            "x ##A## y",
            "@@A@@",
            "$$A##",
            "x$$A@@",
            "\u{7f}A\u{7f}",
            "\u{7f}A#",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in [
            "", "#A#", "## A ##", "####", "@@A##", "a@@b", "$$A$$", "#ff0000",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
