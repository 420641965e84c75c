//! All keys of the catalogue, each once, in one text that is made while the program is compiled.

use lossless_json::Expected;

use super::line::{Line, key};
use crate::strategies::LINES;

/// One of the catalogue's keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    /// Where it begins in the text of all keys.
    start: u16,
    /// How many bytes it has.
    length: u8,
}

impl Key {
    /// None.
    pub(super) const EMPTY: Self = Self {
        start: 0,
        length: 0,
    };

    /// One that is never met.
    pub(super) const NONE: Self = Self {
        start: u16::MAX,
        length: u8::MAX,
    };

    /// The key itself.
    #[inline]
    pub(crate) fn as_str(self) -> &'static str {
        let start = usize::from(self.start) + BEFORE;
        let key = TEXT.get(start..start + usize::from(self.length));
        key.unwrap_or_default()
    }

    /// As a text has it behind another member; with 1 as at the beginning of an object, without the
    /// comma.
    #[inline]
    pub(crate) fn expected(self, no_comma: usize) -> Option<Expected<'static>> {
        let start = usize::from(self.start) + no_comma;
        let window = TEXT.as_bytes().get(start..)?.first_chunk()?;
        let length = BEFORE + usize::from(self.length) + BEHIND;
        Expected::written(window, length - no_comma)
    }

    /// The key of a line.
    pub(super) const fn of(line: &Line) -> Self {
        let key = key(line.path).as_bytes();
        let mut slot = hash(key);
        loop {
            let id = KNOWN.slots[slot];
            assert!(id != NO_KEY, "every key of a line is known");
            if equal(KNOWN.keys[id as usize].as_bytes(), key) {
                #[expect(clippy::cast_possible_truncation, reason = "no key is so long")]
                let length = key.len() as u8;
                let start = KNOWN.starts[id as usize];
                return Self { start, length };
            }
            slot = (slot + 1) % SIZE;
        }
    }
}

/// What stands before a key behind another member: a comma and a quote.
const BEFORE: usize = 2;
/// And behind it: a quote and the colon.
const BEHIND: usize = 2;

/// At most this many keys: the table stays half empty.
const MOST: usize = SIZE / 2;
const SIZE: usize = 2048;
const NO_KEY: u16 = u16::MAX;

/// The keys while the program is compiled.
struct Known {
    keys: [&'static str; MOST],
    /// Where each begins in the text.
    starts: [u16; MOST],
    count: usize,
    /// How many bytes the keys have together.
    length: usize,
    /// Where each key is: a key that finds its slot taken has the next one.
    slots: [u16; SIZE],
}

const KNOWN: &Known = &known(LINES);

/// The keys one behind the other, each as it is written behind another member: `,"name":`. Behind
/// the last one there is room, so that each can be compared with as many bytes at once.
static TEXT: &str = {
    static BYTES: [u8; KNOWN.length + Expected::WINDOW] = text(KNOWN);
    match core::str::from_utf8(&BYTES) {
        Ok(text) => text,
        Err(_) => panic!("keys are text"),
    }
};

#[expect(clippy::cast_possible_truncation, reason = "asserted")]
const fn known(tables: &[&[Line]]) -> Known {
    let mut known = Known {
        keys: [""; MOST],
        starts: [0; MOST],
        count: 0,
        length: 0,
        slots: [NO_KEY; SIZE],
    };
    let mut table = 0;
    while table < tables.len() {
        let mut line = 0;
        while line < tables[table].len() {
            let key = key(tables[table][line].path);
            let mut slot = hash(key.as_bytes());
            while known.slots[slot] != NO_KEY
                && !equal(
                    known.keys[known.slots[slot] as usize].as_bytes(),
                    key.as_bytes(),
                )
            {
                slot = (slot + 1) % SIZE;
            }
            if known.slots[slot] == NO_KEY {
                assert!(known.count < MOST, "the table of keys is too full");
                let id = known.count as u16;
                known.slots[slot] = id;
                known.keys[known.count] = key;
                assert!(known.length < NO_KEY as usize && key.len() <= u8::MAX as usize);
                known.starts[known.count] = known.length as u16;
                known.count += 1;
                known.length += BEFORE + key.len() + BEHIND;
            }
            line += 1;
        }
        table += 1;
    }
    known
}

const fn text<const LENGTH: usize>(known: &Known) -> [u8; LENGTH] {
    let mut text = [b' '; LENGTH];
    let mut end = 0;
    let mut index = 0;
    while index < known.count {
        let key = known.keys[index].as_bytes();
        text[end] = b',';
        text[end + 1] = b'"';
        end += BEFORE;
        let mut at = 0;
        while at < key.len() {
            text[end] = key[at];
            end += 1;
            at += 1;
        }
        text[end] = b'"';
        text[end + 1] = b':';
        end += BEHIND;
        index += 1;
    }
    text
}

/// Whether two texts are the same, while the program is compiled.
pub(crate) const fn equal(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut index = 0;
    while index < one.len() {
        if one[index] != other[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// FNV-1a, folded to the slots there are.
const fn hash(key: &[u8]) -> usize {
    let mut hash: u32 = 0x811c_9dc5;
    let mut index = 0;
    while index < key.len() {
        hash = (hash ^ key[index] as u32).wrapping_mul(0x0100_0193);
        index += 1;
    }
    (hash >> 16 ^ hash) as usize % SIZE
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use lossless_json::Text;

    use super::*;

    #[test]
    fn every_key_is_its_own_text_and_no_other() {
        for line in LINES.iter().copied().flatten() {
            let own = key(line.path);
            let of_line = Key::of(line);
            assert_eq!(of_line.as_str(), own);
            assert!(Text::plain(own).is(of_line.as_str()));
            for other in [&own[1..], "", "an-option-that-nobody-has"] {
                assert!(!Text::plain(other).is(of_line.as_str()), "{other}");
            }
        }
    }

    #[test]
    fn every_key_is_kept_once() {
        let mut keys: Vec<&str> = KNOWN.keys.iter().copied().take(KNOWN.count).collect();
        keys.sort_unstable();
        assert!(keys.is_sorted_by(|one, next| one < next), "{keys:?}");
    }
}
