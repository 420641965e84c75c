//! Trees out of the parser's events.

use std::collections::HashMap;
use std::rc::Rc;

use granit_parser::{Event, ScalarStyle, Span, Tag};
use lossless_json::{MAX_DEPTH, Position};

use super::failure::{self, Failure};
use super::node::{Member, Node, merge};
use super::scalar::{self, ScalarError};

/// Puts nodes together.
///
/// Entries of a document that is a list are given away one by one, so that a long list is never in
/// memory as a whole.
pub(super) struct Builder {
    /// What the anchors of the document stand for.
    anchors: HashMap<usize, Rc<Node>>,
    /// Collections that are not closed yet, without the list whose entries are given away.
    open: Vec<Open>,
    /// Whether the document is a list.
    listed: bool,
    /// How many members `<<` may still add.
    pub(super) may_merge: usize,
}

/// What was put together.
pub(super) enum Built {
    /// An entry of a document that is a list.
    Entry(Rc<Node>),
    /// A document that is no list.
    Document(Rc<Node>),
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

impl Builder {
    /// A builder of mappings to which `<<` may add so many members in all.
    pub(super) fn new(may_merge: usize) -> Self {
        Self {
            anchors: HashMap::new(),
            open: Vec::new(),
            listed: false,
            may_merge,
        }
    }

    /// Takes the next event of the parser.
    pub(super) fn event(
        &mut self,
        event: Event<'_>,
        span: &Span,
    ) -> Result<Option<Built>, Failure> {
        let place = failure::position(&span.start);
        match event {
            Event::DocumentStart(..) => {
                self.anchors.clear();
                self.open.clear();
                self.listed = false;
                Ok(None)
            }
            Event::Scalar(text, style, anchor, tag) => {
                let is_include = |tag: &Tag| tag.parts() == ("!", "include");
                let node = if tag.as_deref().is_some_and(is_include) {
                    Node::included(place, &text)
                } else {
                    let json = scalar::json(&text, style, tag.as_deref())
                        .map_err(|error| Failure::no_json(place, error.problem()))?;
                    Node::scalar(place, json)
                };
                let node = Rc::new(node);
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
                    None => Err(Failure::no_json(
                        place,
                        "an alias inside of what it stands for",
                    )),
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
            return Err(Failure::no_json(place, ScalarError::UnknownTag.problem()));
        }
        self.check_value(place)
    }

    /// Only scalars are keys.
    fn check_value(&mut self, place: Position) -> Result<(), Failure> {
        match self.key() {
            Some(None) => Err(Failure::no_json(place, "a key that is no plain text")),
            _ => Ok(()),
        }
    }

    fn closed(&mut self, open: Open) -> Result<Option<Built>, Failure> {
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
            return Err(Failure::no_json(
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
        self.may_merge = self.may_merge.checked_sub(count).ok_or_else(|| {
            Failure::no_json(place, "so many merged keys that the file would explode")
        })?;
        Ok(())
    }

    /// A value is there: it goes into its collection, unless that is what a reader waits for.
    fn completed(&mut self, node: Rc<Node>) -> Result<Option<Built>, Failure> {
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
                        return Err(Failure::no_json(
                            key.place,
                            "<< with something else than mappings",
                        ));
                    }
                    merged.push(node);
                }
                Some(Key { text, place, .. }) => members.push(Member {
                    key: text,
                    place,
                    value: node,
                }),
            },
            None if self.listed => return Ok(Some(Built::Entry(node))),
            None => return Ok(Some(Built::Document(node))),
        }
        Ok(None)
    }
}
