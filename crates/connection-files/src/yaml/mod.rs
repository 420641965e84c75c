//! Connections in YAML 1.2, translated to JSON text one by one.
//!
//! The translation loses nothing that JSON can say: keys that are there twice stay there twice,
//! and numbers keep their digits. What JSON cannot say is where reading ends.

mod builder;
mod failure;
mod node;
mod scalar;
mod write;

use std::borrow::Cow;
use std::collections::VecDeque;
use std::rc::Rc;

use granit_parser::{Parser, StrInput};

use self::builder::{Builder, Built};
use self::failure::Failure;
use self::node::{Content, List, Node};
use crate::codes::YAML_SYNTAX;
use crate::record::{Broken, BrokenPlace, Included, Item, Origin, Record};

/// How many bytes of JSON a file may become: this, and eight for each of its own.
const MAX_WRITTEN: usize = 64 * 1024 * 1024;

/// How many bytes of JSON one record may become: this, and eight for each byte of its file. Records
/// are in memory one at a time, so this is what bounds it.
const MAX_RECORD: usize = 256 * 1024;

/// How many members `<<` may add to the mappings of a file: this, and four for each of its bytes,
/// but never more than [`MOST_MERGED`], since all of them may be in memory at once.
const MAX_MERGED: usize = 64 * 1024;
const MOST_MERGED: usize = 2_000_000;

/// The records of a YAML text: each document is a connection, a list of them, or a mapping with
/// such lists in `connections` and `databases`.
pub struct YamlRecords<'a> {
    parser: Parser<'a, StrInput<'a>>,
    builder: Builder,
    /// Entries of lists that were read whole, and whether they are databases.
    entries: VecDeque<(Rc<Node>, bool)>,
    /// Whether a list without a name is one of databases.
    databases: bool,
    /// How many records were found.
    found: usize,
    /// Where the text stops being UTF-8.
    not_utf8_from: Option<usize>,
    /// How many bytes of JSON may still be written.
    may_write: usize,
    /// How many of them one record may have.
    may_write_at_once: usize,
    ended: bool,
}

impl<'a> YamlRecords<'a> {
    /// Begins to read a text, which may be no YAML.
    pub fn new(text: &'a [u8]) -> Self {
        let (text, not_utf8_from) = match std::str::from_utf8(text) {
            Ok(text) => (text, None),
            Err(error) => ("", Some(error.valid_up_to())),
        };
        let may_merge = text.len().saturating_mul(4).saturating_add(MAX_MERGED);
        let larger = text.len().saturating_mul(8);
        let options = granit_parser::options! { emit_comments: false };
        Self {
            parser: Parser::new_from_str_with_options(text, options),
            builder: Builder::new(may_merge.min(MOST_MERGED)),
            entries: VecDeque::new(),
            databases: false,
            found: 0,
            not_utf8_from,
            may_write: larger.saturating_add(MAX_WRITTEN),
            may_write_at_once: larger.saturating_add(MAX_RECORD),
            ended: false,
        }
    }

    /// The same for a text that another file has in the place of its databases.
    #[must_use]
    pub fn of_databases(mut self, databases: bool) -> Self {
        self.databases = databases;
        self
    }

