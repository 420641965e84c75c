//! All keys of the catalogue, each once: a hash table made while the program is compiled.

use super::line::{Line, key};
use crate::strategies::LINES;

/// One of the catalogue's keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key(u16);

impl Key {
    /// The first of them.
    pub(super) const FIRST: Self = Self(0);

    /// The key that is written like this, if the catalogue has it anywhere.
    #[inline]
    pub(crate) fn find(key: &str) -> Option<Self> {
        let mut slot = hash(key.as_bytes());
        loop {
            let id = *SLOTS.get(slot)?;
            if lossless_json::same(KEYS.get(usize::from(id))?, key) {
                return Some(Self(id));
            }
            slot = (slot + 1) % SIZE;
        }
    }

    /// As it is written.
    #[inline]
    pub(crate) fn as_str(self) -> &'static str {
        KEYS.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// The key of a line.
    pub(super) const fn of(line: &Line) -> Self {
        let key = key(line.path).as_bytes();
        let mut slot = hash(key);
        loop {
            let id = KNOWN.slots[slot];
            assert!(id != NO_KEY, "every key of a line is known");
            if equal(KNOWN.keys[id as usize].as_bytes(), key) {
                return Self(id);
            }
            slot = (slot + 1) % SIZE;
        }
    }
}

/// At most this many keys: the table stays half empty.
const MOST: usize = SIZE / 2;
const SIZE: usize = 2048;
const NO_KEY: u16 = u16::MAX;

/// The keys while the program is compiled.
struct Known {
    keys: [&'static str; MOST],
    count: usize,
    /// How many bytes the keys have together.
    length: usize,
    /// Where each key is: a key that finds its slot taken has the next one.
    slots: [u16; SIZE],
}

const KNOWN: &Known = &known(LINES);
const TEXT: [u8; KNOWN.length] = text(KNOWN);

/// The keys one behind the other: paths would be linked for the keys at their ends otherwise.
static KEYS: [&str; KNOWN.count] = keys(KNOWN, {
    static BYTES: [u8; KNOWN.length] = TEXT;
    &BYTES
});
static SLOTS: [u16; SIZE] = KNOWN.slots;

const fn known(tables: &[&[Line]]) -> Known {
    let mut known = Known {
        keys: [""; MOST],
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
                #[expect(clippy::cast_possible_truncation, reason = "asserted above")]
                let id = known.count as u16;
                known.slots[slot] = id;
                known.keys[known.count] = key;
                known.count += 1;
                known.length += key.len();
            }
            line += 1;
        }
        table += 1;
    }
    known
}

const fn text<const LENGTH: usize>(known: &Known) -> [u8; LENGTH] {
    let mut text = [0; LENGTH];
    let mut end = 0;
    let mut index = 0;
    while index < known.count {
        let key = known.keys[index].as_bytes();
        let mut at = 0;
        while at < key.len() {
            text[end] = key[at];
            end += 1;
            at += 1;
        }
        index += 1;
    }
    text
}

const fn keys<const COUNT: usize>(known: &Known, text: &'static [u8]) -> [&'static str; COUNT] {
    let mut keys = [""; COUNT];
    let Ok(mut rest) = core::str::from_utf8(text) else {
        panic!("keys are text")
    };
    let mut index = 0;
    while index < COUNT {
        let (key, behind) = rest.split_at(known.keys[index].len());
        keys[index] = key;
        rest = behind;
        index += 1;
    }
    keys
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

/// Mixes the length and both ends of the key: what is between decides too rarely to be worth it.
#[inline]
const fn hash(key: &[u8]) -> usize {
    let (start, end) =
        if let (Some(start), Some(end)) = (key.first_chunk::<8>(), key.last_chunk::<8>()) {
            (u64::from_le_bytes(*start), u64::from_le_bytes(*end))
        } else if let (Some(start), Some(end)) = (key.first_chunk::<4>(), key.last_chunk::<4>()) {
            (
                u32::from_le_bytes(*start) as u64,
                u32::from_le_bytes(*end) as u64,
            )
        } else if let (Some(start), Some(end)) = (key.first(), key.last()) {
            (*start as u64, *end as u64)
        } else {
            (0, 0)
        };
    let seed = key.len() as u64;
    let mixed = (start ^ end.rotate_left(29) ^ seed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 40) as usize % SIZE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_and_nothing_else_is() {
        for line in LINES.iter().copied().flatten() {
            let own = key(line.path);
            let found = Key::find(own);
            assert_eq!(found.map(Key::as_str), Some(own));
            assert_eq!(found, Some(Key::of(line)));
        }
        for other in [
            "",
            "x",
            "an-option-that-nobody-has",
            "client_ids",
            "lient_id",
        ] {
            assert_eq!(Key::find(other), None, "{other}");
        }
    }

    #[test]
    fn every_key_is_kept_once() {
        for (index, key) in KEYS.iter().enumerate() {
            assert_eq!(KEYS.iter().position(|own| own == key), Some(index), "{key}");
        }
    }
}
