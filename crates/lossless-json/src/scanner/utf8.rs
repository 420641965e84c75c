//! Which part of a text is UTF-8.

use super::lanes::{self, QUAD};

/// The text up to the first byte that is no UTF-8.
///
/// The standard library looks at a few bytes at a time. Most of a payload is ASCII, which is seen
/// of many bytes at once, and what is not ASCII stands in short runs.
pub(super) fn valid(bytes: &[u8]) -> &str {
    let end = valid_end(bytes);
    let valid = bytes.get(..end).unwrap_or_default();
    // SAFETY: `valid_end` goes only over bytes that are ASCII or that `str::from_utf8` found to be
    // whole characters.
    #[allow(
        unsafe_code,
        reason = "to check once more what was checked takes longer than both"
    )]
    unsafe {
        core::str::from_utf8_unchecked(valid)
    }
}

/// Where the first byte is that is no UTF-8, or the end.
fn valid_end(bytes: &[u8]) -> usize {
    let mut end = 0;
    while let Some(block) = bytes.get(end..).and_then(<[u8]>::first_chunk::<QUAD>)
        && let Some(marked) = lanes::non_ascii(block)
    {
        if marked == 0 {
            end += QUAD;
            continue;
        }
        let start = marked.trailing_zeros();
        let length = (marked >> start).trailing_ones();
        let run = end + start as usize..end + (start + length) as usize;
        match core::str::from_utf8(bytes.get(run.clone()).unwrap_or_default()) {
            Ok(_) => end = run.end,
            Err(error) => {
                let whole = run.start + error.valid_up_to();
                // The block may cut a character: it is looked at once more, with what follows.
                let is_cut = error.error_len().is_none() && run.end == end + QUAD;
                if !is_cut || whole == end {
                    return whole;
                }
                end = whole;
            }
        }
    }
    match core::str::from_utf8(bytes.get(end..).unwrap_or_default()) {
        Ok(_) => bytes.len(),
        Err(error) => end + error.valid_up_to(),
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::*;

    fn expected(bytes: &[u8]) -> usize {
        core::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len)
    }

    #[test]
    fn a_byte_that_begins_no_character_is_seen_wherever_it_stands() {
        for byte in 0..=u8::MAX {
            for place in 0..2 * QUAD {
                let mut bytes = [b'a'; 2 * QUAD + 1];
                bytes[place] = byte;
                assert_eq!(valid_end(&bytes), expected(&bytes), "{byte} at {place}");
            }
        }
    }

    #[test]
    fn a_character_is_whole_or_not_wherever_a_block_cuts_it() {
        for character in ["é", "–", "\u{10348}"] {
            for before in 0..2 * QUAD + 2 {
                for missing in 0..character.len() {
                    for behind in [0, 1, 3, QUAD] {
                        let mut bytes = alloc::vec![b'a'; before];
                        bytes.extend(&character.as_bytes()[..character.len() - missing]);
                        bytes.extend(alloc::vec![b'b'; behind]);
                        assert_eq!(valid_end(&bytes), expected(&bytes), "{bytes:?}");
                        assert_eq!(valid(&bytes).len(), expected(&bytes));
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn it_is_what_the_standard_library_finds(parts in prop::collection::vec(
            prop_oneof![
                "[a-z]{0,70}".prop_map(String::into_bytes),
                "\\PC{0,40}".prop_map(String::into_bytes),
                prop::collection::vec(0x70_u8.., 0..3),
            ],
            0..8,
        )) {
            let bytes: Vec<u8> = parts.concat();
            prop_assert_eq!(valid_end(&bytes), expected(&bytes));
        }
    }
}
