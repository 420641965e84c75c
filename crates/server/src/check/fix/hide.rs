//! A file as it may be shown: with the values that may be secret hidden.

use std::ops::Range;

use connection_files::{Item, JsonRecords, Origin};
use connection_model::Strategy;
use connection_validation::{Secret, secret_class};
use lossless_json::{Event, Pointer, Scanner};

use super::Part;

/// What is shown in the place of a value.
const HIDDEN: &[u8] = b"\"(hidden)\"";

/// The text before the fixes and the parts that are others behind them, both as they may be shown.
pub(super) fn hide(text: &[u8], parts: &[Part]) -> (Vec<u8>, Vec<Part>) {
    let mut shown = Vec::with_capacity(text.len());
    let mut shown_parts = Vec::with_capacity(parts.len());
    let mut parts = parts.iter().peekable();
    let mut at = 0;
    for item in JsonRecords::new(text) {
        let Item::Record(record) = item else {
            continue;
        };
        let Origin::Slice(start) = record.origin else {
            continue;
        };
        shown.extend(between(text.get(at..start).unwrap_or_default()));
        at = start + record.text.len();
        let begin = shown.len();
        if let Some(part) = parts.next_if(|part| part.range.start == start) {
            let (before, after) = both(&record.text, &part.text);
            shown.extend(before);
            shown_parts.push(Part {
                range: begin..shown.len(),
                text: after,
            });
        } else {
            shown.extend(without(&record.text, &hidden(&record.text)));
        }
    }
    shown.extend(between(text.get(at..).unwrap_or_default()));
    (shown, shown_parts)
}

/// A scalar of a connection.
struct Leaf {
    range: Range<usize>,
    secret: bool,
}

/// A connection before and behind its fixes. A value that is shown on one side is shown on both:
/// what a misspelt key holds is known by its right spelling.
fn both(before: &[u8], after: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let mut old = leaves(before);
    let new = leaves(after);
    if old.len() == new.len() {
        for (old, new) in old.iter_mut().zip(&new) {
            old.secret = new.secret;
        }
    }
    (
        without(before, &ranges(&old)),
        without(after, &ranges(&new)),
    )
}

fn hidden(record: &[u8]) -> Vec<Range<usize>> {
    ranges(&leaves(record))
}

fn ranges(leaves: &[Leaf]) -> Vec<Range<usize>> {
    leaves
        .iter()
        .filter(|leaf| leaf.secret)
        .map(|leaf| leaf.range.clone())
        .collect()
}

/// The strings and numbers of a connection, and whether they may be secret. What cannot be read
/// is one leaf.
fn leaves(record: &[u8]) -> Vec<Leaf> {
    let strategy = strategy(record);
    let mut leaves = Vec::new();
    let mut scanner = Scanner::new(record);
    // The pointers of the open containers, each with the number of its next element.
    let mut open: Vec<(Pointer, Option<usize>)> = Vec::new();
    let mut member = Pointer::root();
    loop {
        let event = match scanner.next() {
            None => return leaves,
            Some(Ok(event)) => event,
            Some(Err(_)) => {
                leaves.push(Leaf {
                    range: scanner.end_offset()..record.len(),
                    secret: true,
                });
                return leaves;
            }
        };
        match event {
            Event::Key(key) => {
                if let Some((object, _)) = open.last() {
                    member = object.join(&key.decode());
                }
                continue;
            }
            Event::ObjectEnd | Event::ArrayEnd => {
                open.pop();
                continue;
            }
            _ => {}
        }
        if let Some((array, Some(next))) = open.last_mut() {
            member = array.join_index(*next);
            *next += 1;
        }
        match event {
            Event::ObjectStart => open.push((member.clone(), None)),
            Event::ArrayStart => open.push((member.clone(), Some(0))),
            Event::String(_) | Event::Number(_) => leaves.push(Leaf {
                range: scanner.offset()..scanner.end_offset(),
                secret: secret_class(strategy, &member) != Secret::No,
            }),
            _ => {}
        }
    }
}