    /// What comes next: a record, nothing yet, or nothing any more.
    fn step(&mut self) -> Option<Result<Option<Item<'a>>, Failure>> {
        if let Some((node, database)) = self.entries.pop_front() {
            return Some(self.record(&node, true, database).map(Some));
        }
        let built = match self.parser.next()? {
            Ok((event, span)) => self.builder.event(event, &span),
            Err(error) => Err(Failure::syntax(&error)),
        };
        Some(match built {
            Ok(None) => Ok(None),
            Ok(Some(Built::Entry(node))) => self.record(&node, true, self.databases).map(Some),
            Ok(Some(Built::Document(node))) => self.document(&node),
            Err(failure) => Err(failure),
        })
    }

    fn document(&mut self, node: &Node) -> Result<Option<Item<'a>>, Failure> {
        if node.is_null() {
            return Ok(None);
        }
        if matches!(node.content, Content::Scalar(_)) {
            return Err(Failure::no_collection(node.place));
        }
        if let Some(lists) = node.lists() {
            for list in lists {
                match list {
                    List::Here { entries, databases } => {
                        let entries = entries.iter().cloned();
                        self.entries.extend(entries.map(|entry| (entry, databases)));
                    }
                    List::Elsewhere { node, databases } => {
                        self.entries.push_back((Rc::clone(node), databases));
                    }
                }
            }
            return Ok(None);
        }
        let listed = self.found > 0;
        self.record(node, listed, self.databases).map(Some)
    }

    fn record(&mut self, node: &Node, listed: bool, database: bool) -> Result<Item<'a>, Failure> {
        let index = self.found;
        if let Content::Included(file) = &node.content {
            self.found += 1;
            return Ok(Item::Included(Included {
                index,
                place: node.place,
                file: file.as_ref().to_owned(),
                database,
            }));
        }
        let limit = self.may_write.min(self.may_write_at_once);
        let written = write::write(node, limit).map_err(|_| {
            Failure::no_json(node.place, "so many aliases that the file would explode")
        })?;
        self.may_write = self.may_write.saturating_sub(written.text.len());
        self.found += 1;
        Ok(Item::Record(Record {
            index,
            listed,
            database,
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
            return Some(self.broken(BrokenPlace::Offset(offset), YAML_SYNTAX, message));
        }
        while !self.ended {
            match self.step()? {
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
                Item::Included(it) => {
                    assert_eq!(it.index, place);
                    let (line, column) = (it.place.line, it.place.column);
                    let of = if it.database { " of databases" } else { "" };
                    format!("{line}:{column} include {}{of}", it.file)
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
        check(
            "databases:\n  - name: a\nclients: [{name: x}]\nconnections:\n  - name: b\n",
            &[r#"{"name":"a"}"#, r#"{"name":"b"}"#],
        );
        check("connections:\ndatabases: []\n", &[]);
    }

    #[test]
    fn what_is_included_is_named_where_it_stands() {
        check(
            "clients: !include c.yaml\nconnections:\n  - name: a\n    options: !include o.yaml\n",
            &["{\"name\":\"a\",\"options\":\"\u{7f}include\u{7f}\"}"],
        );
        check(
            "connections: !include a/c.yaml\ndatabases: !include d.yaml\n",
            &["1:23 include a/c.yaml", "2:21 include d.yaml of databases"],
        );
        check(
            "databases:\n  - name: a\nconnections:\n  - !include b.yaml\n",
            &[r#"{"name":"a"}"#, "4:14 include b.yaml"],
        );
        check("- !include b.yaml\n", &["1:12 include b.yaml"]);
        check("!include c.yaml", &["1:10 include c.yaml"]);
    }

    #[test]
    fn a_text_may_stand_in_the_place_of_databases() {
        let text = b"- name: a\n- !include b.yaml\n---\nname: c\n";
        let databases = |of: bool| -> Vec<bool> {
            let items = YamlRecords::new(text).of_databases(of);
            let is = |item| match item {
                Item::Record(record) => record.database,
                Item::Included(included) => included.database,
                Item::Broken(broken) => panic!("{broken:?}"),
            };
            items.map(is).collect()
        };
        assert_eq!(databases(true), [true; 3]);
        assert_eq!(databases(false), [false; 3]);
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
        let records = YamlRecords::new(text.as_bytes());
        assert!(records.may_write_at_once < 300_000);
        assert_eq!(read_all(records), ["\"ok\"", "2:3 yaml/no-json"]);

        let text = format!("- &a [{}x]\n{}", "x, ".repeat(9), "- *a\n".repeat(9));
        let mut records = YamlRecords::new(text.as_bytes());
        assert!(records.may_write < 100_000_000);
        records.may_write = 150;
        let read = read_all(records);
        assert_eq!(read.len(), 4);
        assert_eq!(read[3], "1:6 yaml/no-json");

        let text = format!("- &b {{x: 1, y: 2}}\n{}", "- {<<: *b}\n".repeat(10));
        let mut records = YamlRecords::new(text.as_bytes());
        assert!(records.builder.may_merge < 100_000);
        records.builder.may_merge = 5;
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
