//! Connections in YAML 1.2, translated to JSON text one by one.
//!
//! The translation loses nothing that JSON can say: keys that are there twice stay there twice,
//! and numbers keep their digits. What JSON cannot say is where reading ends.

mod node;
mod scalar;
mod write;

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Span, StrInput, Tag};
use lossless_json::{MAX_DEPTH, Position};

use self::node::{Content, Member, Node, merge};
use self::scalar::ScalarError;
use super::record::{Broken, BrokenPlace, Item, Origin, Record};

/// How many members `<<` may add to the mappings of one file.
const MAX_MERGED: usize = 2_000_000;

/// How many bytes of JSON a file may become: this, and eight for each of its own.
const MAX_WRITTEN: usize = 64 * 1024 * 1024;

/// The records of a YAML text: each document is a connection, a list of them, or a mapping with
/// such a list in `connections`.
pub(super) struct YamlRecords<'a> {
    parser: Parser<'a, StrInput<'a>>,
    /// What the anchors of the document stand for.
    anchors: HashMap<usize, Rc<Node>>,
    /// Collections that are not closed yet, without the list whose entries are records.
    open: Vec<Open>,
    /// Whether the document is a list.
    listed: bool,
    /// Entries of a list that was read whole.
    entries: VecDeque<Rc<Node>>,
    /// How many records were found.
    found: usize,
    /// Where the text stops being UTF-8.
    not_utf8_from: Option<usize>,
    may_merge: usize,
    may_write: usize,
    ended: bool,
}

/// A collection that is not closed yet.
struct Open {
    place: Position,
    /// 0 for none.
    anchor: usize,
    content: OpenContent,
}

enum OpenContent {
    Sequence(Vec<Rc<Node>>),
    Mapping {
        members: Vec<Member>,
        /// The values of `<<`.
        merged: Vec<Rc<Node>>,
        /// The key whose value comes next.
        key: Option<Key>,
    },
}

struct Key {
    text: Rc<str>,
    place: Position,
    is_merge: bool,
}

/// Something that ends the reading.
struct Failure {
    place: Position,
    code: &'static str,
    message: Cow<'static, str>,
}

impl<'a> YamlRecords<'a> {
    pub(super) fn new(text: &'a [u8]) -> Self {
        let (text, not_utf8_from) = match std::str::from_utf8(text) {
            Ok(text) => (text, None),
            Err(error) => ("", Some(error.valid_up_to())),
        };
        let options = granit_parser::options! { emit_comments: false };
        Self {
            parser: Parser::new_from_str_with_options(text, options),
            anchors: HashMap::new(),
            open: Vec::new(),
            listed: false,
            entries: VecDeque::new(),
            found: 0,
            not_utf8_from,
            may_merge: MAX_MERGED,
            may_write: text.len().saturating_mul(8).saturating_add(MAX_WRITTEN),
            ended: false,
        }
    }

