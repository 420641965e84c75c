//! A tree as JSON text, with the places its parts come from.

use lossless_json::Position;

use super::node::{Content, Node};
use super::scalar::string;
use crate::record::INCLUDED;

/// JSON text, and for offsets in it where that stands in the YAML; offsets grow.
#[derive(Default)]
pub(super) struct Written {
    pub(super) text: String,
    pub(super) marks: Vec<(usize, Position)>,
}

/// The text would have more bytes than allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooLong;

/// Writes a tree, which aliases may make far larger than its YAML: at most `limit` bytes and one
/// scalar.
pub(super) fn write(node: &Node, limit: usize) -> Result<Written, TooLong> {
    let mut written = Written::default();
    written.mark(node.place);
    written.node(node, limit)?;
    Ok(written)
}

impl Written {
    fn mark(&mut self, place: Position) {
        self.marks.push((self.text.len(), place));
    }

    /// The depth of a tree is bounded when it is built, so this may call itself.
    fn node(&mut self, node: &Node, limit: usize) -> Result<(), TooLong> {
        if self.text.len() > limit {
            return Err(TooLong);
        }
        match &node.content {
            Content::Scalar(json) => self.text.push_str(json),
            // A value that is not known here, as those of placeholders are not.
            Content::Included(_) => self.text.push_str(&string(INCLUDED)),
            Content::Sequence(entries) => {
                self.text.push('[');
                for (place, entry) in entries.iter().enumerate() {
                    if place > 0 {
                        self.text.push(',');
                    }
                    self.mark(entry.place);
                    self.node(entry, limit)?;
                }
                self.text.push(']');
            }
            Content::Mapping(members) => {
                self.text.push('{');
                for (place, member) in members.iter().enumerate() {
                    if place > 0 {
                        self.text.push(',');
                    }
                    self.mark(member.place);
                    self.text.push_str(&string(&member.key));
                    self.text.push(':');
                    self.node(&member.value, limit)?;
                }
                self.text.push('}');
            }
        }
        Ok(())
    }
}
