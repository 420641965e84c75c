//! What is wrong with a text, and where.

use core::fmt;

/// A text that is not JSON, with the place where that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Bytes from the start of the text to the first byte that does not fit.
    ///
    /// It is the length of the text for [`SyntaxErrorKind::UnexpectedEnd`], the opening quote for
    /// [`SyntaxErrorKind::DuplicateKey`], and the backslash for a bad escape.
    pub offset: usize,
    /// What is wrong there.
    pub kind: SyntaxErrorKind,
}

/// The ways in which a text fails to be JSON (RFC 8259).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SyntaxErrorKind {
    /// The text ends inside a value, or holds none at all.
    UnexpectedEnd,
    /// A byte that the grammar does not allow at its place.
    UnexpectedByte,
    /// Bytes that are no UTF-8.
    InvalidUtf8,
    /// A backslash that is not followed by one of the escapes of RFC 8259, section 7.
    InvalidEscape,
    /// A number with a leading zero, or without a digit where one is needed.
    InvalidNumber,
    /// A byte below `0x20` inside a string.
    ControlCharacter,
    /// More than [`MAX_DEPTH`](crate::MAX_DEPTH) arrays and objects inside each other.
    TooDeep,
    /// Something other than whitespace after the value.
    TrailingText,
    /// A key that its object already holds.
    ///
    /// Only [`Value::parse`](crate::Value::parse) reports it: the scanner keeps no keys.
    DuplicateKey,
    /// An escaped half of a surrogate pair without the other half, which is no character.
    LoneSurrogate,
}

/// A place in a text as people count: both numbers start at 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line; a line feed ends one.
    pub line: usize,
    /// The column, in characters (Unicode scalar values).
    pub column: usize,
}

impl SyntaxError {
    /// The line and column of this error in `text`, the text that it was found in.
    ///
    /// An offset beyond the end counts as the end.
    pub fn position(&self, text: &[u8]) -> Position {
        let before = text.get(..self.offset).unwrap_or(text);
        let mut lines = before.split(|&byte| byte == b'\n');
        let last_line = lines.next_back().unwrap_or_default();
        let ended_lines = lines.count();
        // Every character has exactly one byte that is no continuation byte.
        let characters = last_line
            .iter()
            .filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000)
            .count();
        Position {
            line: ended_lines + 1,
            column: characters + 1,
        }
    }
}

impl SyntaxErrorKind {
    fn description(self) -> &'static str {
        match self {
            SyntaxErrorKind::UnexpectedEnd => "unexpected end of text",
            SyntaxErrorKind::UnexpectedByte => "unexpected character",
            SyntaxErrorKind::InvalidUtf8 => "invalid UTF-8",
            SyntaxErrorKind::InvalidEscape => "invalid escape",
            SyntaxErrorKind::InvalidNumber => "invalid number",
            SyntaxErrorKind::ControlCharacter => "control character in a string",
            SyntaxErrorKind::TooDeep => "nested too deeply",
            SyntaxErrorKind::TrailingText => "text after the value",
            SyntaxErrorKind::DuplicateKey => "duplicate key",
            SyntaxErrorKind::LoneSurrogate => "lone surrogate",
        }
    }
}

/// The kind and the offset; nothing of the text itself, which may hold secrets.
impl fmt::Display for SyntaxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} at offset {}",
            self.kind.description(),
            self.offset
        )
    }
}

impl core::error::Error for SyntaxError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Value;

    #[track_caller]
    fn check(text: &str, line: usize, column: usize) {
        let error = Value::parse(text.as_bytes()).unwrap_err();
        let position = error.position(text.as_bytes());
        assert_eq!(position, Position { line, column }, "{error}");
    }

    #[test]
    fn a_position_counts_lines_and_characters_from_one() {
        check("x", 1, 1);
        check("", 1, 1);
        check("[1,\n  x]", 2, 3);
        check("[1,\r\n  x]", 2, 3);
        check("[\n\n\n", 4, 1);
        check("[\"größer 😀\" x]", 1, 13);
        check("{\"a\": 1,\n \"a\": 2}", 2, 2);
    }

    #[test]
    fn an_offset_beyond_the_text_counts_as_its_end() {
        let error = SyntaxError {
            offset: 100,
            kind: SyntaxErrorKind::UnexpectedEnd,
        };
        assert_eq!(error.position(b"a\nb"), Position { line: 2, column: 2 });
    }

    #[test]
    fn a_message_holds_nothing_of_the_text() {
        let error = Value::parse(b"{\"client_secret\": hunter2}").unwrap_err();
        assert_eq!(
            alloc::format!("{error}"),
            "unexpected character at offset 18"
        );
    }
}