    /// Takes an event; gives the record that it completes.
    fn event(&mut self, event: Event<'a>, span: &Span) -> Result<Option<Item<'a>>, Failure> {
        let place = position(span);
        match event {
            Event::DocumentStart(..) => {
                self.anchors.clear();
                self.open.clear();
                self.listed = false;
                Ok(None)
            }
            Event::Scalar(text, style, anchor, tag) => {
                let json = scalar::json(&text, style, tag.as_deref())
                    .map_err(|error| no_json(place, scalar_problem(error)))?;
                let node = Rc::new(Node::scalar(place, json));
                self.anchored(anchor, &node);
                if let Some(key @ None) = self.key() {
                    *key = Some(Key {
                        is_merge: style == ScalarStyle::Plain && tag.is_none() && text == "<<",
                        text: Rc::from(text),
                        place,
                    });
                    return Ok(None);
                }
                self.completed(node)
            }
            Event::Alias(anchor) => {
                self.check_value(place)?;
                match self.anchors.get(&anchor).cloned() {
                    Some(node) => self.completed(node),
                    None => Err(no_json(place, "an alias inside of what it stands for")),
                }
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.check_collection(place, tag.as_deref(), "seq")?;
                if self.open.is_empty() && !self.listed {
                    self.listed = true;
                } else {
                    self.open(place, anchor, OpenContent::Sequence(Vec::new()));
                }
                Ok(None)
            }
            Event::MappingStart(_, anchor, tag) => {
                self.check_collection(place, tag.as_deref(), "map")?;
                let content = OpenContent::Mapping {
                    members: Vec::new(),
                    merged: Vec::new(),
                    key: None,
                };
                self.open(place, anchor, content);
                Ok(None)
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(open) => self.closed(open),
                None => Ok(None),
            },
            _ => Ok(None),
        }
    }

    fn open(&mut self, place: Position, anchor: usize, content: OpenContent) {
        self.open.push(Open {
            place,
            anchor,
            content,
        });
    }

    /// The key of the mapping that is being read.
    fn key(&mut self) -> Option<&mut Option<Key>> {
        match &mut self.open.last_mut()?.content {
            OpenContent::Mapping { key, .. } => Some(key),
            OpenContent::Sequence(_) => None,
        }
    }

    fn anchored(&mut self, anchor: usize, node: &Rc<Node>) {
        if anchor != 0 {
            self.anchors.insert(anchor, Rc::clone(node));
        }
    }

    fn check_collection(
        &mut self,
        place: Position,
        tag: Option<&Tag>,
        suffix: &str,
    ) -> Result<(), Failure> {
        if tag.is_some_and(|tag| tag.core_suffix() != Some(suffix) && tag.parts() != ("", "!")) {
            return Err(no_json(place, scalar_problem(ScalarError::UnknownTag)));
        }
        self.check_value(place)
    }

    /// Only scalars are keys.
    fn check_value(&mut self, place: Position) -> Result<(), Failure> {
        match self.key() {
            Some(None) => Err(no_json(place, "a key that is no plain text")),
            _ => Ok(()),
        }
    }

    fn closed(&mut self, open: Open) -> Result<Option<Item<'a>>, Failure> {
        let node = match open.content {
            OpenContent::Sequence(entries) => Node::sequence(open.place, entries),
            OpenContent::Mapping {
                mut members,
                merged,
                ..
            } => {
                self.count_merged(open.place, &merged)?;
                if !merged.is_empty() {
                    merge(&mut members, &merged);
                }
                Node::mapping(open.place, members)
            }
        };
        if node.depth > MAX_DEPTH {
            return Err(no_json(
                open.place,
                "too many lists and mappings inside each other",
            ));
        }
        let node = Rc::new(node);
        self.anchored(open.anchor, &node);
        self.completed(node)
    }

    fn count_merged(&mut self, place: Position, merged: &[Rc<Node>]) -> Result<(), Failure> {
        let sources = merged.iter().filter_map(|node| node.sources()).flatten();
        let count = sources.map(<[Member]>::len).sum();
        self.may_merge = self
            .may_merge
            .checked_sub(count)
            .ok_or_else(|| no_json(place, "so many merged keys that the file would explode"))?;
        Ok(())
    }

    /// A value is there: it goes into its collection, or is a record.
    fn completed(&mut self, node: Rc<Node>) -> Result<Option<Item<'a>>, Failure> {
        match self.open.last_mut().map(|open| &mut open.content) {
            Some(OpenContent::Sequence(entries)) => entries.push(node),
            Some(OpenContent::Mapping {
                members,
                merged,
                key,
            }) => match key.take() {
                // A value without a key is refused before it begins.
                None => {}
                Some(key) if key.is_merge => {
                    if node.sources().is_none() {
                        return Err(no_json(key.place, "<< with something else than mappings"));
                    }
                    merged.push(node);
                }
                Some(Key { text, place, .. }) => members.push(Member {
                    key: text,
                    place,
                    value: node,
                }),
            },
            None if self.listed => return self.record(&node, true).map(Some),
            None => return self.document(&node),
        }
        Ok(None)
    }

    fn document(&mut self, node: &Node) -> Result<Option<Item<'a>>, Failure> {
        if node.is_null() {
            return Ok(None);
        }
        if matches!(node.content, Content::Scalar(_)) {
            return Err(Failure {
                place: node.place,
                code: "yaml/syntax",
                message: "is no connection: a mapping or a list of mappings belongs here".into(),
            });
        }
        if let Some(entries) = node.connections() {
            self.entries = entries.iter().cloned().collect();
            return Ok(None);
        }
        let listed = self.found > 0;
        self.record(node, listed).map(Some)
    }

    fn record(&mut self, node: &Node, listed: bool) -> Result<Item<'a>, Failure> {
        let written = write::write(node, self.may_write)
            .map_err(|_| no_json(node.place, "so many aliases that the file would explode"))?;
        self.may_write = self.may_write.saturating_sub(written.text.len());
        let index = self.found;
        self.found += 1;
        Ok(Item::Record(Record {
            index,
            listed,
            text: Cow::Owned(written.text.into_bytes()),
            origin: Origin::Marks(written.marks),
        }))
    }

    fn broken(&mut self, place: BrokenPlace, code: &'static str, message: String) -> Item<'a> {
        self.ended = true;
        Item::Broken(Broken {
            index: self.found,
            place,
            code,
            message,
        })
    }
}

