//! Strings: the way to the closing quote.

use super::words::string_run_end;
use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::text::{code_unit, unicode_escape_at};

/// The first byte after the string whose opening quote is at `start`, and whether it has escapes.
#[inline]
pub(super) fn string_end(bytes: &[u8], start: usize) -> Result<(usize, bool), SyntaxError> {
    let at = string_run_end(bytes, start + 1);
    if bytes.get(at) == Some(&b'"') {
        return Ok((at + 1, false));
    }
    escaped_string_end(bytes, at)
}

/// Goes on from the first byte of the string, at `at`, that is not plain text.
fn escaped_string_end(bytes: &[u8], mut at: usize) -> Result<(usize, bool), SyntaxError> {
    let mut escaped = false;
    loop {
        match bytes.get(at) {
            Some(b'"') => return Ok((at + 1, escaped)),
            Some(b'\\') => at = escape_end(bytes, at)?,
            Some(_) => {
                return Err(SyntaxError {
                    offset: at,
                    kind: SyntaxErrorKind::ControlCharacter,
                });
            }
            None => return Err(unexpected_end(bytes)),
        }
        escaped = true;
        at = string_run_end(bytes, at);
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

#[cold]
fn bad_unicode_escape(bytes: &[u8], start: usize) -> SyntaxError {
    let digits = bytes.get(start + 2..).unwrap_or_default();
    let hexadecimal = digits.iter().take(4).take_while(|d| d.is_ascii_hexdigit());
    let kind = if code_unit(bytes, start).is_some() {
        SyntaxErrorKind::LoneSurrogate
    } else if hexadecimal.count() == digits.len() {
        return unexpected_end(bytes);
    } else {
        SyntaxErrorKind::InvalidEscape
    };
    SyntaxError {
        offset: start,
        kind,
    }
}

fn unexpected_end(bytes: &[u8]) -> SyntaxError {
    SyntaxError {
        offset: bytes.len(),
        kind: SyntaxErrorKind::UnexpectedEnd,
    }
}
