//! Runs of bytes of one class, skipped eight at a time.
//!
//! The arithmetic is the usual one on the bytes of a word: each class has a word whose high bits
//! mark the bytes that end a run.
//! A borrow or a carry can only spoil bytes above the first mark, so the lowest mark is exact.

use super::lanes;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH_BITS: u64 = 0x80 * ONES;
const LOW_BITS: u64 = 0x7f * ONES;

const WHITESPACE: u8 = 1;
const DIGIT: u8 = 2;
const STRING_END: u8 = 4;

/// The classes of each byte: what a run's last few bytes are looked up in.
static CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte: u8 = 0;
    loop {
        table[byte as usize] = match byte {
            b' ' => WHITESPACE,
            b'\t' | b'\n' | b'\r' => WHITESPACE | STRING_END,
            b'0'..=b'9' => DIGIT,
            b'"' | b'\\' | 0..=0x1f => STRING_END,
            _ => 0,
        };
        if byte == u8::MAX {
            return table;
        }
        byte += 1;
    }
}

#[inline]
fn class(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(0)
}

#[inline]
fn word(bytes: &[u8], at: usize) -> Option<u64> {
    let chunk = bytes.get(at..)?.first_chunk()?;
    Some(u64::from_le_bytes(*chunk))
}

/// Where the whitespace that starts at `at` ends.
#[inline(never)]
pub(super) fn whitespace_end(bytes: &[u8], mut at: usize) -> usize {
    const SPACES: u64 = b' ' as u64 * ONES;
    while let Some(&byte) = bytes.get(at) {
        if class(byte) & WHITESPACE == 0 {
            break;
        }
        at += 1;
        // Indented text has its spaces in long runs.
        while word(bytes, at) == Some(SPACES) {
            at += 8;
        }
    }
    at
}

/// Where the digits that start at `at` end.
#[inline]
pub(super) fn digits_end(bytes: &[u8], at: usize) -> usize {
    run_end(bytes, at, non_digits, |byte| class(byte) & DIGIT == 0)
}

/// The first quote, backslash or control character from `at` on, or the end of the bytes.
#[expect(
    clippy::inline_always,
    reason = "it is asked for each string of a text"
)]
#[inline(always)]
pub(crate) fn string_run_end(bytes: &[u8], mut at: usize) -> usize {
    let mut rest = bytes.get(at..).unwrap_or_default();
    while let Some((block, behind)) = rest.split_first_chunk()
        && let Some(marked) = lanes::string_ends(block)
    {
        if marked != 0 {
            return at + marked.trailing_zeros() as usize;
        }
        at += lanes::WIDTH;
        rest = behind;
    }
    string_tail_end(bytes, at)
}

/// The same without vectors: by a call, for it is mostly the end of a text that is left to it.
#[inline(never)]
fn string_tail_end(bytes: &[u8], at: usize) -> usize {
    run_end(bytes, at, string_ends, |byte| class(byte) & STRING_END != 0)
}

/// Where the first `"key"` from `at` on ends, quotes included, whatever stands around it.
///
/// The grammar is not looked at: it may stand inside of a string or be no key. The key is one that
/// a JSON string does not escape.
pub fn find_key(bytes: &[u8], at: usize, key: &str) -> Option<usize> {
    let last = key.as_bytes().last().copied().unwrap_or(b'"');
    let ends = |quote: usize| {
        let start = quote
            .checked_sub(key.len() + 1)
            .filter(|start| *start >= at)?;
        let found = bytes.get(start..quote)?.strip_prefix(b"\"")?;
        (found == key.as_bytes()).then_some(quote + 1)
    };
    // Few quotes have this letter before them.
    let mut from = at;
    while let Some(window) = bytes.get(from..).and_then(<[u8]>::first_chunk)
        && let Some(mut marked) = lanes::pairs(window, (last, b'"'))
    {
        while marked != 0 {
            let quote = from + 1 + marked.trailing_zeros() as usize;
            if let Some(end) = ends(quote) {
                return Some(end);
            }
            marked &= marked - 1;
        }
        from += lanes::DOUBLE;
    }
    let rest = bytes.get(from..)?.iter().zip(from..);
    let mut quotes = rest.filter(|(byte, _)| **byte == b'"');
    quotes.find_map(|(_, quote)| ends(quote))
}

#[inline]
fn run_end(
    bytes: &[u8],
    mut at: usize,
    marks: impl Fn(u64) -> u64,
    ends: impl Fn(u8) -> bool,
) -> usize {
    while let Some(word) = word(bytes, at) {
        let marked = marks(word);
        if marked != 0 {
            return at + (marked.trailing_zeros() / u8::BITS) as usize;
        }
        at += 8;
    }
    while let Some(&byte) = bytes.get(at) {
        if ends(byte) {
            break;
        }
        at += 1;
    }
    at
}

/// Marks the bytes that are no digit.
#[inline]
fn non_digits(word: u64) -> u64 {
    const ZEROS: u64 = b'0' as u64 * ONES;
    const ABOVE_NINE: u64 = (0x80 - 10) * ONES;
    let digits = word ^ ZEROS;
    (((digits & LOW_BITS) + ABOVE_NINE) | digits) & HIGH_BITS
}

/// Marks quotes, backslashes and control characters.
#[inline]
fn string_ends(word: u64) -> u64 {
    const CONTROL: u64 = 0x20 * ONES;
    const QUOTES: u64 = b'"' as u64 * ONES;
    const BACKSLASHES: u64 = b'\\' as u64 * ONES;
    // Bytes from 0x80 on belong to longer characters and are never marked.
    let below = (word ^ QUOTES).wrapping_sub(ONES)
        | (word ^ BACKSLASHES).wrapping_sub(ONES)
        | word.wrapping_sub(CONTROL);
    below & !word & HIGH_BITS
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks `run_end` against the byte by byte answer with each byte at each place.
    fn check(run_end: fn(&[u8], usize) -> usize, ends: fn(u8) -> bool, filler: u8) {
        for byte in 0..=u8::MAX {
            for length in 0..20 {
                for position in 0..length {
                    let mut bytes = [filler; 20];
                    bytes[position] = byte;
                    let bytes = &bytes[..length];
                    let expected = bytes.iter().position(|&b| ends(b)).unwrap_or(length);
                    assert_eq!(run_end(bytes, 0), expected, "{bytes:?}");
                }
            }
        }
    }

    #[test]
    fn a_run_of_plain_text_ends_at_a_quote_backslash_or_control_character() {
        let ends = |byte| matches!(byte, b'"' | b'\\' | 0..=0x1f);
        for filler in [b'a', b' ', b'!', b'#', b'[', b']', 0x7f, 0x80, 0xff] {
            check(string_run_end, ends, filler);
        }
    }

    #[test]
    fn a_run_of_digits_ends_at_anything_else() {
        for filler in b'0'..=b'9' {
            check(digits_end, |byte| !byte.is_ascii_digit(), filler);
        }
    }

    #[test]
    fn a_run_of_whitespace_ends_at_anything_else() {
        for filler in *b" \t\n\r" {
            let ends = |byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
            check(whitespace_end, ends, filler);
        }
    }

    #[test]
    fn a_run_that_starts_beyond_the_end_is_empty() {
        for run_end in [whitespace_end, digits_end, string_run_end] {
            assert_eq!(run_end(b"12345678 ", 9), 9);
            assert_eq!(run_end(b"", 5), 5);
        }
    }
}
