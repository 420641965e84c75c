//! What the first bytes of a text are, sixteen at a time.

use lossless_json::HAS_VECTORS;
use wide::i8x16;

/// How many bytes are looked at together.
const WIDTH: usize = 16;

/// The classes of up to sixty-four bytes that a text starts with: one bit each, the first lowest.
#[derive(Clone, Copy, Default)]
pub(super) struct Marks {
    /// Letters and digits of ASCII.
    pub(super) alphanumeric: u64,
    /// Upper-case letters of ASCII.
    pub(super) upper: u64,
    pub(super) hyphens: u64,
    pub(super) dots: u64,
    pub(super) underscores: u64,
}

impl Marks {
    /// Nothing for a text that has not enough bytes to be looked at like this.
    pub(super) fn of(text: &[u8]) -> Option<Self> {
        if !HAS_VECTORS {
            return None;
        }
        let last = text.len().min(u64::BITS as usize).checked_sub(WIDTH)?;
        let mut marks = Self::default();
        let mut at = 0;
        loop {
            // The last ones are looked at together with some from before.
            let from = at.min(last);
            marks.add(text.get(from..)?.first_chunk()?, from);
            at += WIDTH;
            if from == last {
                return Some(marks);
            }
        }
    }

    #[inline]
    fn add(&mut self, block: &[u8; WIDTH], from: usize) {
        let bytes = i8x16::new(block.map(u8::cast_signed));
        // What is not ASCII is below zero.
        let between = |bytes: i8x16, low: u8, high: u8| {
            let above = bytes.simd_gt(i8x16::splat(low.cast_signed() - 1));
            above & bytes.simd_lt(i8x16::splat(high.cast_signed() + 1))
        };
        let is = |byte: u8| bytes.simd_eq(i8x16::splat(byte.cast_signed()));
        let letters = between(bytes | i8x16::splat(0x20), b'a', b'z');
        let upper = letters & bytes.simd_lt(i8x16::splat(b'a'.cast_signed()));
        let mark = |class: i8x16| u64::from(class.to_bitmask()) << from;
        self.alphanumeric |= mark(letters | between(bytes, b'0', b'9'));
        self.upper |= mark(upper);
        self.hyphens |= mark(is(b'-'));
        self.dots |= mark(is(b'.'));
        self.underscores |= mark(is(b'_'));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_its_class_wherever_it_stands() {
        if !HAS_VECTORS {
            return;
        }
        for byte in 0..=u8::MAX {
            for length in WIDTH..70 {
                for place in [0, 5, 15, 16, 40, length - 1] {
                    let mut text = [b' '; 70];
                    text[place.min(length - 1)] = byte;
                    let marks = Marks::of(&text[..length]).unwrap();
                    let place = place.min(length - 1);
                    let bit = |is: bool| if is && place < 64 { 1 << place } else { 0 };
                    assert_eq!(marks.alphanumeric, bit(byte.is_ascii_alphanumeric()));
                    assert_eq!(marks.upper, bit(byte.is_ascii_uppercase()));
                    assert_eq!(marks.hyphens, bit(byte == b'-'));
                    assert_eq!(marks.dots, bit(byte == b'.'));
                    assert_eq!(marks.underscores, bit(byte == b'_'));
                }
            }
        }
        assert!(Marks::of(&[b'a'; WIDTH - 1]).is_none());
    }
}
