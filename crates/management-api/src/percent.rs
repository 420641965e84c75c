//! Percent-encoding of path segments (RFC 3986, section 2.1).

/// A segment decoded once; nothing when an escape is no escape or the bytes are no UTF-8.
pub(crate) fn decode(segment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => 16 * digit(rest.next()?)? + digit(rest.next()?)?,
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn digit(byte: u8) -> Option<u8> {
    let value = char::from(byte).to_digit(16)?;
    u8::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn a_segment_is_decoded_once() {
        for (segment, expected) in [
            ("", Some("")),
            ("con_1", Some("con_1")),
            ("auth0%7C5f", Some("auth0|5f")),
            ("auth0%7c5f", Some("auth0|5f")),
            ("a+b", Some("a+b")),
            ("%2561", Some("%61")),
            ("%C3%BC", Some("ü")),
            ("%FF", None),
            ("%", None),
            ("%7", None),
            ("%+7", None),
            ("%zz", None),
        ] {
            assert_eq!(decode(segment).as_deref(), expected, "{segment}");
        }
    }
}
