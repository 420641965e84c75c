//! The grammar of JSON piece by piece, for whoever knows what may come next.

use super::number::number_end;
use super::string::escaped_string_end;
use super::words::{is_key, string_run_end, whitespace_end};
use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::text::Text;
use crate::value::Kind;

/// How many arrays and objects may be open inside each other.
pub const MAX_DEPTH: usize = 128;

/// Reads a JSON text (RFC 8259) as its caller asks for it: no tree, no allocation, no state beyond
/// the place it is at.
///
/// A value is read by [`begin`](Self::begin) and, by the kind that this tells,
/// [`string`](Self::string), [`number`](Self::number), [`bool`](Self::bool), [`null`](Self::null)
/// or [`open`](Self::open). In an object the members follow: [`first_key`](Self::first_key) or
/// [`next_key`](Self::next_key), [`colon`](Self::colon), a value; in an array
/// [`first_entry`](Self::first_entry) or [`next_entry`](Self::next_entry), a value.
/// Asked in that order it checks the whole grammar, UTF-8 and the depth; in another one it gives
/// errors or misreads the text, and nothing worse.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    /// The text as far as it is UTF-8.
    text: &'a str,
    /// Whether the text goes on with bytes that are no UTF-8.
    broken_tail: bool,
    depth: u8,
    /// Where what was read last starts.
    start: usize,
    /// The first byte that was not read.
    end: usize,
}

/// What comes next in an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key<'a> {
    /// The key that was expected, spelled without an escape.
    Expected,
    /// Another key.
    Other(Text<'a>),
    /// The end of the object.
    End,
}

#[expect(
    clippy::inline_always,
    reason = "what is handed from one to the other stays in registers then: twice the speed"
)]
impl<'a> Reader<'a> {
    /// A reader at the start of `text`.
    pub fn new(text: &'a [u8]) -> Reader<'a> {
        // One check of the whole is cheaper than one a string, and then every slice is a `str`.
        let (text, broken_tail) = match core::str::from_utf8(text) {
            Ok(text) => (text, false),
            Err(error) => {
                let valid = text.get(..error.valid_up_to()).unwrap_or_default();
                (core::str::from_utf8(valid).unwrap_or_default(), true)
            }
        };
        Reader {
            text,
            broken_tail,
            depth: 0,
            start: 0,
            end: 0,
        }
    }

    /// The text, as far as it is UTF-8.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Where what was read last starts, in bytes; 0 before the first.
    ///
    /// A string starts at its opening quote.
    #[inline]
    pub fn offset(&self) -> usize {
        self.start
    }

    /// Where what was read last ends, in bytes: the first byte after it.
    #[inline]
    pub fn end_offset(&self) -> usize {
        self.end
    }

    /// How many containers are open.
    #[inline]
    pub fn depth(&self) -> usize {
        usize::from(self.depth)
    }

    /// Goes on at `offset` as if a text began there; what stands before it counts as read.
    ///
    /// This is how several values in one text are read.
    pub fn restart_at(&mut self, offset: usize) {
        self.depth = 0;
        self.start = offset;
        self.end = offset;
    }

    /// The kind of the value that comes next; only whitespace before it is read.
    #[inline(always)]
    pub fn begin(&mut self) -> Result<Kind, SyntaxError> {
        let at = self.skip_whitespace(self.end);
        self.start = at;
        self.end = at;
        match self.byte(at) {
            Some(b'"') => Ok(Kind::String),
            Some(b'{') => Ok(Kind::Object),
            Some(b'[') => Ok(Kind::Array),
            Some(b't' | b'f') => Ok(Kind::Boolean),
            Some(b'-' | b'0'..=b'9') => Ok(Kind::Number),
            Some(b'n') => Ok(Kind::Null),
            _ => Err(self.unexpected(at)),
        }
    }

    /// Reads a string that has [begun](Self::begin).
    #[inline(always)]
    pub fn string(&mut self) -> Result<Text<'a>, SyntaxError> {
        let (text, end) = self.quoted(self.start)?;
        self.end = end;
        Ok(text)
    }