impl<'a> Iterator for YamlRecords<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        if let Some(offset) = self.not_utf8_from.take() {
            let message = "is not YAML: bytes that are no UTF-8; save the file as UTF-8".to_owned();
            return Some(self.broken(BrokenPlace::Offset(offset), "yaml/syntax", message));
        }
        while !self.ended {
            let item = if let Some(node) = self.entries.pop_front() {
                self.record(&node, true).map(Some)
            } else {
                match self.parser.next()? {
                    Ok((event, span)) => self.event(event, &span),
                    Err(error) => Err(syntax(&error)),
                }
            };
            match item {
                Ok(None) => {}
                Ok(item) => return item,
                Err(failure) => {
                    let place = BrokenPlace::Position(failure.place);
                    return Some(self.broken(place, failure.code, failure.message.into_owned()));
                }
            }
        }
        None
    }
}

fn position(span: &Span) -> Position {
    Position {
        line: span.start.line(),
        column: span.start.col() + 1,
    }
}

fn syntax(error: &ScanError) -> Failure {
    let problem = match error.kind() {
        // Not even one character of a file is repeated, since it may be one of a secret.
        ErrorKind::UnexpectedCharacter { .. } => "unexpected character".to_owned(),
        kind => kind.to_string(),
    };
    Failure {
        place: Position {
            line: error.marker().line(),
            column: error.marker().col() + 1,
        },
        code: "yaml/syntax",
        message: format!("is not YAML: {problem}; check quotes and indentation here and before")
            .into(),
    }
}

fn no_json(place: Position, problem: &str) -> Failure {
    Failure {
        place,
        code: "yaml/no-json",
        message: format!("cannot be sent as JSON: {problem}").into(),
    }
}

fn scalar_problem(error: ScalarError) -> &'static str {
    match error {
        ScalarError::NotFinite => "a number without an end; in quotes it would be a text",
        ScalarError::UnknownTag => "a tag that JSON has nothing for; leave it out",
        ScalarError::TagMismatch => "a value that is not what its tag says; leave the tag out",
    }
}

#[cfg(test)]
mod tests {
    use super::{BrokenPlace, Item, Origin, YamlRecords};

    /// Records as JSON; `line:column code` where reading ends.
    fn read(text: &[u8]) -> Vec<String> {
        read_all(YamlRecords::new(text))
    }

    fn read_all(records: YamlRecords<'_>) -> Vec<String> {
        records
            .enumerate()
            .map(|(place, item)| match item {
                Item::Record(record) => {
                    assert_eq!(record.index, place);
                    String::from_utf8(record.text.into_owned()).unwrap()
                }
                Item::Broken(broken) => {
                    assert_eq!(broken.index, place);
                    match broken.place {
                        BrokenPlace::Position(place) => {
                            format!("{}:{} {}", place.line, place.column, broken.code)
                        }
                        BrokenPlace::Offset(offset) => format!("{offset} {}", broken.code),
                    }
                }
            })
            .collect()
    }

    #[track_caller]
    fn check(text: &str, records: &[&str]) {
        assert_eq!(read(text.as_bytes()), records, "{text}");
    }

