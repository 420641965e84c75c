//! The contents of a string, still as written.

use alloc::borrow::Cow;
use core::fmt;
use core::str::CharIndices;

/// The contents of a JSON string, decoded only when asked.
///
/// Two texts are equal when they decode to the same characters.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    /// What stands between the quotes, or decoded text when `escaped` is false.
    raw: &'a str,
    escaped: bool,
}

impl<'a> Text<'a> {
    /// Text that is decoded already: a backslash in it is a backslash.
    pub fn plain(text: &'a str) -> Text<'a> {
        Text {
            raw: text,
            escaped: false,
        }
    }

    /// What the scanner found between two quotes; every escape in it is whole and valid.
    pub(crate) fn scanned(raw: &'a str, escaped: bool) -> Text<'a> {
        Text { raw, escaped }
    }

    /// Whether it decodes to exactly `plain`; allocates nothing.
    #[inline]
    pub fn is(&self, plain: &str) -> bool {
        if self.escaped {
            self.chars().eq(plain.chars())
        } else {
            self.raw == plain
        }
    }

    /// The decoded characters; copies only when there is an escape.
    pub fn decode(&self) -> Cow<'a, str> {
        if self.escaped {
            Cow::Owned(self.chars().collect())
        } else {
            Cow::Borrowed(self.raw)
        }
    }

    /// The decoded characters one by one; allocates nothing.
    pub fn chars(&self) -> Chars<'a> {
        Chars {
            raw: self.raw,
            indices: self.raw.char_indices(),
            escaped: self.escaped,
        }
    }

    /// The length in characters (Unicode scalar values) once decoded.
    pub fn char_count(&self) -> usize {
        if self.escaped {
            self.chars().count()
        } else {
            self.raw.chars().count()
        }
    }

    /// Whether there is no character in it.
    pub fn is_empty(&self) -> bool {
        self.raw.is_empty()
    }

    /// The text as written if it holds no escape, and so is decoded already.
    pub fn as_plain(&self) -> Option<&'a str> {
        (!self.escaped).then_some(self.raw)
    }
}

impl PartialEq for Text<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self.as_plain(), other.as_plain()) {
            (_, Some(plain)) => self.is(plain),
            (Some(plain), None) => other.is(plain),
            (None, None) => self.raw == other.raw || self.chars().eq(other.chars()),
        }
    }
}

impl Eq for Text<'_> {}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.decode(), formatter)
    }
}

/// The decoded characters of a [`Text`].
#[derive(Clone, Debug)]
pub struct Chars<'a> {
    raw: &'a str,
    indices: CharIndices<'a>,
    escaped: bool,
}

impl Iterator for Chars<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let (offset, character) = self.indices.next()?;
        if !self.escaped || character != '\\' {
            return Some(character);
        }
        let (_, escape) = self.indices.next()?;
        Some(match escape {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => self.unicode_escape(offset)?,
            itself => itself,
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (fewest, most) = self.indices.size_hint();
        // The longest spelling of one character is a surrogate pair of twelve.
        (if self.escaped { fewest / 12 } else { fewest }, most)
    }
}

impl Chars<'_> {
    /// The character of the `\uXXXX`, or of the pair of them, that starts at `offset`.
    fn unicode_escape(&mut self, offset: usize) -> Option<char> {
        let bytes = self.raw.as_bytes();
        let (character, length) = unicode_escape_at(bytes, offset)?;
        // The backslash and the `u` are consumed already.
        for _ in 2..length {
            self.indices.next();
        }
        Some(character)
    }
}

/// The character that the `\uXXXX` or the surrogate pair at `offset` stands for, and the length
/// of its spelling in bytes; nothing for a lone surrogate or for hexadecimal digits that are none.
pub(crate) fn unicode_escape_at(bytes: &[u8], offset: usize) -> Option<(char, usize)> {
    const ONE: usize = r"\uXXXX".len();
    let first = code_unit(bytes, offset)?;
    if let Some(character) = char::from_u32(first) {
        return Some((character, ONE));
    }
    let second = code_unit(bytes, offset + ONE)?;
    if !(0xd800..0xdc00).contains(&first) || !(0xdc00..0xe000).contains(&second) {
        return None;
    }
    let character = char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00))?;
    Some((character, 2 * ONE))
}

/// The UTF-16 code unit written as `\uXXXX` at `offset`.
pub(crate) fn code_unit(bytes: &[u8], offset: usize) -> Option<u32> {
    let escape: &[u8; 6] = bytes.get(offset..)?.first_chunk()?;
    let [b'\\', b'u', digits @ ..] = escape else {
        return None;
    };
    digits.iter().try_fold(0, |unit, &digit| {
        Some(unit * 16 + char::from(digit).to_digit(16)?)
    })
}
