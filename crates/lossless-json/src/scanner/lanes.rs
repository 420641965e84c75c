//! Sixteen bytes at a time, where the target has vector instructions without being asked.

use wide::{i8x16, u8x16};

/// Sixteen bytes of a text.
pub(super) type Block = [u8; 16];

/// How many bytes a block has.
pub(super) const WIDTH: usize = size_of::<Block>();

/// How many bytes two blocks have.
pub(super) const DOUBLE: usize = 2 * WIDTH;

/// How many bytes four blocks have.
pub(super) const QUAD: usize = 4 * WIDTH;

/// Two blocks and the byte behind them.
pub(super) type Window = [u8; DOUBLE + 1];

/// Whether the target has vector instructions for sixteen bytes without being asked; what stands for
/// them elsewhere is slower than words are.
pub const HAS_VECTORS: bool = cfg!(any(
    target_feature = "sse2",
    target_feature = "simd128",
    all(target_feature = "neon", target_arch = "aarch64")
));

/// Marks the quotes, backslashes and control characters of a block, the first byte lowest.
#[inline]
pub(super) fn string_ends(block: &Block) -> Option<u32> {
    // With this bit turned a quote comes right behind the control characters, and with the highest
    // bit turned signed numbers, whose comparison is one instruction, have the order of bytes.
    const TURNED: i8 = (0x80_u8 | (b'"' ^ 0x20)).cast_signed();
    const BEHIND: i8 = (0x80_u8 | 0x21).cast_signed();
    if !HAS_VECTORS {
        return None;
    }
    let bytes = signed(block);
    let low = (bytes ^ i8x16::splat(TURNED)).simd_lt(i8x16::splat(BEHIND));
    let ends = low | bytes.simd_eq(i8x16::splat(b'\\'.cast_signed()));
    Some(ends.to_bitmask())
}

/// Marks the bytes of four blocks that are not ASCII, the first byte lowest.
#[inline]
pub(super) fn non_ascii(blocks: &[u8; QUAD]) -> Option<u64> {
    let ([one, two, three, four], []) = blocks.as_chunks() else {
        return None;
    };
    if !HAS_VECTORS {
        return None;
    }
    let [one, two, three, four] = [one, two, three, four].map(signed);
    // Mostly there is none, and then nobody asks where.
    if (one | two | three | four).to_bitmask() == 0 {
        return Some(0);
    }
    let mark = |block: i8x16, from: usize| u64::from(block.to_bitmask()) << from;
    Some(mark(one, 0) | mark(two, WIDTH) | mark(three, 2 * WIDTH) | mark(four, 3 * WIDTH))
}

#[inline]
fn signed(block: &Block) -> i8x16 {
    i8x16::new(block.map(u8::cast_signed))
}

/// Marks where one byte stands in front of another one, the first place lowest.
#[inline]
pub(super) fn pairs(window: &Window, pair: (u8, u8)) -> Option<u32> {
    if !HAS_VECTORS {
        return None;
    }
    let marks = |from: usize| {
        let first = *window.get(from..)?.first_chunk()?;
        let second = *window.get(from + 1..)?.first_chunk()?;
        let both = equal(u8x16::new(first), pair.0) & equal(u8x16::new(second), pair.1);
        Some(both.to_bitmask())
    };
    Some(marks(0)? | (marks(WIDTH)? << WIDTH))
}

/// How many bytes two double blocks have in common at their beginning.
#[inline]
pub(super) fn common(one: &[u8; DOUBLE], other: &[u8; DOUBLE]) -> Option<usize> {
    if !HAS_VECTORS {
        return None;
    }
    let ([low, high], []) = one.as_chunks() else {
        return None;
    };
    let ([other_low, other_high], []) = other.as_chunks() else {
        return None;
    };
    let low = u8x16::new(*low)
        .simd_eq(u8x16::new(*other_low))
        .to_bitmask();
    let high = u8x16::new(*high)
        .simd_eq(u8x16::new(*other_high))
        .to_bitmask();
    Some((low | (high << WIDTH)).trailing_ones() as usize)
}

#[inline]
fn equal(bytes: u8x16, byte: u8) -> u8x16 {
    bytes.simd_eq(u8x16::splat(byte))
}
