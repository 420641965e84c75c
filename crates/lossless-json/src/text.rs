//! The contents of a string, still as written.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use crate::scanner::string_run_end;

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
            have_same_characters(*self, Text::plain(plain))
        } else {
            same(self.raw, plain)
        }
    }

    /// The decoded characters; copies only when there is an escape.
    pub fn decode(&self) -> Cow<'a, str> {
        if !self.escaped {
            return Cow::Borrowed(self.raw);
        }
        let mut decoded = String::with_capacity(self.raw.len());
        for piece in self.pieces() {
            match piece {
                Piece::Plain(plain) => decoded.push_str(plain),
                Piece::Escaped(character) => decoded.push(character),
            }
        }
        Cow::Owned(decoded)
    }

    /// The decoded characters one by one; allocates nothing.
    pub fn chars(&self) -> Chars<'a> {
        Chars {
            rest: self.raw,
            escaped: self.escaped,
        }
    }

    /// What stands between two escapes in one piece, and each escape; allocates nothing.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'a>> {
        let mut chars = self.chars();
        core::iter::from_fn(move || {
            let run = if chars.escaped {
                string_run_end(chars.rest.as_bytes(), 0)
            } else {
                chars.rest.len()
            };
            let (plain, rest) = chars.rest.split_at_checked(run)?;
            if plain.is_empty() {
                return chars.next().map(Piece::Escaped);
            }
            chars.rest = rest;
            Some(Piece::Plain(plain))
        })
    }

    /// The length in characters (Unicode scalar values) once decoded.
    pub fn char_count(&self) -> usize {
        if self.escaped {
            self.chars().count()
        } else {
            self.raw.chars().count()
        }
    }

    /// Between which two numbers [`char_count`](Self::char_count) lies; nothing is counted.
    #[inline]
    pub fn char_count_bounds(&self) -> (usize, usize) {
        let length = self.raw.len();
        // The longest spelling of one character is a surrogate pair of twelve bytes.
        let least = if self.escaped {
            length.div_ceil(12)
        } else {
            length.div_ceil(4)
        };
        (least, length)
    }

    /// Whether there is no character in it.
    pub fn is_empty(&self) -> bool {
        self.raw.is_empty()
    }

    /// The text as it is written, if it holds an escape: each one is whole and valid.
    pub fn as_escaped(&self) -> Option<&'a str> {
        self.escaped.then_some(self.raw)
    }

    /// The text as written if it holds no escape, and so is decoded already.
    pub fn as_plain(&self) -> Option<&'a str> {
        (!self.escaped).then_some(self.raw)
    }
}

impl PartialEq for Text<'_> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        if self.escaped || other.escaped {
            have_same_characters(*self, *other)
        } else {
            same(self.raw, other.raw)
        }
    }
}

impl Eq for Text<'_> {}

#[cold]
fn have_same_characters(one: Text<'_>, other: Text<'_>) -> bool {
    one.chars().eq(other.chars())
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.decode(), formatter)
    }
}

/// A part of a [`Text`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// What is spelled as it is; never empty.
    Plain(&'a str),
    /// What an escape stands for.
    Escaped(char),
}

/// The decoded characters of a [`Text`].
#[derive(Clone)]
pub struct Chars<'a> {
    rest: &'a str,
    escaped: bool,
}

impl Iterator for Chars<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let mut character = characters.next()?;
        if self.escaped && character == '\\' {
            character = match characters.next()? {
                'b' => '\u{8}',
                'f' => '\u{c}',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => {
                    let (character, length) = unicode_escape_at(self.rest.as_bytes(), 0)?;
                    self.rest = self.rest.get(length..)?;
                    return Some(character);
                }
                itself => itself,
            };
        }
        self.rest = characters.as_str();
        Some(character)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        // The longest spelling of one character is a surrogate pair of twelve bytes.
        (self.rest.len().div_ceil(12), Some(self.rest.len()))
    }
}

impl fmt::Debug for Chars<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.clone()).finish()
    }
}

