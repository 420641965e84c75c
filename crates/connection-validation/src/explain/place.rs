//! Places as a tenant writes them: `options.validation`, `groups[0].email`.

use lossless_json::{Pointer, Value};

/// Nothing in a payload lies deeper (`lossless_json` reads no deeper text).
const DEEPEST: usize = 128;

/// The place at the start of a text, as far as the text goes on to be one.
///
/// A key that the value has may hold anything, dots and spaces too; any other one ends before the
/// next of them.
pub(super) fn read(text: &str, value: Option<&Value>) -> Pointer {
    let (mut pointer, mut rest, mut value) = (Pointer::root(), text, value);
    for _ in 0..DEEPEST {
        let key = value.and_then(|value| longest_key(value, rest));
        let token = key.unwrap_or_else(|| word(rest));
        if token.is_empty() {
            break;
        }
        pointer = pointer.join(token);
        value = value.and_then(|value| value.at(&Pointer::root().join(token)));
        rest = rest.get(token.len()..).unwrap_or_default();
        rest = rest.strip_prefix(']').unwrap_or(rest);
        let Some(next) = rest.strip_prefix(['.', '[']) else {
            break;
        };
        rest = next;
    }
    pointer
}

fn longest_key<'v>(value: &'v Value, text: &str) -> Option<&'v str> {
    let keys = value.as_object()?.iter().map(|(key, _)| key);
    keys.filter(|key| text.strip_prefix(key).is_some_and(ends_a_key))
        .max_by_key(|key| key.len())
}

fn ends_a_key(behind: &str) -> bool {
    behind.is_empty() || behind.starts_with(ENDS)
}

/// What stands behind a key.
const ENDS: [char; 8] = ['.', '[', ']', ' ', '(', ',', '\'', '"'];

fn word(text: &str) -> &str {
    text.split(ENDS).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use lossless_json::Value;

    use super::read;

    #[track_caller]
    fn check(text: &str, payload: Option<&str>, pointer: &str) {
        let payload = payload.map(|text| Value::parse(text.as_bytes()).unwrap());
        assert_eq!(read(text, payload.as_ref()).as_str(), pointer, "{text}");
    }

    #[test]
    fn a_place_ends_where_the_sentence_goes_on() {
        check(
            "options.validation (Options for it).",
            None,
            "/options/validation",
        );
        check("groups[0].email (Group email).", None, "/groups/0/email");
        check("groups[0].", None, "/groups/0");
        check("options.x. For more", None, "/options/x");
        check("a/b~c", None, "/a~1b~0c");
        check("", None, "");
        check(" (nothing).", None, "");
    }

    #[test]
    fn a_key_of_the_payload_may_hold_what_would_end_it() {
        let payload = r#"{"options":{"configuration":{"a.b c":"x","a":{"b":1}}}}"#;
        check(
            "options.configuration.a.b c (Any).",
            Some(payload),
            "/options/configuration/a.b c",
        );
        check(
            "options.configuration.a.b (Any).",
            Some(payload),
            "/options/configuration/a/b",
        );
        check(
            "options.configuration.other.",
            Some(payload),
            "/options/configuration/other",
        );
    }

    #[test]
    fn a_place_without_an_end_has_one() {
        let endless = "a.".repeat(10_000);
        assert_eq!(read(&endless, None).tokens().count(), super::DEEPEST);
    }
}
