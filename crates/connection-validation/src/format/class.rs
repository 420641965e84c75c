//! What a byte may be part of: one look into a table in place of several comparisons.

/// Letters and digits of ASCII.
pub(super) const ALPHANUMERIC: u8 = 1;
/// `-`.
pub(super) const HYPHEN: u8 = 1 << 1;
/// `_`.
pub(super) const UNDERSCORE: u8 = 1 << 2;
/// What a URI may have anywhere (RFC 3986), but for the following two.
pub(super) const PLAIN: u8 = 1 << 3;
/// `%`, which two hexadecimal digits have to follow.
pub(super) const PERCENT: u8 = 1 << 4;
/// `#`.
pub(super) const HASH: u8 = 1 << 5;
/// What no URI has.
pub(super) const NEVER: u8 = 1 << 6;
/// Upper-case letters of ASCII.
pub(super) const UPPER: u8 = 1 << 7;

/// Every class that the byte is in.
#[inline]
pub(super) fn classes(byte: u8) -> u8 {
    TABLE.get(usize::from(byte)).copied().unwrap_or(NEVER)
}

static TABLE: [u8; 256] = {
    let mut table = [NEVER; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'%' => PERCENT,
            b'#' => HASH,
            b'-' => PLAIN | HYPHEN,
            b'_' => PLAIN | UNDERSCORE,
            b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => NEVER,
            byte if byte.is_ascii_uppercase() => PLAIN | ALPHANUMERIC | UPPER,
            byte if byte.is_ascii_alphanumeric() => PLAIN | ALPHANUMERIC,
            byte if byte.is_ascii_graphic() => PLAIN,
            _ => NEVER,
        };
        byte += 1;
    }
    table
};
