//! Sixteen bytes at a time, where the target has vector instructions without being asked.
//!
//! Only WebAssembly has them without unsafe code, and there they pay most: its words are slow.

/// Marks the quotes, backslashes and control characters of sixteen bytes, the first one lowest.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline]
pub(super) fn string_ends(low: u64, high: u64) -> Option<u32> {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_lt, u8x16_splat, u64x2, v128_or};

    let bytes = u64x2(low, high);
    let quotes = u8x16_eq(bytes, u8x16_splat(b'"'));
    let backslashes = u8x16_eq(bytes, u8x16_splat(b'\\'));
    let controls = u8x16_lt(bytes, u8x16_splat(0x20));
    let ends = v128_or(v128_or(quotes, backslashes), controls);
    Some(u32::from(u8x16_bitmask(ends)))
}

/// Marks where one byte stands in front of another one: `first` are sixteen bytes, `second` the
/// sixteen that begin one further on.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline]
pub(super) fn pairs(first: (u64, u64), second: (u64, u64), pair: (u8, u8)) -> Option<u32> {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, u64x2, v128_and};

    let one = u8x16_eq(u64x2(first.0, first.1), u8x16_splat(pair.0));
    let other = u8x16_eq(u64x2(second.0, second.1), u8x16_splat(pair.1));
    Some(u32::from(u8x16_bitmask(v128_and(one, other))))
}

/// Elsewhere words are used.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[inline]
pub(super) fn pairs(_first: (u64, u64), _second: (u64, u64), _pair: (u8, u8)) -> Option<u32> {
    None
}

/// Elsewhere words are used.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[inline]
pub(super) fn string_ends(_low: u64, _high: u64) -> Option<u32> {
    None
}
