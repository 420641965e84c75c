//! Where the engine gets a payload from.

use connection_model::Strategy;
use lossless_json::{Expected, Kind, Quoted, Reader, SyntaxError, Text};

/// A payload, piece by piece, in the order in which [`Reader`] describes it.
///
/// Each call says where the next one reads on. Places grow from piece to piece.
pub(crate) trait Source<'a> {
    /// Why reading breaks off.
    type Error;
    /// A string that was read.
    type String: Copy;

    /// The kind of the value that comes next, and where it begins.
    fn begin(&mut self, at: usize) -> Result<(Kind, usize), Self::Error>;
    /// The string that begins here.
    fn string(&mut self, start: usize) -> Result<(Self::String, usize), Self::Error>;
    /// How many bytes a string has as it is written.
    fn length(string: Self::String) -> usize;
    /// What a string says.
    fn text(&self, string: Self::String) -> Text<'a>;
    /// The number that begins here, as it is written.
    fn number(&mut self, start: usize) -> Result<(&'a str, usize), Self::Error>;
    /// The `true` or `false` that begins here.
    fn bool(&mut self, start: usize) -> Result<(bool, usize), Self::Error>;
    /// The `null` that begins here.
    fn null(&mut self, start: usize) -> Result<usize, Self::Error>;
    /// Enters the object or array that begins here.
    fn open(&mut self, start: usize) -> Result<usize, Self::Error>;
    /// Where a key that may come next ends with its colon, where that is known at once.
    fn expected(&self, at: usize, expected: Expected<'_>) -> Option<usize>;
    /// Whether the object has a first member, whose key is a string.
    fn first_member(&mut self, at: usize) -> Result<(bool, usize), Self::Error>;
    /// Whether the object has another member.
    fn next_member(&mut self, at: usize) -> Result<(bool, usize), Self::Error>;
    /// What stands between a key and its value.
    fn colon(&mut self, at: usize) -> Result<usize, Self::Error>;
    /// Whether the array has a first entry.
    fn first_entry(&mut self, at: usize) -> Result<(bool, usize), Self::Error>;
    /// Whether the array has another entry.
    fn next_entry(&mut self, at: usize) -> Result<(bool, usize), Self::Error>;
    /// What stands between two places, where that is known.
    fn written(&self, start: usize, end: usize) -> Option<&'a str>;
    /// Where the string ends that begins here, if it has no escape, at most so many bytes and at
    /// least one, and that is known at once.
    fn short_string(&self, at: usize, most: usize) -> Option<usize>;
    /// How many entries an array has that begins here and where it ends, if all are such strings,
    /// and that is known at once.
    fn short_list(&self, start: usize, most: usize) -> Option<(usize, usize)>;
    /// The strategy that the payload probably names further on.
    fn strategy_ahead(&self, at: usize) -> Option<Strategy>;
}

#[expect(
    clippy::inline_always,
    reason = "what the reader answers stays in registers then"
)]
impl<'a> Source<'a> for Reader<'a> {
    type Error = SyntaxError;
    type String = Quoted;

    #[inline(always)]
    fn begin(&mut self, at: usize) -> Result<(Kind, usize), SyntaxError> {
        Reader::begin(self, at)
    }

    #[inline(always)]
    fn string(&mut self, start: usize) -> Result<(Quoted, usize), SyntaxError> {
        Reader::string(self, start)
    }

    #[inline(always)]
    fn length(string: Quoted) -> usize {
        string.length()
    }

    #[inline(always)]
    fn text(&self, string: Quoted) -> Text<'a> {
        Reader::text(self, string)
    }

    #[inline(always)]
    fn number(&mut self, start: usize) -> Result<(&'a str, usize), SyntaxError> {
        Reader::number(self, start)
    }

    #[inline(always)]
    fn bool(&mut self, start: usize) -> Result<(bool, usize), SyntaxError> {
        Reader::bool(self, start)
    }

    #[inline(always)]
    fn null(&mut self, start: usize) -> Result<usize, SyntaxError> {
        Reader::null(self, start)
    }

    #[inline(always)]
    fn open(&mut self, start: usize) -> Result<usize, SyntaxError> {
        self.open(start)
    }

    #[inline(always)]
    fn expected(&self, at: usize, expected: Expected<'_>) -> Option<usize> {
        Reader::expected(self, at, expected)
    }

    #[inline(always)]
    fn first_member(&mut self, at: usize) -> Result<(bool, usize), SyntaxError> {
        self.first_member(at)
    }

    #[inline(always)]
    fn next_member(&mut self, at: usize) -> Result<(bool, usize), SyntaxError> {
        self.next_member(at)
    }

    #[inline(always)]
    fn colon(&mut self, at: usize) -> Result<usize, SyntaxError> {
        Reader::colon(self, at)
    }

    #[inline(always)]
    fn first_entry(&mut self, at: usize) -> Result<(bool, usize), SyntaxError> {
        self.first_entry(at)
    }

    #[inline(always)]
    fn next_entry(&mut self, at: usize) -> Result<(bool, usize), SyntaxError> {
        self.next_entry(at)
    }

    #[inline]
    fn written(&self, start: usize, end: usize) -> Option<&'a str> {
        self.whole().get(start..end)
    }

    #[inline(always)]
    fn short_string(&self, at: usize, most: usize) -> Option<usize> {
        Reader::short_string(self, at, most)
    }

    #[inline(always)]
    fn short_list(&self, start: usize, most: usize) -> Option<(usize, usize)> {
        Reader::short_list(self, start, most)
    }

    #[cold]
    fn strategy_ahead(&self, at: usize) -> Option<Strategy> {
        super::ahead::strategy(self.whole(), at)
    }
}
