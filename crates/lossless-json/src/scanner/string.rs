//! Strings: the way to the closing quote.

use super::words::string_run_end;
use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::text::{code_unit, unicode_escape_at};

/// The closing quote of a string, going on from `at`: its first byte that is not plain text.
pub(super) fn escaped_string_end(bytes: &[u8], mut at: usize) -> Result<usize, SyntaxError> {
    loop {
        match bytes.get(at) {
            Some(b'"') => return Ok(at),
            Some(b'\\') => at = string_run_end(bytes, escape_end(bytes, at)?),
            Some(_) => {
                return Err(SyntaxError {
                    offset: at,
                    kind: SyntaxErrorKind::ControlCharacter,
                });
            }
            None => return Err(unexpected_end(bytes)),
        }
    }
}

/// The first byte after the escape whose backslash is at `start`.
fn escape_end(bytes: &[u8], start: usize) -> Result<usize, SyntaxError> {
    match bytes.get(start + 1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(start + 2),
        Some(b'u') => match unicode_escape_at(bytes, start) {
            Some((_, length)) => Ok(start + length),
            None => Err(bad_unicode_escape(bytes, start)),
        },
        Some(_) => Err(SyntaxError {
            offset: start,
            kind: SyntaxErrorKind::InvalidEscape,
        }),
        None => Err(unexpected_end(bytes)),
    }
}

/// What is wrong with the `\u` escape at `start`, which stands for no character.
#[cold]
fn bad_unicode_escape(bytes: &[u8], start: usize) -> SyntaxError {
    let kind = match code_unit(bytes, start) {
        None if is_cut_off(bytes, start) => return unexpected_end(bytes),
        None => SyntaxErrorKind::InvalidEscape,
        Some(0xd800..0xdc00) if is_cut_off(bytes, start + 6) => return unexpected_end(bytes),
        Some(_) => SyntaxErrorKind::LoneSurrogate,
    };
    SyntaxError {
        offset: start,
        kind,
    }
}

/// Whether the bytes end before the `\uXXXX` at `start` does, and are right so far.
fn is_cut_off(bytes: &[u8], start: usize) -> bool {
    let found = bytes.get(start..).unwrap_or_default();
    let mut positions = found.iter().zip(0..);
    found.len() < 6
        && positions.all(|(&byte, position)| match position {
            0 => byte == b'\\',
            1 => byte == b'u',
            _ => byte.is_ascii_hexdigit(),
        })
}

fn unexpected_end(bytes: &[u8]) -> SyntaxError {
    SyntaxError {
        offset: bytes.len(),
        kind: SyntaxErrorKind::UnexpectedEnd,
    }
}
