//! Where the engine gets a payload from.

use connection_model::Strategy;
use lossless_json::{Key, Kind, Reader, SyntaxError, Text};

/// A payload, piece by piece, in the order in which [`Reader`] describes it.
pub(crate) trait Source<'a> {
    /// Why reading breaks off.
    type Error;

    /// Where what was read last begins; it grows from piece to piece, and is never 0.
    fn position(&self) -> u32;
    /// The kind of the value that comes next.
    fn begin(&mut self) -> Result<Kind, Self::Error>;
    /// The string that has begun.
    fn string(&mut self) -> Result<Text<'a>, Self::Error>;
    /// The number that has begun, as it is written.
    fn number(&mut self) -> Result<&'a str, Self::Error>;
    /// The `true` or `false` that has begun.
    fn bool(&mut self) -> Result<bool, Self::Error>;
    /// The `null` that has begun.
    fn null(&mut self) -> Result<(), Self::Error>;
    /// Enters the object or array that has begun.
    fn open(&mut self) -> Result<(), Self::Error>;
    /// The first key of an object, or its end.
    fn first_key(&mut self, expected: &str) -> Result<Key<'a>, Self::Error>;
    /// The next key of an object, or its end.
    fn next_key(&mut self, expected: &str) -> Result<Key<'a>, Self::Error>;
    /// What stands between a key and its value.
    fn colon(&mut self) -> Result<(), Self::Error>;
    /// Whether the array has a first entry.
    fn first_entry(&mut self) -> Result<bool, Self::Error>;
    /// Whether the array has another entry.
    fn next_entry(&mut self) -> Result<bool, Self::Error>;
    /// The strategy that the payload probably names further on.
    fn strategy_ahead(&self) -> Option<Strategy>;
}

#[expect(
    clippy::inline_always,
    reason = "what the reader answers stays in registers then"
)]
impl<'a> Source<'a> for Reader<'a> {
    type Error = SyntaxError;

    #[inline(always)]
    fn position(&self) -> u32 {
        u32::try_from(self.offset() + 1).unwrap_or(u32::MAX)
    }

    #[inline(always)]
    fn begin(&mut self) -> Result<Kind, SyntaxError> {
        self.begin()
    }

    #[inline(always)]
    fn string(&mut self) -> Result<Text<'a>, SyntaxError> {
        self.string()
    }

    #[inline(always)]
    fn number(&mut self) -> Result<&'a str, SyntaxError> {
        self.number()
    }

    #[inline(always)]
    fn bool(&mut self) -> Result<bool, SyntaxError> {
        self.bool()
    }

    #[inline(always)]
    fn null(&mut self) -> Result<(), SyntaxError> {
        self.null()
    }

    #[inline(always)]
    fn open(&mut self) -> Result<(), SyntaxError> {
        self.open()
    }

    #[inline(always)]
    fn first_key(&mut self, expected: &str) -> Result<Key<'a>, SyntaxError> {
        self.first_key(expected)
    }

    #[inline(always)]
    fn next_key(&mut self, expected: &str) -> Result<Key<'a>, SyntaxError> {
        self.next_key(expected)
    }

    #[inline(always)]
    fn colon(&mut self) -> Result<(), SyntaxError> {
        self.colon()
    }

    #[inline(always)]
    fn first_entry(&mut self) -> Result<bool, SyntaxError> {
        self.first_entry()
    }

    #[inline(always)]
    fn next_entry(&mut self) -> Result<bool, SyntaxError> {
        self.next_entry()
    }

    #[cold]
    fn strategy_ahead(&self) -> Option<Strategy> {
        super::ahead::strategy(self.text(), self.end_offset())
    }
}
