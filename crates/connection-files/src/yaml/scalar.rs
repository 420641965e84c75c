//! What a YAML scalar is in JSON, by the core schema of YAML 1.2.

use granit_parser::{ScalarStyle, Tag};
use lossless_json::{Number, Value};

/// Why a scalar cannot be written in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScalarError {
    /// An infinite number, or not a number.
    NotFinite,
    /// A tag that is none of the core schema's.
    UnknownTag,
    /// The text is not what its tag says.
    TagMismatch,
}

impl ScalarError {
    /// What is wrong and how it is mended.
    pub(super) fn problem(self) -> &'static str {
        match self {
            Self::NotFinite => "a number without an end; in quotes it would be a text",
            Self::UnknownTag => "a tag that JSON has nothing for; leave it out",
            Self::TagMismatch => "a value that is not what its tag says; leave the tag out",
        }
    }
}

/// The JSON text of a scalar.
///
/// A number that JSON can write stays as it is spelled, whatever its size.
pub(super) fn json(
    text: &str,
    style: ScalarStyle,
    tag: Option<&Tag>,
) -> Result<String, ScalarError> {
    let resolved = match tag {
        None if style == ScalarStyle::Plain => resolve(text)?,
        None => None,
        Some(tag) => return tagged(text, tag),
    };
    Ok(resolved.map_or_else(|| string(text), |resolved| resolved.json))
}

/// A text as a JSON string.
pub(super) fn string(text: &str) -> String {
    Value::from(text).to_string()
}

/// What a plain scalar is, when it is no string.
struct Resolved {
    json: String,
    /// The suffix of its tag: `null`, `bool`, `int` or `float`.
    kind: &'static str,
}

fn tagged(text: &str, tag: &Tag) -> Result<String, ScalarError> {
    // A lone `!` says that this is a string.
    if tag.core_suffix() == Some("str") || tag.parts() == ("", "!") {
        return Ok(string(text));
    }
    let Some(wanted @ ("null" | "bool" | "int" | "float")) = tag.core_suffix() else {
        return Err(ScalarError::UnknownTag);
    };
    match resolve(text)? {
        Some(resolved)
            if resolved.kind == wanted || (resolved.kind, wanted) == ("int", "float") =>
        {
            Ok(resolved.json)
        }
        _ => Err(ScalarError::TagMismatch),
    }
}

fn resolve(text: &str) -> Result<Option<Resolved>, ScalarError> {
    let (json, kind) = match text {
        "" | "~" | "null" | "Null" | "NULL" => ("null".to_owned(), "null"),
        "true" | "True" | "TRUE" => ("true".to_owned(), "bool"),
        "false" | "False" | "FALSE" => ("false".to_owned(), "bool"),
        _ => match number(text)? {
            Some(number) => number,
            None => return Ok(None),
        },
    };
    Ok(Some(Resolved { json, kind }))
}

fn number(text: &str) -> Result<Option<(String, &'static str)>, ScalarError> {
    for (prefix, radix) in [("0o", 8), ("0x", 16)] {
        if let Some(digits) = text.strip_prefix(prefix) {
            // Larger ones stay texts: nobody writes a hundred and twenty-eight bits on purpose.
            let is_number = !digits.starts_with('+');
            let number = u128::from_str_radix(digits, radix).ok();
            return Ok(number
                .filter(|_| is_number)
                .map(|number| (number.to_string(), "int")));
        }
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return Err(ScalarError::NotFinite);
    }
    if !unsigned.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return Ok(None);
    }
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(place) => unsigned.split_at(place),
        None => (unsigned, ""),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    if whole.is_empty() && fraction.is_none_or(str::is_empty) {
        return Ok(None);
    }
    // JSON has no plus sign, no leading zeros, and digits on both sides of a point.
    let mut json = String::with_capacity(text.len() + 2);
    if text.starts_with('-') {
        json.push('-');
    }
    let significant = whole.trim_start_matches('0');
    json.push_str(if significant.is_empty() {
        "0"
    } else {
        significant
    });
    if let Some(fraction) = fraction {
        json.push('.');
        json.push_str(if fraction.is_empty() { "0" } else { fraction });
    }
    json.push_str(exponent);
    let kind = if fraction.is_none() && exponent.is_empty() {
        "int"
    } else {
        "float"
    };
    Ok(Number::parse(&json).map(|_| (json, kind)))
}

#[cfg(test)]
mod tests {
    use granit_parser::{ScalarStyle, Tag};

    use super::{ScalarError, json};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = json(text, ScalarStyle::Plain, None);
        assert_eq!(found.as_deref(), Ok(expected), "{text}");
    }

    #[track_caller]
    fn check_tag(text: &str, suffix: &str, expected: Result<&str, ScalarError>) {
        let tag = Tag::new("tag:yaml.org,2002:", suffix);
        let found = json(text, ScalarStyle::Plain, Some(&tag));
        assert_eq!(
            found.as_deref(),
            expected.as_ref().map(|text| *text),
            "!!{suffix} {text}"
        );
    }

    #[test]
    fn words_for_nothing_and_truth_values_are_those_of_the_core_schema() {
        check("", "null");
        check("~", "null");
        check("Null", "null");
        check("true", "true");
        check("FALSE", "false");
        // Truth values of YAML 1.1 are texts, as the readers of today have it.
        check("yes", "\"yes\"");
        check("Off", "\"Off\"");
        check("nULL", "\"nULL\"");
    }

    #[test]
    fn numbers_keep_their_spelling_where_json_has_it() {
        for text in [
            "0",
            "-5",
            "5.0",
            "1e400",
            "-1.50E+03",
            "123456789012345678901234567890",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn other_numbers_keep_their_value() {
        check("+5", "5");
        check("007", "7");
        check("-00.5", "-0.5");
        check(".5", "0.5");
        check("5.", "5.0");
        check("5.e3", "5.0e3");
        check("0x1F", "31");
        check("0o17", "15");
    }

    #[test]
    fn what_only_looks_like_a_number_is_a_text() {
        for text in [
            ".",
            "+",
            "-",
            "1_000",
            "1.2.3",
            "1e",
            "e5",
            "0x",
            "0xG",
            "0x+1",
            "-0x1",
            "1:30",
            "2001-12-14",
            ".e5",
            "५",
            "++1",
            "0b1",
        ] {
            check(text, &format!("\"{text}\""));
        }
    }

    #[test]
    fn quotes_and_blocks_are_texts() {
        for style in [
            ScalarStyle::SingleQuoted,
            ScalarStyle::DoubleQuoted,
            ScalarStyle::Literal,
            ScalarStyle::Folded,
        ] {
            assert_eq!(json("5", style, None).as_deref(), Ok("\"5\""));
            assert_eq!(json("a\"\n", style, None).as_deref(), Ok(r#""a\"\n""#));
        }
    }

    #[test]
    fn a_tag_of_the_core_schema_decides() {
        check_tag("5", "str", Ok("\"5\""));
        check_tag("5", "int", Ok("5"));
        check_tag("5", "float", Ok("5"));
        check_tag("5.5", "int", Err(ScalarError::TagMismatch));
        check_tag("x", "bool", Err(ScalarError::TagMismatch));
        check_tag("eA==", "binary", Err(ScalarError::UnknownTag));
        check_tag("x", "seq", Err(ScalarError::UnknownTag));
    }

    #[test]
    fn a_number_without_an_end_is_nothing_for_json() {
        for text in [".inf", "-.INF", "+.Inf", ".nan"] {
            let found = json(text, ScalarStyle::Plain, None);
            assert_eq!(found, Err(ScalarError::NotFinite), "{text}");
        }
    }
}
