//! One YAML document, or one entry of its list, as a tree.

use std::collections::HashSet;
use std::rc::Rc;

use lossless_json::Position;

/// A value and where it stands.
///
/// Aliases share the node of their anchor, so that a tree is never larger than its text.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) place: Position,
    /// How many collections are inside each other, itself included; 0 for a scalar.
    pub(super) depth: usize,
    pub(super) content: Content,
}

#[derive(Debug)]
pub(super) enum Content {
    /// The JSON text of a scalar.
    Scalar(String),
    Sequence(Vec<Rc<Node>>),
    /// The file that `!include` names.
    Included(Rc<str>),
    /// Members as they are written; a key may be there twice.
    Mapping(Vec<Member>),
}

/// A list of connections.
#[derive(Debug)]
pub(super) enum List<'a> {
    Here {
        entries: &'a [Rc<Node>],
        databases: bool,
    },
    /// It is in another file, which the node names.
    Elsewhere { node: &'a Rc<Node>, databases: bool },
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) key: Rc<str>,
    pub(super) place: Position,
    pub(super) value: Rc<Node>,
}

impl Node {
    pub(super) fn scalar(place: Position, json: String) -> Self {
        Self {
            place,
            depth: 0,
            content: Content::Scalar(json),
        }
    }

    pub(super) fn included(place: Position, file: &str) -> Self {
        Self {
            place,
            depth: 0,
            content: Content::Included(Rc::from(file)),
        }
    }

    pub(super) fn sequence(place: Position, entries: Vec<Rc<Node>>) -> Self {
        let inside = entries.iter().map(|entry| entry.depth).max();
        Self {
            place,
            depth: inside.unwrap_or(0) + 1,
            content: Content::Sequence(entries),
        }
    }

    pub(super) fn mapping(place: Position, members: Vec<Member>) -> Self {
        let inside = members.iter().map(|member| member.value.depth).max();
        Self {
            place,
            depth: inside.unwrap_or(0) + 1,
            content: Content::Mapping(members),
        }
    }

    /// Whether it is a document without content.
    pub(super) fn is_null(&self) -> bool {
        matches!(&self.content, Content::Scalar(json) if json == "null")
    }

    /// The lists in `connections` and `databases` of a document that is no connection itself, such
    /// as an exported tenant.
    pub(super) fn lists(&self) -> Option<Vec<List<'_>>> {
        let Content::Mapping(members) = &self.content else {
            return None;
        };
        let is_connection =
            |member: &Member| matches!(&*member.key, "name" | "strategy" | "options");
        if members.iter().any(is_connection) {
            return None;
        }
        let lists: Vec<_> = members
            .iter()
            .filter(|member| matches!(&*member.key, "connections" | "databases"))
            .filter_map(|member| match &member.value.content {
                Content::Sequence(entries) => Some(List::Here {
                    entries,
                    databases: &*member.key == "databases",
                }),
                Content::Included(_) => Some(List::Elsewhere {
                    node: &member.value,
                    databases: &*member.key == "databases",
                }),
                // An empty key is an empty list.
                Content::Scalar(json) if json == "null" => Some(List::Here {
                    entries: &[],
                    databases: false,
                }),
                _ => None,
            })
            .collect();
        (!lists.is_empty()).then_some(lists)
    }

    /// The mappings that `<<` takes members from: itself, or those it lists.
    pub(super) fn sources(&self) -> Option<Vec<&[Member]>> {
        match &self.content {
            Content::Mapping(members) => Some(vec![members]),
            Content::Sequence(entries) => entries
                .iter()
                .map(|entry| match &entry.content {
                    Content::Mapping(members) => Some(members.as_slice()),
                    _ => None,
                })
                .collect(),
            Content::Scalar(_) | Content::Included(_) => None,
        }
    }
}

/// Adds the members of `sources` whose key is not there yet. The first that has a key wins.
pub(super) fn merge(members: &mut Vec<Member>, sources: &[Rc<Node>]) {
    let mut keys: HashSet<Rc<str>> = members
        .iter()
        .map(|member| Rc::clone(&member.key))
        .collect();
    for source in sources.iter().filter_map(|node| node.sources()).flatten() {
        for member in source {
            if keys.insert(Rc::clone(&member.key)) {
                members.push(member.clone());
            }
        }
    }
}
