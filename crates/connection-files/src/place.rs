//! From pointers to lines and columns.

use std::collections::HashMap;
use std::ops::Range;

use lossless_json::{Event, Pointer, Position, Scanner};

/// Turns offsets of a text into lines and columns.
///
/// Offsets that grow cost one pass over the text in all, whatever their number.
#[derive(Clone, Debug)]
pub struct Cursor<'a> {
    text: &'a [u8],
    offset: usize,
    position: Position,
}

impl<'a> Cursor<'a> {
    /// Begins at the first byte of a text.
    pub fn new(text: &'a [u8]) -> Self {
        Self {
            text,
            offset: 0,
            position: Position { line: 1, column: 1 },
        }
    }

    /// The line and column of the character that begins at this byte.
    pub fn at(&mut self, offset: usize) -> Position {
        if offset < self.offset {
            *self = Self::new(self.text);
        }
        for byte in self.text.get(self.offset..offset).unwrap_or_default() {
            if *byte == b'\n' {
                self.position.line += 1;
                self.position.column = 1;
            } else if byte & 0b1100_0000 != 0b1000_0000 {
                self.position.column += 1;
            }
        }
        self.offset = offset;
        self.position
    }

    /// The positions of these bytes behind `start`, read in the order of the text, so that the
    /// cursor goes forward only.
    pub fn all_from(&mut self, start: usize, offsets: &[usize]) -> Vec<Position> {
        let mut order: Vec<usize> = (0..offsets.len()).collect();
        let offset = |place: usize| offsets.get(place).copied().unwrap_or(0);
        order.sort_unstable_by_key(|place| offset(*place));
        let mut positions = vec![Position { line: 1, column: 1 }; offsets.len()];
        for place in order {
            if let Some(position) = positions.get_mut(place) {
                *position = self.at(start + offset(place));
            }
        }
        positions
    }
}

/// The position `inside` a part that begins at `start`, as a position of the whole.
pub fn within(start: Position, inside: Position) -> Position {
    if inside.line == 1 {
        Position {
            line: start.line,
            column: start.column + inside.column - 1,
        }
    } else {
        Position {
            line: start.line + inside.line - 1,
            column: inside.column,
        }
    }
}

/// Where the value of a pointer begins; that of a member begins at its key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offsets {
    /// That of the first member with its key.
    pub first: usize,
    /// That of the last one: another for a member that is there several times.
    pub last: usize,
}

/// The bytes of a value, and those of its key when it is a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// With its quotes; nothing for an element and for the whole.
    pub key: Option<Range<usize>>,
    /// Without the space around it.
    pub value: Range<usize>,
}

/// What a pointer leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Nothing.
    Missing,
    /// One value.
    One(Span),
    /// One of several, since a key on the way is there more than once.
    Ambiguous,
}

/// Finds each pointer in a JSON text, in one pass; of one that leads nowhere, the innermost part
/// that is there.
pub fn locate(text: &[u8], pointers: &[&Pointer]) -> Vec<Offsets> {
    let mut wanted = Wanted::new(pointers);
    wanted.find_in(text);
    pointers
        .iter()
        .map(|pointer| wanted.offsets(pointer))
        .collect()
}

/// What each pointer leads to in a JSON text, in one pass.
pub fn targets(text: &[u8], pointers: &[&Pointer]) -> Vec<Target> {
    let mut wanted = Wanted::new(pointers);
    wanted.find_in(text);
    pointers
        .iter()
        .map(|pointer| wanted.target(pointer))
        .collect()
}

/// The pointers as a tree, so that a place of the text is compared with one key at a time.
struct Wanted {
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    children: HashMap<String, usize>,
    found: Option<Offsets>,
    /// The first value that was read to its end.
    span: Option<Span>,
    /// How many values there are.
    times: usize,
}

