//! What stands in a text where a value belongs that a deployment tool puts there.

/// The bytes of which two stand on either side of a key: `##KEY##` and `@@KEY@@`, as documented for
/// auth0-deploy-cli.
pub const PLACEHOLDER_SIGNS: [u8; 2] = [b'#', b'@'];

/// Where the placeholder ends that begins at this byte of a text; nothing where none begins.
pub fn placeholder_end(text: &[u8], start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let signs = PLACEHOLDER_SIGNS.iter();
    let sign = signs
        .map(|sign| [*sign; 2])
        .find(|it| rest.starts_with(it))?;
    let key = rest.get(sign.len()..)?;
    let length = placeholder_key(key);
    let is_one = length > 0 && key.get(length..)?.starts_with(&sign);
    is_one.then_some(start + length + 2 * sign.len())
}

/// How many bytes at the beginning of a text can be a placeholder's key: letters and digits of
/// ASCII, `_`, `-` and `.`.
pub fn placeholder_key(text: &[u8]) -> usize {
    let is_of_key = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    text.iter().take_while(is_of_key).count()
}

#[cfg(test)]
mod tests {
    use super::{placeholder_end, placeholder_key};

    #[test]
    fn a_placeholder_has_two_signs_on_either_side_of_its_key() {
        for (text, start, end) in [
            ("##A##", 0, Some(5)),
            ("@@a.B-c_1@@ and more", 0, Some(11)),
            ("x ##A##", 2, Some(7)),
            ("x ##A##", 0, None),
            ("##A###", 0, Some(5)),
            ("####", 0, None),
            ("##A@@", 0, None),
            ("#A#", 0, None),
            ("## A ##", 0, None),
            ("##A#", 0, None),
            ("##", 0, None),
            ("", 0, None),
            ("##A##", 9, None),
        ] {
            assert_eq!(placeholder_end(text.as_bytes(), start), end, "{text}");
        }
        assert_eq!(placeholder_key("aé".as_bytes()), 1);
    }
}
