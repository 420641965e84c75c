//! Any bytes as a file of YAML, also as one of auth0-deploy-cli.

use connection_files::{BrokenPlace, Item, Origin, YamlRecords, hide_in_yaml};
use lossless_json::{Position, Scanner, Value};

use super::memory::Bound;

const MEMORY: Bound = Bound {
    fixed: 16 * 1024,
    for_each: 512,
};

/// A few lines with aliases may become as much as a large connection, and no more.
const MEMORY_WITH_ALIASES: Bound = Bound {
    fixed: 16 * 1024 * 1024,
    ..MEMORY
};

/// Reading comes to an end whatever it is, each record is JSON, and every place that is named lies
/// in the file and has there what it is named for. What is JSON as well says the same as YAML.
pub fn yaml(data: &[u8]) {
    let hidden = hide_in_yaml(data);
    assert_eq!(hidden.len(), data.len());
    check(&hidden);
    if *hidden != *data {
        check(data);
    }
}

fn check(text: &[u8]) {
    let page = Page::new(text);
    let bound = if text.contains(&b'*') {
        MEMORY_WITH_ALIASES
    } else {
        MEMORY
    };
    bound.holds(text, || {
        let mut items = YamlRecords::new(text).enumerate();
        for (index, item) in items.by_ref() {
            match item {
                Item::Record(record) => {
                    assert_eq!(record.index, index);
                    let Origin::Marks(marks) = &record.origin else {
                        panic!("it is translated");
                    };
                    translated(&record.text, marks, &page);
                }
                Item::Included(included) => {
                    assert_eq!(included.index, index);
                    let _ = page.behind(included.place);
                }
                Item::Broken(broken) => {
                    assert_eq!(broken.index, index);
                    assert!(!broken.message.is_empty());
                    match broken.place {
                        BrokenPlace::Offset(offset) => assert!(offset <= text.len()),
                        BrokenPlace::Position(place) => drop(page.behind(place)),
                    }
                    break;
                }
            }
        }
        assert!(items.next().is_none(), "nothing is read behind a break");
    });
    said_alike(text);
}

/// Checks one record and where its parts come from.
fn translated(text: &[u8], marks: &[(usize, Position)], page: &Page) {
    assert!(Scanner::new(text).all(|event| event.is_ok()));
    assert!(marks.first().is_some_and(|(offset, _)| *offset == 0));
    assert!(marks.is_sorted_by_key(|(offset, _)| *offset));
    for (offset, place) in marks {
        let there = page.behind(*place);
        let part = text.get(*offset..).unwrap_or_default();
        let Some(string) = part.strip_prefix(b"\"") else {
            assert!(!part.is_empty());
            continue;
        };
        // A text in quotes or a block may begin with escapes or space.
        if there.first().is_some_and(|sign| "\"'|>".contains(*sign)) {
            continue;
        }
        let is_plain = |byte: &&u8| byte.is_ascii_alphanumeric();
        let word = string.iter().take_while(is_plain);
        let word: String = word.map(|byte| char::from(*byte)).collect();
        let stands: String = there.iter().take(word.len()).collect();
        assert!(
            word == stands,
            "something else than {word:?} stands at {place:?}"
        );
    }
}

/// JSON is YAML, so that both readers say the same where both can read.
fn said_alike(text: &[u8]) {
    let Ok(json @ Value::Object(_)) = Value::parse(text) else {
        return;
    };
    // Lists of connections have a record for each.
    if json.get("connections").is_some() || json.get("databases").is_some() {
        return;
    }
    if let Some(Item::Record(record)) = YamlRecords::new(text).next() {
        assert_eq!(Value::parse(&record.text).ok(), Some(json));
    }
}

/// A text by lines and columns.
struct Page(Vec<Vec<char>>);

impl Page {
    fn new(text: &[u8]) -> Self {
        let text = String::from_utf8_lossy(text).replace("\r\n", "\n");
        let lines = text.split(['\n', '\r']);
        Self(lines.map(|line| line.chars().collect()).collect())
    }

    /// The rest of the line from a place on, which must be there.
    #[track_caller]
    fn behind(&self, place: Position) -> &[char] {
        let line = self.0.get(place.line.wrapping_sub(1));
        let rest = line.and_then(|line| line.get(place.column.wrapping_sub(1)..));
        let Some(rest) = rest else {
            panic!("{place:?} is not in the text");
        };
        rest
    }
}