/// An object or array of the text that is not closed yet.
struct Open {
    /// Its node, when something in it is wanted.
    node: Option<usize>,
    key: Option<Range<usize>>,
    start: usize,
    /// How many elements of an array were read.
    elements: Option<usize>,
}

impl Wanted {
    fn new(pointers: &[&Pointer]) -> Self {
        let mut nodes = vec![Node::default()];
        for pointer in pointers {
            let mut current = 0;
            for token in pointer.tokens() {
                let fresh = nodes.len();
                let Some(node) = nodes.get_mut(current) else {
                    break;
                };
                current = *node.children.entry(token.into_owned()).or_insert(fresh);
                if current == fresh {
                    nodes.push(Node::default());
                }
            }
        }
        Self { nodes }
    }

    fn find_in(&mut self, text: &[u8]) {
        let mut scanner = Scanner::new(text);
        let mut open: Vec<Open> = Vec::new();
        let mut member = None;
        let mut key = None;
        while let Some(Ok(event)) = scanner.next() {
            let offset = scanner.offset();
            if let Event::Key(name) = event {
                let object = open.last().and_then(|open| open.node);
                member = self.child(object, &name.decode());
                key = Some(offset..scanner.end_offset());
                self.found(member, offset);
                continue;
            }
            if matches!(event, Event::ObjectEnd | Event::ArrayEnd) {
                if let Some(closed) = open.pop() {
                    self.ended(closed.node, closed.key, closed.start..scanner.end_offset());
                }
                continue;
            }
            let node = match open.last_mut() {
                None => Some(0),
                Some(Open { elements: None, .. }) => member.take(),
                Some(Open {
                    node,
                    elements: Some(elements),
                    ..
                }) => {
                    let index = *elements;
                    *elements += 1;
                    match *node {
                        Some(array) => self.child(Some(array), &index.to_string()),
                        None => None,
                    }
                }
            };
            if open.last().is_none_or(|open| open.elements.is_some()) {
                self.found(node, offset);
            }
            let key = key.take();
            let elements = match event {
                Event::ObjectStart => None,
                Event::ArrayStart => Some(0),
                _ => {
                    self.ended(node, key, offset..scanner.end_offset());
                    continue;
                }
            };
            open.push(Open {
                node,
                key,
                start: offset,
                elements,
            });
        }
    }

    fn child(&self, parent: Option<usize>, token: &str) -> Option<usize> {
        self.nodes.get(parent?)?.children.get(token).copied()
    }

    fn found(&mut self, node: Option<usize>, offset: usize) {
        if let Some(node) = node.and_then(|node| self.nodes.get_mut(node)) {
            let first = node.found.map_or(offset, |found| found.first);
            node.found = Some(Offsets {
                first,
                last: offset,
            });
        }
    }

    fn ended(&mut self, node: Option<usize>, key: Option<Range<usize>>, value: Range<usize>) {
        if let Some(node) = node.and_then(|node| self.nodes.get_mut(node)) {
            node.times += 1;
            node.span.get_or_insert(Span { key, value });
        }
    }

    fn target(&self, pointer: &Pointer) -> Target {
        let mut node = self.nodes.first();
        for token in pointer.tokens() {
            node = node
                .and_then(|node| node.children.get(&*token))
                .and_then(|child| self.nodes.get(*child));
            if node.is_some_and(|node| node.times > 1) {
                return Target::Ambiguous;
            }
        }
        match node.and_then(|node| node.span.clone()) {
            Some(span) => Target::One(span),
            None => Target::Missing,
        }
    }

    fn offsets(&self, pointer: &Pointer) -> Offsets {
        let mut node = self.nodes.first();
        let mut offsets = node.and_then(|root| root.found).unwrap_or_default();
        for token in pointer.tokens() {
            node = node
                .and_then(|node| node.children.get(&*token))
                .and_then(|child| self.nodes.get(*child));
            match node.and_then(|node| node.found) {
                Some(found) => offsets = found,
                None => break,
            }
        }
        offsets
    }
}

