//! Sixteen bytes at a time, where the target has vector instructions without being asked.
//!
//! Only WebAssembly has them without unsafe code, and there they pay most: its words are slow.

/// Sixteen bytes of a text.
pub(super) type Block = [u8; 16];

/// How many bytes a block has.
pub(super) const WIDTH: usize = size_of::<Block>();

/// Two blocks and the byte behind them.
pub(super) type Window = [u8; 2 * WIDTH + 1];

/// Marks the quotes, backslashes and control characters of a block, the first byte lowest.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline]
pub(super) fn string_ends(block: &Block) -> Option<u32> {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_lt, u8x16_splat, v128_or};

    let bytes = load(block);
    let quotes = u8x16_eq(bytes, u8x16_splat(b'"'));
    let backslashes = u8x16_eq(bytes, u8x16_splat(b'\\'));
    let controls = u8x16_lt(bytes, u8x16_splat(0x20));
    let ends = v128_or(v128_or(quotes, backslashes), controls);
    Some(u32::from(u8x16_bitmask(ends)))
}

/// Marks where one byte stands in front of another one, the first place lowest.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline]
pub(super) fn pairs(window: &Window, pair: (u8, u8)) -> Option<u32> {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, v128_and};

    let marks = |from: usize| {
        let first = window.get(from..)?.first_chunk()?;
        let second = window.get(from + 1..)?.first_chunk()?;
        let one = u8x16_eq(load(first), u8x16_splat(pair.0));
        let other = u8x16_eq(load(second), u8x16_splat(pair.1));
        Some(u32::from(u8x16_bitmask(v128_and(one, other))))
    };
    Some(marks(0)? | (marks(WIDTH)? << WIDTH))
}

/// The block as a vector; written as one number, it is loaded as one.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline]
fn load(block: &Block) -> core::arch::wasm32::v128 {
    let bytes = u128::from_le_bytes(*block);
    #[expect(clippy::cast_possible_truncation, reason = "the lower half is wanted")]
    let low = bytes as u64;
    core::arch::wasm32::u64x2(low, (bytes >> u64::BITS) as u64)
}

/// Elsewhere words are used.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[inline]
pub(super) fn pairs(_window: &Window, _pair: (u8, u8)) -> Option<u32> {
    None
}

/// Elsewhere words are used.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[inline]
pub(super) fn string_ends(_block: &Block) -> Option<u32> {
    None
}
