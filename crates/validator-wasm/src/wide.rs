//! UTF-16 to UTF-8, for callers that copy a text much faster than they encode it.

use wide::{i16x8, u8x16};

/// How many units are looked at together.
const BLOCK: usize = 16;

/// A unit of UTF-16, the low byte first.
type Unit = [u8; 2];

/// Writes the text of these units as UTF-8 and returns its length in bytes; nothing if there is too
/// little room.
///
/// Half a surrogate pair becomes U+FFFD, as `TextEncoder` has it (Encoding Standard, 9.1).
pub(crate) fn encode(units: &[u8], room: &mut [u8]) -> Option<usize> {
    let (mut units, _) = units.as_chunks();
    let mut length = 0;
    while !units.is_empty() {
        let free = room.get_mut(length..)?;
        if let (Some((block, behind)), Some(free)) =
            (units.split_first_chunk(), free.first_chunk_mut())
        {
            let ascii = narrow(block, free);
            // Where to go on is mostly known before it is known whether all are ASCII.
            if ascii == u16::MAX {
                length += BLOCK;
                units = behind;
                continue;
            }
            let before = ascii.trailing_ones() as usize;
            length += before;
            units = units.get(before..)?;
        }
        let ahead = units.iter().map(|unit| u16::from_le_bytes(*unit));
        let next = char::decode_utf16(ahead).next()?;
        let next = next.unwrap_or(char::REPLACEMENT_CHARACTER);
        let free = room.get_mut(length..length + next.len_utf8())?;
        length += next.encode_utf8(free).len();
        units = units.get(next.len_utf16()..)?;
    }
    Some(length)
}

/// Writes the low bytes of the units, and marks those that are ASCII, the first one lowest.
#[inline]
fn narrow(block: &[Unit; BLOCK], to: &mut [u8; BLOCK]) -> u16 {
    const NOT_ASCII: i16x8 = i16x8::new([!0x7f; 8]);
    let (low, high) = block.split_at(BLOCK / 2);
    let (low, high) = (load(low), load(high));
    *to = u8x16::narrow_i16x8(low, high).to_array();
    let ascii = |units: i16x8| {
        let marked = (units & NOT_ASCII).simd_eq(i16x8::new([0; 8]));
        marked.to_bitmask().to_le_bytes()[0]
    };
    u16::from_le_bytes([ascii(low), ascii(high)])
}

#[inline]
fn load(units: &[Unit]) -> i16x8 {
    let mut values = [0; BLOCK / 2];
    for (value, unit) in values.iter_mut().zip(units) {
        *value = i16::from_le_bytes(*unit);
    }
    i16x8::new(values)
}
