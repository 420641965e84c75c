//! Numbers: the grammar of RFC 8259, section 6.

use super::words::digits_end;
use crate::error::{SyntaxError, SyntaxErrorKind};

/// The first byte after the number that starts at `start` with a minus or a digit.
pub(crate) fn number_end(bytes: &[u8], start: usize) -> Result<usize, SyntaxError> {
    let mut at = start;
    if bytes.get(at) == Some(&b'-') {
        at += 1;
    }
    if bytes.get(at) == Some(&b'0') {
        at += 1;
        // A leading zero is refused at the digit after it.
        if bytes.get(at).is_some_and(u8::is_ascii_digit) {
            return Err(digit_expected(bytes, at));
        }
    } else {
        at = some_digits_end(bytes, at)?;
    }
    if bytes.get(at) == Some(&b'.') {
        at = some_digits_end(bytes, at + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        at += 1;
        if let Some(b'+' | b'-') = bytes.get(at) {
            at += 1;
        }
        at = some_digits_end(bytes, at)?;
    }
    Ok(at)
}

fn some_digits_end(bytes: &[u8], start: usize) -> Result<usize, SyntaxError> {
    let end = digits_end(bytes, start);
    if end == start {
        return Err(digit_expected(bytes, start));
    }
    Ok(end)
}

#[cold]
fn digit_expected(bytes: &[u8], at: usize) -> SyntaxError {
    let kind = if at < bytes.len() {
        SyntaxErrorKind::InvalidNumber
    } else {
        SyntaxErrorKind::UnexpectedEnd
    };
    SyntaxError { offset: at, kind }
}