#[cfg(test)]
mod tests {
    use lossless_json::{Pointer, Position};

    use super::{Cursor, Span, Target, locate, targets, within};

    #[track_caller]
    fn check(text: &str, pointer: &str, first: &str, last: &str) {
        let pointer: Pointer = pointer.parse().unwrap();
        let found = locate(text.as_bytes(), &[&pointer])[0];
        assert!(text[found.first..].starts_with(first), "{pointer}");
        assert!(text[found.last..].starts_with(last), "{pointer}");
    }

    #[test]
    fn a_member_is_at_its_key_and_an_element_at_itself() {
        let text = r#" {"a": {"b/c": [10, [20], {"d": 30}]}, "\u0065": 5}"#;
        check(text, "", "{\"a\"", "{\"a\"");
        check(text, "/a", "\"a\"", "\"a\"");
        check(text, "/a/b~1c", "\"b/c\"", "\"b/c\"");
        check(text, "/a/b~1c/0", "10", "10");
        check(text, "/a/b~1c/1/0", "20", "20");
        check(text, "/a/b~1c/2/d", "\"d\"", "\"d\"");
        check(text, "/e", "\"\\u0065\"", "\"\\u0065\"");
    }

    #[test]
    fn what_is_missing_is_where_it_belongs() {
        let text = r#"{"a": {"b": [1]}}"#;
        check(text, "/x", "{\"a\"", "{\"a\"");
        check(text, "/a/x/y", "\"a\"", "\"a\"");
        check(text, "/a/b/1", "\"b\"", "\"b\"");
    }

    #[test]
    fn a_member_that_is_there_twice_is_at_two_places() {
        check(r#"{"a": 1, "b": 2, "a": 3}"#, "/a", "\"a\": 1", "\"a\": 3");
    }

    #[test]
    fn a_target_has_the_bytes_of_its_key_and_its_value() {
        let text = r#"{"a": {"b": [1, {"c": 2}]}, "d": 3, "d": 4, "e": {"f": 5}, "e": {}}"#;
        let target = |pointer: &str| {
            let pointer: Pointer = pointer.parse().unwrap();
            match targets(text.as_bytes(), &[&pointer]).remove(0) {
                Target::One(Span { key, value }) => {
                    let key = key.map_or("", |key| &text[key]);
                    format!("{key}={}", &text[value])
                }
                other => format!("{other:?}"),
            }
        };
        assert_eq!(target(""), format!("={text}"));
        assert_eq!(target("/a/b"), r#""b"=[1, {"c": 2}]"#);
        assert_eq!(target("/a/b/0"), "=1");
        assert_eq!(target("/a/b/1/c"), "\"c\"=2");
        assert_eq!(target("/a/b/2"), "Missing");
        assert_eq!(target("/x/y"), "Missing");
        assert_eq!(target("/d"), "Ambiguous");
        assert_eq!(target("/e/f"), "Ambiguous");
    }

    #[test]
    fn a_text_that_breaks_off_is_searched_up_to_there() {
        check(r#"{"a": 1, "b": tru"#, "/b", "\"b\"", "\"b\"");
        check("", "/b", "", "");
    }

    #[test]
    fn lines_and_columns_count_characters_from_one() {
        let text = "ab\n é\nx";
        let mut cursor = Cursor::new(text.as_bytes());
        let mut at = |offset| {
            let Position { line, column } = cursor.at(offset);
            (line, column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(4), (2, 2));
        assert_eq!(at(6), (2, 3));
        assert_eq!(at(7), (3, 1));
        assert_eq!(at(1), (1, 2), "also backwards");
    }

    #[test]
    fn a_position_in_a_part_is_one_of_the_whole() {
        let position = |line, column| Position { line, column };
        assert_eq!(within(position(3, 5), position(1, 4)), position(3, 8));
        assert_eq!(within(position(3, 5), position(2, 4)), position(4, 4));
    }
}