    #[test]
    fn a_document_is_a_record() {
        check(
            "# mine\nname: a\noptions:\n  size: 5.0\n  list: [x, 1]\n  text: |\n    one\n    two\n",
            &[r#"{"name":"a","options":{"size":5.0,"list":["x",1],"text":"one\ntwo\n"}}"#],
        );
        check("{name: a}", &[r#"{"name":"a"}"#]);
    }

    #[test]
    fn an_entry_of_a_list_is_a_record() {
        check(
            "- name: a\n- [1]\n- x\n-\n",
            &[r#"{"name":"a"}"#, "[1]", "\"x\"", "null"],
        );
        check("[]", &[]);
    }

    #[test]
    fn every_document_counts() {
        check(
            "---\nname: a\n---\n- name: b\n- name: c\n---\n---\nname: d\n...\n",
            &[
                r#"{"name":"a"}"#,
                r#"{"name":"b"}"#,
                r#"{"name":"c"}"#,
                r#"{"name":"d"}"#,
            ],
        );
        check("# nothing\n", &[]);
    }

    #[test]
    fn an_exported_tenant_has_its_connections_in_a_list() {
        check(
            "tenant: {}\nconnections:\n  - name: a\n  - name: b\n",
            &[r#"{"name":"a"}"#, r#"{"name":"b"}"#],
        );
        check(
            "name: a\nconnections: [b]\n",
            &[r#"{"name":"a","connections":["b"]}"#],
        );
    }

    #[test]
    fn a_key_that_is_there_twice_stays_there_twice() {
        check("a: 1\nb: 2\na: 3\n", &[r#"{"a":1,"b":2,"a":3}"#]);
    }

    #[test]
    fn keys_are_texts_as_they_are_written() {
        check(
            "1: a\ntrue: b\n\"x\\n\": c\n",
            &[r#"{"1":"a","true":"b","x\n":"c"}"#],
        );
    }

    #[test]
    fn an_alias_is_what_its_anchor_is() {
        check(
            "- &a {x: &b [1]}\n- *a\n- *b\n",
            &[r#"{"x":[1]}"#, r#"{"x":[1]}"#, "[1]"],
        );
        check("- &a 1\n- &a 2\n- *a\n", &["1", "2", "2"]);
    }

    #[test]
    fn merged_members_give_way_to_own_ones() {
        check(
            "- &a {x: 1, y: 1}\n- &b {y: 2, z: 2}\n- {<<: *a, y: 3}\n- {y: 3, <<: [*a, *b]}\n",
            &[
                r#"{"x":1,"y":1}"#,
                r#"{"y":2,"z":2}"#,
                r#"{"y":3,"x":1}"#,
                r#"{"y":3,"x":1,"z":2}"#,
            ],
        );
        check("\"<<\": 1", &[r#"{"<<":1}"#]);
        check("<<: 1", &["1:1 yaml/no-json"]);
    }

    #[test]
    fn what_json_cannot_say_ends_the_reading() {
        check(
            "- a: 1\n- b: .inf\n- c: 1\n",
            &[r#"{"a":1}"#, "2:6 yaml/no-json"],
        );
        check("a: !custom x", &["1:12 yaml/no-json"]);
        check("a: !!set {x}", &["1:10 yaml/no-json"]);
        check("? [a]\n: 1\n", &["1:3 yaml/no-json"]);
        check("a: &a [*a]\n", &["1:8 yaml/no-json"]);
        check("&a a: 1\n*a : 2\n", &["2:1 yaml/no-json"]);
    }

    #[test]
    fn what_is_no_yaml_ends_the_reading() {
        check("- a: 1\n- b: \"x\n", &[r#"{"a":1}"#, "2:6 yaml/syntax"]);
        check("a: b: c\n", &["1:5 yaml/syntax"]);
        check("a: *nobody\n", &["1:4 yaml/syntax"]);
        check("hello, world\n", &["1:1 yaml/syntax"]);
        assert_eq!(read(b"name: a\nx: \xFF\n"), ["11 yaml/syntax"]);
    }

    #[test]
    fn a_few_lines_do_not_become_gigabytes() {
        let levels: Vec<String> = (1..20)
            .map(|level| {
                let alias = format!("*a{}, ", level - 1);
                format!("  a{level}: &a{level} [{}]\n", alias.repeat(9))
            })
            .collect();
        let text = format!("- ok\n- a0: &a0 [x, x]\n{}", levels.concat());
        let mut records = YamlRecords::new(text.as_bytes());
        assert!(records.may_write < 100_000_000);
        records.may_write = 100_000;
        assert_eq!(read_all(records), ["\"ok\"", "2:3 yaml/no-json"]);

        let text = format!("- &b {{x: 1, y: 2}}\n{}", "- {<<: *b}\n".repeat(10));
        let mut records = YamlRecords::new(text.as_bytes());
        records.may_merge = 5;
        assert_eq!(read_all(records).last().unwrap(), "4:3 yaml/no-json");
    }

    #[test]
    fn aliases_do_not_make_a_tree_too_deep() {
        let deeper: Vec<String> = (1..1000)
            .map(|level| format!("- &a{level} [*a{}]\n", level - 1))
            .collect();
        let records = read(format!("- &a0 [x]\n{}", deeper.concat()).as_bytes());
        assert_eq!(records.len(), 129);
        assert_eq!(records[128], "129:9 yaml/no-json");
    }

    #[test]
    fn keys_and_entries_know_their_lines() {
        let mut records = YamlRecords::new("# x\n- a: 1\n  b:\n    - c\n".as_bytes());
        let Some(Item::Record(record)) = records.next() else {
            panic!("a record");
        };
        let Origin::Marks(marks) = record.origin else {
            panic!("it is translated");
        };
        let text = String::from_utf8(record.text.into_owned()).unwrap();
        let marks: Vec<_> = marks
            .iter()
            .map(|(offset, place)| (&text[*offset..*offset + 2], place.line, place.column))
            .collect();
        assert_eq!(
            marks,
            [("{\"", 2, 3), ("\"a", 2, 3), ("\"b", 3, 3), ("\"c", 4, 7)]
        );
    }
}
