//! What readers find in a file.

use std::borrow::Cow;

use lossless_json::Position;

use super::place::Cursor;

/// One thing a reader found.
#[derive(Debug)]
pub enum Item<'a> {
    /// A connection, or what stands where one should be.
    Record(Record<'a>),
    /// Connections that are in another file.
    Included(Included),
    /// Something that cannot be read.
    Broken(Broken),
}

/// One connection as JSON text.
#[derive(Debug)]
pub struct Record<'a> {
    /// Its place in the file, from 0.
    pub index: usize,
    /// Whether the file may hold others.
    pub listed: bool,
    /// Whether it stands in a list of databases, where it needs no strategy.
    pub database: bool,
    /// As it stands in a file of JSON, right or not; translated from YAML, where it is always right.
    pub text: Cow<'a, [u8]>,
    /// What leads from the text back to the file.
    pub origin: Origin,
}

impl Record<'_> {
    /// Where in the file these bytes of the text are.
    pub fn positions(&self, offsets: &[usize], cursor: &mut Cursor<'_>) -> Vec<Position> {
        match &self.origin {
            Origin::Slice(start) => cursor.all_from(*start, offsets),
            Origin::Marks(marks) => offsets
                .iter()
                .map(|offset| {
                    let behind = marks.partition_point(|(mark, _)| mark <= offset);
                    let mark = behind.checked_sub(1).and_then(|place| marks.get(place));
                    mark.map_or(Position { line: 1, column: 1 }, |(_, position)| *position)
                })
                .collect(),
        }
    }
}

/// What stands in the text of a record in the place of a value that is in another file; no file
/// has such a text itself.
pub const INCLUDED: &str = "\u{7f}include\u{7f}";

/// Another file (`!include` of auth0-deploy-cli) in the place of a connection, or of a list of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Included {
    /// Its place among the records of the file, from 0.
    pub index: usize,
    /// Where the file is named.
    pub place: Position,
    /// How it is named: a path that begins at the folder of the file that names it.
    pub file: String,
    /// Whether databases stand in it, which need no strategy.
    pub database: bool,
}

/// Where the text of a record comes from.
#[derive(Debug)]
pub enum Origin {
    /// It is the part of the file that begins at this byte.
    Slice(usize),
    /// It was translated: places of the file by offsets of the text, which grow.
    Marks(Vec<(usize, Position)>),
}

/// A place from which a file is not JSON or YAML.
#[derive(Debug)]
pub struct Broken {
    /// The place of the connection that would come next.
    pub index: usize,
    /// Where it breaks off.
    pub place: BrokenPlace,
    /// A code in the form of the validator's, for example `yaml/syntax`.
    pub code: &'static str,
    /// What is wrong and how it is mended; nothing of the file's contents.
    pub message: String,
}

/// Where a file breaks off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrokenPlace {
    /// At this byte.
    Offset(usize),
    /// At this line and column.
    Position(Position),
}
