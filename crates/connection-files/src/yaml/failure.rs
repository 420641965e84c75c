//! Why the reading of a YAML text ends.

use std::borrow::Cow;

use granit_parser::{ErrorKind, Marker, ScanError};
use lossless_json::Position;

use crate::codes::{YAML_NO_JSON, YAML_SYNTAX};

/// A place beyond which nothing is read.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) place: Position,
    pub(super) code: &'static str,
    /// What is wrong and how it is mended; nothing of the text.
    pub(super) message: Cow<'static, str>,
}

impl Failure {
    /// It is not YAML.
    pub(super) fn syntax(error: &ScanError) -> Self {
        let problem = match error.kind() {
            // Not even one character of a file is repeated, since it may be one of a secret.
            ErrorKind::UnexpectedCharacter { .. } => "unexpected character".to_owned(),
            kind => kind.to_string(),
        };
        let message =
            format!("is not YAML: {problem}; check quotes and indentation here and before");
        Self {
            place: position(error.marker()),
            code: YAML_SYNTAX,
            message: message.into(),
        }
    }

    /// A document is a scalar.
    pub(super) fn no_collection(place: Position) -> Self {
        Self {
            place,
            code: YAML_SYNTAX,
            message: "is no connection: a mapping or a list of mappings belongs here".into(),
        }
    }

    /// It is YAML that JSON has nothing for.
    pub(super) fn no_json(place: Position, problem: &str) -> Self {
        Self {
            place,
            code: YAML_NO_JSON,
            message: format!("cannot be sent as JSON: {problem}").into(),
        }
    }
}

/// A place as people count: the parser's columns begin at 0.
pub(super) fn position(marker: &Marker) -> Position {
    Position {
        line: marker.line(),
        column: marker.col() + 1,
    }
}