fn strategy(record: &[u8]) -> Option<Strategy> {
    let mut scanner = Scanner::new(record);
    loop {
        if let Event::Key(key) = scanner.next()?.ok()?
            && scanner.depth() == 1
            && key.is("strategy")
        {
            return match scanner.next()?.ok()? {
                Event::String(name) => name.decode().parse().ok(),
                _ => None,
            };
        }
    }
}

fn without(text: &[u8], hidden: &[Range<usize>]) -> Vec<u8> {
    let mut shown = Vec::with_capacity(text.len());
    let mut at = 0;
    for range in hidden {
        shown.extend_from_slice(text.get(at..range.start).unwrap_or_default());
        shown.extend_from_slice(HIDDEN);
        at = range.end;
    }
    shown.extend_from_slice(text.get(at..).unwrap_or_default());
    shown
}

/// What stands between connections: keys and punctuation are shown, other texts are not.
fn between(text: &[u8]) -> Vec<u8> {
    let mut shown = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let end = match byte {
            b'"' => string_end(text, at),
            b'{' | b'}' | b'[' | b']' | b':' | b',' => at + 1,
            byte if byte.is_ascii_whitespace() => at + 1,
            _ => {
                let rest = text.get(at..).unwrap_or_default();
                let plain = |byte: &&u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
                at + rest.iter().take_while(plain).count().max(1)
            }
        };
        let token = text.get(at..end).unwrap_or_default();
        let is_key = || {
            let mut behind = text.get(end..).unwrap_or_default().iter();
            token.starts_with(b"\"")
                && behind.find(|byte| !byte.is_ascii_whitespace()) == Some(&b':')
        };
        let is_plain = byte.is_ascii_whitespace()
            || b"{}[]:,".contains(byte)
            || matches!(token, b"true" | b"false" | b"null");
        if is_plain || is_key() {
            shown.extend_from_slice(token);
        } else {
            shown.extend_from_slice(HIDDEN);
        }
        at = end;
    }
    shown
}

fn string_end(text: &[u8], start: usize) -> usize {
    let mut escaped = false;
    for (offset, byte) in text.iter().enumerate().skip(start + 1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return offset + 1,
            b'\n' => return offset,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{both, hide};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (shown, _) = hide(text.as_bytes(), &[]);
        assert_eq!(String::from_utf8(shown).unwrap(), expected);
    }

    #[test]
    fn only_what_the_catalogue_calls_plain_is_shown() {
        check(
            r#"{"name":"a","strategy":"oidc","options":{"client_id":"b","client_secret":"c","x":[1,{"y":"z"}],"scope":"openid"}}"#,
            r#"{"name":"a","strategy":"oidc","options":{"client_id":"b","client_secret":"(hidden)","x":["(hidden)",{"y":"(hidden)"}],"scope":"openid"}}"#,
        );
    }

    #[test]
    fn what_cannot_be_read_is_hidden() {
        check(
            "{\"name\":\"a\",\"x\":secret}\n",
            "{\"name\":\"a\",\"x\":\"(hidden)\"\n",
        );
        check(
            "{\"token\":\"s\",\"total\":1,\"connections\":[{}], \"y\" : secret, \"z\":true}",
            "{\"token\":\"(hidden)\",\"total\":\"(hidden)\",\"connections\":[{}], \"y\" : \"(hidden)\", \
             \"z\":true}",
        );
    }

    #[test]
    fn a_misspelt_key_is_shown_as_its_right_spelling_is() {
        let record =
            |key: &str| format!(r#"{{"strategy":"oidc","options":{{"{key}":"v"}}}}"#).into_bytes();
        let shown = |from: &str, to: &str| {
            let (before, after) = both(&record(from), &record(to));
            let text = |text| String::from_utf8(text).unwrap();
            (text(before), text(after))
        };
        let (before, after) = shown("scpe", "scope");
        assert!(before.contains("\"scpe\":\"v\"") && after.contains("\"scope\":\"v\""));
        let (before, after) = shown("client_secrt", "client_secret");
        assert!(!before.contains("\"v\"") && !after.contains("\"v\""));
    }
}
