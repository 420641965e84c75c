//! Where one certificate ends and the next begins.

use std::borrow::Cow;

use connection_validation::certificate::base64;

const BEGIN: &[u8] = b"-----BEGIN ";
const DASHES: &[u8] = b"-----";

/// A part of a text that stands for itself.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Block<'a> {
    /// What should be one certificate, in whatever form.
    Certificate(&'a [u8]),
    /// A PEM block of a private key. It is not read.
    PrivateKey,
    /// A PEM block of another kind.
    Other,
}

/// Whether a text has a PEM block.
pub(crate) fn has_blocks(text: &[u8]) -> bool {
    find(text, BEGIN).is_some()
}

/// The PEM text in base64, or else the input.
pub(super) fn without_wrapping(input: &[u8]) -> Cow<'_, [u8]> {
    if has_blocks(input) {
        return Cow::Borrowed(input);
    }
    match base64::decode(input) {
        Some(text) if has_blocks(&text) => Cow::Owned(text),
        _ => Cow::Borrowed(input),
    }
}

/// The PEM blocks of a text, or the whole of a text that has none. What stands between the blocks
/// is passed over, as tools write names there (RFC 7468, section 2).
pub(super) fn blocks(text: &[u8]) -> Vec<Block<'_>> {
    let Some(start) = find(text, BEGIN) else {
        return vec![Block::Certificate(text)];
    };
    let mut blocks = Vec::new();
    let mut rest = text.get(start..).unwrap_or_default();
    loop {
        let (block, after) = first(rest);
        blocks.push(block);
        let Some(next) = find(after, BEGIN) else {
            return blocks;
        };
        rest = after.get(next..).unwrap_or_default();
    }
}

/// The block a text begins with, and what follows it. A block without its end takes all.
fn first(text: &[u8]) -> (Block<'_>, &[u8]) {
    let named = text.get(BEGIN.len()..).unwrap_or_default();
    let label = find(named, DASHES).and_then(|end| named.get(..end));
    let label = label.unwrap_or_default();
    let end = [b"-----END ", label, DASHES].concat();
    let end = find(text, &end).map_or(text.len(), |place| place + end.len());
    let (whole, after) = text.split_at_checked(end).unwrap_or((text, &[]));
    let block = if label.ends_with(b"PRIVATE KEY") {
        Block::PrivateKey
    } else if label == b"CERTIFICATE" {
        Block::Certificate(whole)
    } else {
        Block::Other
    };
    (block, after)
}

fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|window| window == word)
}

#[cfg(test)]
mod tests {
    use super::{Block, blocks};

    #[test]
    fn blocks_are_told_apart_by_their_labels() {
        let text = b"name\n-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n\
            -----BEGIN RSA PRIVATE KEY-----\nAA==\n-----END RSA PRIVATE KEY-----\n\
            -----BEGIN CERTIFICATE REQUEST-----\nAA==\n-----END CERTIFICATE REQUEST-----\n";
        let expected = [
            Block::Certificate(b"-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----"),
            Block::PrivateKey,
            Block::Other,
        ];
        assert_eq!(blocks(text), expected);
    }

    #[test]
    fn a_block_without_its_end_takes_all() {
        let text = b"-----BEGIN CERTIFICATE-----\nAA==\n-----BEGIN X-----\n";
        assert_eq!(blocks(text), [Block::Certificate(text)]);
        assert_eq!(blocks(b"-----BEGIN "), [Block::Other]);
    }
}
