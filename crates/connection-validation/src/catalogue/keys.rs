//! All keys of the catalogue, each once: one sorted text, made while the program is compiled.

use core::cmp::Ordering;

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

    /// The key that is written like this, if the catalogue has it anywhere.
    pub(crate) fn find(key: &str) -> Option<Self> {
        let length = u8::try_from(key.len()).ok()?;
        let behind = SIGNS.partition_point(|start| place_of(key, *start) != Ordering::Less);
        let mut start = *SIGNS.get(behind.checked_sub(1)?)?;
        for _ in 0..STEP {
            if place_of(key, start) == Ordering::Equal {
                return Some(Self { start, length });
            }
            start = next(start)?;
        }
        None
    }

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
        let key = key(line.path);
        let (mut low, mut high) = (0, KNOWN.count);
        while low + 1 < high {
            let middle = usize::midpoint(low, high);
            if is_before(key, KNOWN.keys[middle]) {
                high = middle;
            } else {
                low = middle;
            }
        }
        assert!(
            equal(KNOWN.keys[low].as_bytes(), key.as_bytes()),
            "every key of a line is known"
        );
        #[expect(clippy::cast_possible_truncation, reason = "no key is so long")]
        let length = key.len() as u8;
        let start = KNOWN.starts[low];
        Self { start, length }
    }
}

/// What stands before a key behind another member: a comma and a quote.
const BEFORE: usize = 2;
/// And behind it: a quote and the colon.
const BEHIND: usize = 2;

/// How many keys there are from one whose place is known to the next.
const STEP: usize = 16;
/// At most this many lines.
const MOST: usize = 4096;

/// The keys while the program is compiled, sorted.
struct Known {
    keys: [&'static str; MOST],
    /// Where each begins in the text.
    starts: [u16; MOST],
    count: usize,
    /// How many bytes the keys have together.
    length: usize,
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
/// Where every so many keys one begins.
static SIGNS: [u16; KNOWN.count.div_ceil(STEP)] = signs(KNOWN);

/// Whether a key comes before or behind the one that begins there, or is it.
fn place_of(key: &str, start: u16) -> Ordering {
    let start = usize::from(start) + BEFORE;
    let there = TEXT.as_bytes().get(start..start + key.len() + 1);
    let Some((quote, there)) = there.and_then(<[u8]>::split_last) else {
        return Ordering::Less;
    };
    // A key ends with its quote, which is before any byte of a longer one.
    key.as_bytes().cmp(there).then(b'"'.cmp(quote))
}

/// Where the key behind the one that begins there does.
fn next(start: u16) -> Option<u16> {
    let key = TEXT.as_bytes().get(usize::from(start) + BEFORE..)?;
    let length = key.iter().position(|byte| *byte == b'"')?;
    let step = u16::try_from(BEFORE + length + BEHIND).ok()?;
    start.checked_add(step)
}

#[expect(clippy::cast_possible_truncation, reason = "asserted")]
#[expect(
    clippy::large_stack_arrays,
    reason = "they exist while the program is compiled"
)]
const fn known(tables: &[&[Line]]) -> Known {
    let mut keys = [""; MOST];
    let mut count = 0;
    let mut table = 0;
    while table < tables.len() {
        let mut line = 0;
        while line < tables[table].len() {
            assert!(count < MOST, "the catalogue has more lines than that");
            keys[count] = key(tables[table][line].path);
            count += 1;
            line += 1;
        }
        table += 1;
    }
    let keys = sorted(keys, count);
    let mut known = Known {
        keys: [""; MOST],
        starts: [0; MOST],
        count: 0,
        length: 0,
    };
    let mut index = 0;
    while index < count {
        let key = keys[index];
        if index == 0 || !equal(keys[index - 1].as_bytes(), key.as_bytes()) {
            assert!(known.length < u16::MAX as usize && key.len() <= u8::MAX as usize);
            known.keys[known.count] = key;
            known.starts[known.count] = known.length as u16;
            known.count += 1;
            known.length += BEFORE + key.len() + BEHIND;
        }
        index += 1;
    }
    known
}

/// The first so many keys sorted: runs of one, two, four and so on are merged.
const fn sorted(mut keys: [&'static str; MOST], count: usize) -> [&'static str; MOST] {
    let mut run = 1;
    while run < count {
        let mut merged = keys;
        let mut start = 0;
        while start < count {
            let middle = least(start + run, count);
            let end = least(middle + run, count);
            let (mut left, mut right, mut to) = (start, middle, start);
            while to < end {
                let takes_right =
                    right < end && (left >= middle || is_before(keys[right], keys[left]));
                if takes_right {
                    merged[to] = keys[right];
                    right += 1;
                } else {
                    merged[to] = keys[left];
                    left += 1;
                }
                to += 1;
            }
            start = end;
        }
        keys = merged;
        run *= 2;
    }
    keys
}

const fn least(one: usize, other: usize) -> usize {
    if one < other { one } else { other }
}

/// Whether one key comes before another one, each with its quote behind it.
const fn is_before(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut index = 0;
    while index < one.len() && index < other.len() {
        if one[index] != other[index] {
            return one[index] < other[index];
        }
        index += 1;
    }
    one.len() < other.len()
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

const fn signs<const COUNT: usize>(known: &Known) -> [u16; COUNT] {
    let mut signs = [0; COUNT];
    let mut index = 0;
    while index < COUNT {
        signs[index] = known.starts[index * STEP];
        index += 1;
    }
    signs
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

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

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
        let mut keys: Vec<&str> = KNOWN.keys.iter().copied().take(KNOWN.count).collect();
        keys.sort_unstable();
        assert!(keys.is_sorted_by(|one, next| one < next), "{keys:?}");
    }
}
