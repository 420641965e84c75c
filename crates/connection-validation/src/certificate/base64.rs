//! Base64 with its usual alphabet (RFC 4648, section 4).

use alloc::string::String;
use alloc::vec::Vec;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The bytes of a text, with white space anywhere in it and with its padding or without.
///
/// Bits that no byte needs have to be zero, so that no two texts but for spaces and padding have
/// the same bytes.
pub fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut digits, mut padding) = (0_u32, 0_usize, 0_usize);
    for &byte in text {
        if byte.is_ascii_whitespace() {
            continue;
        }
        if byte == b'=' {
            padding += 1;
            continue;
        }
        if padding > 0 {
            return None;
        }
        bits = (bits << 6) | u32::from(digit(byte)?);
        digits += 1;
        if digits.is_multiple_of(4) {
            let [_, first, second, third] = bits.to_be_bytes();
            bytes.extend([first, second, third]);
            bits = 0;
        }
    }
    let is_padded = padding == 0 || (padding <= 2 && (digits + padding).is_multiple_of(4));
    let rest: &[u8] = match digits % 4 {
        0 if padding == 0 => &[],
        2 if bits.trailing_zeros() >= 4 => &[low_byte(bits >> 4)],
        3 if bits.trailing_zeros() >= 2 => &[low_byte(bits >> 10), low_byte(bits >> 2)],
        _ => return None,
    };
    bytes.extend(rest);
    is_padded.then_some(bytes)
}

/// The text of some bytes, padded, without line breaks.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |place: usize| u32::from(chunk.get(place).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4_usize {
            if place > chunk.len() {
                text.push('=');
                continue;
            }
            let index = (bits >> (18 - 6 * place)) & 0x3f;
            let digit = DIGITS.get(index as usize).copied().unwrap_or(b'A');
            text.push(char::from(digit));
        }
    }
    text
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

fn low_byte(bits: u32) -> u8 {
    let [.., low] = bits.to_be_bytes();
    low
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    /// The test vectors of RFC 4648, section 10.
    const VECTORS: [(&str, &str); 7] = [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ];

    #[test]
    fn the_vectors_of_the_rfc_go_both_ways_with_padding_or_without() {
        for (bytes, text) in VECTORS {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text.as_bytes()).unwrap(), bytes.as_bytes());
            let bare = text.trim_end_matches('=');
            assert_eq!(decode(bare.as_bytes()).unwrap(), bytes.as_bytes());
        }
        assert_eq!(decode(b" Zm9v\r\nYm\tFy \n").unwrap(), b"foobar");
        assert_eq!(
            decode(&encode(&[0xff, 0xfe, 0]).into_bytes()).unwrap(),
            [0xff, 0xfe, 0]
        );
    }

    #[test]
    fn what_is_not_base64_has_no_bytes() {
        for text in [
            "Z", "Zh==", "Zm9=", "Zg=", "Zg===", "=", "Zm9v====", "Zg==Zg==", "Zm-_", "é",
        ] {
            assert_eq!(decode(text.as_bytes()), None, "{text}");
        }
    }
}