/// Whether two texts are equal, compared a word at a time.
///
/// Keys are short: a call to what compares any length of memory costs more than the comparison.
#[expect(
    clippy::inline_always,
    reason = "most texts that are compared have different lengths"
)]
#[inline(always)]
pub fn same(left: &str, right: &str) -> bool {
    left.len() == right.len() && same_bytes(left.as_bytes(), right.as_bytes())
}

/// The same of as many bytes.
#[inline]
fn same_bytes(left: &[u8], right: &[u8]) -> bool {
    let ends = |left: &[u8], right: &[u8]| {
        left.first_chunk::<8>() == right.first_chunk()
            && left.last_chunk::<8>() == right.last_chunk()
    };
    match left.len() {
        0..4 => left.iter().eq(right),
        4..8 => {
            left.first_chunk::<4>() == right.first_chunk()
                && left.last_chunk::<4>() == right.last_chunk()
        }
        8..=16 => ends(left, right),
        _ => {
            let mut words = left.chunks_exact(8).zip(right.chunks_exact(8));
            ends(left, right)
                && words.all(|(left, right)| left.first_chunk::<8>() == right.first_chunk())
        }
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

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;
    use crate::event::Event;
    use crate::scanner::Scanner;

    /// The text of the one string that `json` is.
    fn scan(json: &str) -> Text<'_> {
        match Scanner::new(json.as_bytes()).next() {
            Some(Ok(Event::String(text))) => text,
            other => panic!("{json} is no string but {other:?}"),
        }
    }

    #[track_caller]
    fn check(json: &str, decoded: &str) {
        let text = scan(json);
        assert_eq!(text.decode(), decoded);
        assert!(text.is(decoded));
        assert!(text.chars().eq(decoded.chars()));
        assert_eq!(text.char_count(), decoded.chars().count());
        assert_eq!(text.is_empty(), decoded.is_empty());
        assert!(text.pieces().all(|piece| piece != Piece::Plain("")));
        assert_eq!(text, Text::plain(decoded));
        assert_eq!(Text::plain(decoded), text);

        for different in [format!("{decoded}x"), format!("x{decoded}")] {
            assert!(!text.is(&different));
            assert_ne!(text, Text::plain(&different));
        }
    }

    #[test]
    fn every_way_to_write_a_character_decodes_to_it() {
        check(r#""""#, "");
        check(r#""strategy""#, "strategy");
        check(r#""größer 日本 😀""#, "größer 日本 😀");
        check(r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t");
        check(r#""\u0000\u001f""#, "\0\u{1f}");
        check(r#""\u0073trate\u0067y""#, "strategy");
        check(r#""\u00e9\u00E9""#, "éé");
        check(r#""\uD83D\uDE00 \ud83d\ude00""#, "😀 😀");
        check(r#""\ud800\udc00\udbff\udfff""#, "\u{10000}\u{10ffff}");
        check(r#""\u005cn""#, "\\n");
    }

    #[test]
    fn only_a_text_with_an_escape_is_copied() {
        assert!(matches!(
            scan(r#""plain""#).decode(),
            Cow::Borrowed("plain")
        ));
        assert!(matches!(scan(r#""\n""#).decode(), Cow::Owned(_)));
        assert_eq!(scan(r#""plain""#).as_plain(), Some("plain"));
        assert_eq!(scan(r#""\n""#).as_plain(), None);
    }

    #[test]
    fn a_backslash_in_plain_text_is_a_backslash() {
        let text = Text::plain(r"a\nb");
        assert_eq!(text.decode(), r"a\nb");
        assert_eq!(text.char_count(), 4);
        assert_ne!(text, scan(r#""a\nb""#));
        assert_eq!(text, scan(r#""a\\nb""#));
    }

    #[test]
    fn texts_are_equal_when_they_decode_to_the_same() {
        assert_eq!(scan(r#""\u0041\n""#), scan(r#""A\u000a""#));
        assert_ne!(scan(r#""\u0041\n""#), scan(r#""B\u000a""#));
    }
}