    /// Reads a number that has [begun](Self::begin), as it is written.
    #[inline]
    pub fn number(&mut self) -> Result<&'a str, SyntaxError> {
        match number_end(self.text.as_bytes(), self.start) {
            Ok(end) => {
                self.end = end;
                Ok(self.text.get(self.start..end).unwrap_or_default())
            }
            Err(error) => Err(self.fail(error)),
        }
    }

    /// Reads `true` or `false`, one of which has [begun](Self::begin).
    #[inline]
    pub fn bool(&mut self) -> Result<bool, SyntaxError> {
        let value = self.byte(self.start) == Some(b't');
        self.literal(if value { b"true" } else { b"false" })?;
        Ok(value)
    }

    /// Reads `null`, which has [begun](Self::begin).
    #[inline]
    pub fn null(&mut self) -> Result<(), SyntaxError> {
        self.literal(b"null")
    }

    /// Reads the opening brace or bracket of an object or array that has [begun](Self::begin).
    #[inline]
    pub fn open(&mut self) -> Result<(), SyntaxError> {
        if self.depth() == MAX_DEPTH {
            return Err(self.error(self.start, SyntaxErrorKind::TooDeep));
        }
        self.depth += 1;
        self.end = self.start + 1;
        Ok(())
    }

    /// Reads the first key of an object that was [opened](Self::open), or its end.
    ///
    /// `expected` is compared as it is written: it must hold nothing that a JSON string escapes.
    #[inline(always)]
    pub fn first_key(&mut self, expected: &str) -> Result<Key<'a>, SyntaxError> {
        let at = self.skip_whitespace(self.end);
        if self.byte(at) == Some(b'}') {
            self.close(at);
            return Ok(Key::End);
        }
        self.key(at, expected)
    }

    /// Reads what follows a member: a comma and the next key, or the end of the object.
    ///
    /// `expected` is compared as in [`first_key`](Self::first_key).
    #[inline(always)]
    pub fn next_key(&mut self, expected: &str) -> Result<Key<'a>, SyntaxError> {
        let at = self.skip_whitespace(self.end);
        match self.byte(at) {
            Some(b',') => {
                let at = self.skip_whitespace(at + 1);
                self.key(at, expected)
            }
            Some(b'}') => {
                self.close(at);
                Ok(Key::End)
            }
            _ => Err(self.unexpected(at)),
        }
    }

    /// Looks for the first or the next member of an object; false at its end. Its key is the
    /// [string](Self::string) that comes next.
    ///
    /// It does what [`first_key`](Self::first_key) and [`next_key`](Self::next_key) do for whoever
    /// expects no key, and has the code for strings once where they have it twice.
    pub(crate) fn member(&mut self, first: bool) -> Result<bool, SyntaxError> {
        let mut at = self.skip_whitespace(self.end);
        match self.byte(at) {
            Some(b'}') => {
                self.close(at);
                return Ok(false);
            }
            Some(b',') if !first => at = self.skip_whitespace(at + 1),
            _ if first => {}
            _ => return Err(self.unexpected(at)),
        }
        self.start = at;
        self.end = at;
        if self.byte(at) == Some(b'"') {
            Ok(true)
        } else {
            Err(self.unexpected(at))
        }
    }

    /// Reads the colon between a key and its value.
    #[inline(always)]
    pub fn colon(&mut self) -> Result<(), SyntaxError> {
        let at = self.skip_whitespace(self.end);
        if self.byte(at) != Some(b':') {
            return Err(self.unexpected(at));
        }
        self.end = at + 1;
        Ok(())
    }

    /// Looks for the first entry of an array that was [opened](Self::open); false at its end.
    #[inline(always)]
    pub fn first_entry(&mut self) -> Result<bool, SyntaxError> {
        let at = self.skip_whitespace(self.end);
        let more = self.byte(at) != Some(b']');
        if more {
            self.start = at;
            self.end = at;
        } else {
            self.close(at);
        }
        Ok(more)
    }

    /// Reads what follows an entry: a comma, or the end of the array, and then it is false.
    #[inline(always)]
    pub fn next_entry(&mut self) -> Result<bool, SyntaxError> {
        let at = self.skip_whitespace(self.end);
        match self.byte(at) {
            Some(b',') => {
                let at = self.skip_whitespace(at + 1);
                self.start = at;
                self.end = at;
                Ok(true)
            }
            Some(b']') => {
                self.close(at);
                Ok(false)
            }
            _ => Err(self.unexpected(at)),
        }
    }

    /// Reads the rest of a text whose value was read: nothing but whitespace may follow.
    #[cold]
    pub fn finish(&mut self) -> Result<(), SyntaxError> {
        let at = whitespace_end(self.text.as_bytes(), self.end);
        if at < self.text.len() {
            return Err(self.error(at, SyntaxErrorKind::TrailingText));
        }
        if self.broken_tail {
            return Err(self.unexpected(at));
        }
        Ok(())
    }

    #[inline(always)]
    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    #[inline(always)]
    fn skip_whitespace(&self, at: usize) -> usize {
        match self.byte(at) {
            Some(byte) if byte > b' ' => at,
            _ => whitespace_end(self.text.as_bytes(), at),
        }
    }

    #[inline(always)]
    fn key(&mut self, at: usize, expected: &str) -> Result<Key<'a>, SyntaxError> {
        self.start = at;
        if is_key(self.text.as_bytes(), at, expected) {
            self.end = at + expected.len() + 2;
            return Ok(Key::Expected);
        }
        if self.byte(at) != Some(b'"') {
            return Err(self.unexpected(at));
        }
        let (text, end) = self.quoted(at)?;
        self.end = end;
        Ok(Key::Other(text))
    }

    /// The text of the string whose opening quote is at `at`, and the first byte after it.
    #[inline(always)]
    fn quoted(&self, at: usize) -> Result<(Text<'a>, usize), SyntaxError> {
        let bytes = self.text.as_bytes();
        let plain_end = string_run_end(bytes, at + 1);
        let escaped = bytes.get(plain_end) != Some(&b'"');
        let closing_quote = if escaped {
            escaped_string_end(bytes, plain_end).map_err(|error| self.fail(error))?
        } else {
            plain_end
        };
        let raw = self.text.get(at + 1..closing_quote).unwrap_or_default();
        Ok((Text::scanned(raw, escaped), closing_quote + 1))
    }

    #[inline]
    fn literal(&mut self, literal: &[u8]) -> Result<(), SyntaxError> {
        let at = self.start;
        let found = self.text.as_bytes().get(at..).unwrap_or_default();
        if found.starts_with(literal) {
            self.end = at + literal.len();
            return Ok(());
        }
        let common = found.iter().zip(literal);
        let fitting = common.take_while(|(found, wanted)| found == wanted).count();
        Err(self.unexpected(at + fitting))
    }

    #[inline]
    fn close(&mut self, at: usize) {
        self.depth = self.depth.saturating_sub(1);
        self.start = at;
        self.end = at + 1;
    }

    /// The byte at `at` does not fit, or the text ends there.
    #[cold]
    fn unexpected(&self, at: usize) -> SyntaxError {
        let kind = if at < self.text.len() {
            SyntaxErrorKind::UnexpectedByte
        } else {
            SyntaxErrorKind::UnexpectedEnd
        };
        self.error(at, kind)
    }

    #[cold]
    fn error(&self, offset: usize, kind: SyntaxErrorKind) -> SyntaxError {
        self.fail(SyntaxError { offset, kind })
    }

    #[cold]
    fn fail(&self, mut error: SyntaxError) -> SyntaxError {
        // What ends too soon may end where the text stops being UTF-8; then that is what is wrong.
        if self.broken_tail && error.kind == SyntaxErrorKind::UnexpectedEnd {
            error.offset = self.text.len();
            error.kind = SyntaxErrorKind::InvalidUtf8;
        }
        error
    }
}
