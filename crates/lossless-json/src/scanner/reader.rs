//! The grammar of JSON piece by piece, for whoever knows what may come next.

use super::expected::Expected;
use super::number::number_end;
use super::string::escaped_string_end;
use super::utf8;
use super::words::{string_run_end, whitespace_end};
use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::text::Text;
use crate::value::Kind;

/// How many arrays and objects may be open inside each other.
pub const MAX_DEPTH: usize = 128;

/// Reads a JSON text (RFC 8259) as its caller asks for it: no tree, no allocation, and no state but
/// how many containers are open.
///
/// Where it is at is the caller's to keep: each call gets the place to read at, in bytes, and says
/// where it is done; whitespace before a piece belongs to it. So the place stays in a register.
///
/// A value is read by [`begin`](Self::begin) and, by the kind that this tells,
/// [`string`](Self::string), [`number`](Self::number), [`bool`](Self::bool), [`null`](Self::null)
/// or [`open`](Self::open). In an object the members follow: [`first_member`](Self::first_member) or
/// [`next_member`](Self::next_member), the string of its key, [`colon`](Self::colon), a value; in
/// an array [`first_entry`](Self::first_entry) or [`next_entry`](Self::next_entry), a value.
/// Asked in that order it checks the whole grammar, UTF-8 and the depth; in another one, or at
/// other places, it gives errors or misreads the text, and nothing worse.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    /// The text as far as it is UTF-8.
    text: &'a str,
    /// Whether the text goes on with bytes that are no UTF-8.
    broken_tail: bool,
    depth: u8,
}

/// A string that was read: where what is between its quotes stands, for
/// [`text`](Reader::text).
#[derive(Clone, Copy, Debug)]
pub struct Quoted {
    start: usize,
    end: usize,
    escaped: bool,
}

impl Quoted {
    /// How many bytes there are between the quotes.
    #[inline]
    pub fn length(self) -> usize {
        self.end - self.start
    }
}

#[expect(
    clippy::inline_always,
    reason = "what is handed from one to the other stays in registers then: twice the speed"
)]
impl<'a> Reader<'a> {
    /// A reader of `text`.
    pub fn new(text: &'a [u8]) -> Reader<'a> {
        // One check of the whole is cheaper than one a string, and then every slice is a `str`.
        let valid = utf8::valid(text);
        Reader {
            text: valid,
            broken_tail: valid.len() < text.len(),
            depth: 0,
        }
    }

    /// The whole text, as far as it is UTF-8.
    pub fn whole(&self) -> &'a str {
        self.text
    }

    /// How many containers are open.
    #[inline]
    pub fn depth(&self) -> usize {
        usize::from(self.depth)
    }

    /// Forgets what is open: what is read next is another value.
    ///
    /// This is how several values in one text are read.
    pub fn restart(&mut self) {
        self.depth = 0;
    }

    /// The kind of the value that comes next, and where it begins.
    #[inline(always)]
    pub fn begin(&self, at: usize) -> Result<(Kind, usize), SyntaxError> {
        let (byte, at) = self.behind_whitespace(at);
        let kind = match byte {
            Some(b'"') => Kind::String,
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::Array,
            Some(b't' | b'f') => Kind::Boolean,
            Some(b'-' | b'0'..=b'9') => Kind::Number,
            Some(b'n') => Kind::Null,
            _ => return Err(self.unexpected(at)),
        };
        Ok((kind, at))
    }

    /// Reads the string that [begins](Self::begin) here.
    #[inline(always)]
    pub fn string(&self, start: usize) -> Result<(Quoted, usize), SyntaxError> {
        let bytes = self.text.as_bytes();
        let mut end = string_run_end(bytes, start + 1);
        let escaped = self.byte(end) != Some(b'"');
        if escaped {
            end = escaped_string_end(bytes, end).map_err(|error| self.fail(error))?;
        }
        let quoted = Quoted {
            start: start + 1,
            end,
            escaped,
        };
        Ok((quoted, end + 1))
    }

    /// What a string says.
    #[inline(always)]
    pub fn text(&self, quoted: Quoted) -> Text<'a> {
        let raw = self.text.get(quoted.start..quoted.end).unwrap_or_default();
        Text::scanned(raw, quoted.escaped)
    }

    /// Reads the number that [begins](Self::begin) here, as it is written.
    #[inline]
    pub fn number(&self, start: usize) -> Result<(&'a str, usize), SyntaxError> {
        match number_end(self.text.as_bytes(), start) {
            Ok(end) => Ok((self.text.get(start..end).unwrap_or_default(), end)),
            Err(error) => Err(self.fail(error)),
        }
    }

    /// Reads the `true` or `false` that [begins](Self::begin) here.
    #[inline(always)]
    pub fn bool(&self, start: usize) -> Result<(bool, usize), SyntaxError> {
        let bytes = self.text.as_bytes();
        if bytes.get(start..).and_then(<[u8]>::first_chunk) == Some(b"true") {
            return Ok((true, start + 4));
        }
        if bytes.get(start..).and_then(<[u8]>::first_chunk) == Some(b"false") {
            return Ok((false, start + 5));
        }
        let true_begins = self.byte(start) == Some(b't');
        Err(self.unlike(start, if true_begins { b"true" } else { b"false" }))
    }

    /// Reads the `null` that [begins](Self::begin) here.
    #[inline]
    pub fn null(&self, start: usize) -> Result<usize, SyntaxError> {
        let rest = self.text.as_bytes().get(start..);
        if rest.and_then(<[u8]>::first_chunk) == Some(b"null") {
            Ok(start + 4)
        } else {
            Err(self.unlike(start, b"null"))
        }
    }

    /// Reads the opening brace or bracket of the object or array that [begins](Self::begin) here.
    #[inline]
    pub fn open(&mut self, start: usize) -> Result<usize, SyntaxError> {
        if self.depth() == MAX_DEPTH {
            return Err(self.error(start, SyntaxErrorKind::TooDeep));
        }
        self.depth += 1;
        Ok(start + 1)
    }

    /// Where a key that may come next ends with its colon; nothing where it does not stand just so.
    ///
    /// It is the quick way to what [`first_member`](Self::first_member) or
    /// [`next_member`](Self::next_member), [`string`](Self::string) and [`colon`](Self::colon)
    /// read, and may be asked wherever the first of them may.
    #[inline(always)]
    pub fn expected(&self, at: usize, expected: Expected<'_>) -> Option<usize> {
        expected.end(self.text.as_bytes(), at)
    }

    /// Looks for the first member of an object that was [opened](Self::open); false at its end.
    ///
    /// The place is where its key begins, a [string](Self::string), or behind the object.
    #[inline(always)]
    pub fn first_member(&mut self, at: usize) -> Result<(bool, usize), SyntaxError> {
        match self.first(at, b'}') {
            (true, at) => self.key(at).map(|at| (true, at)),
            end => Ok(end),
        }
    }

    /// Reads what follows a member: a comma, or the end of the object, and then it is false.
    ///
    /// The place is that of [`first_member`](Self::first_member).
    #[inline(always)]
    pub fn next_member(&mut self, at: usize) -> Result<(bool, usize), SyntaxError> {
        match self.next(at, b'}')? {
            (true, at) => self.key(at).map(|at| (true, at)),
            end => Ok(end),
        }
    }

    /// Reads the colon between a key and its value.
    #[inline(always)]
    pub fn colon(&self, at: usize) -> Result<usize, SyntaxError> {
        self.sign(at, b':').map(|at| at + 1)
    }

    /// Looks for the first entry of an array that was [opened](Self::open); false at its end.
    ///
    /// The place is where the entry may be read, or behind the array.
    #[inline(always)]
    pub fn first_entry(&mut self, at: usize) -> Result<(bool, usize), SyntaxError> {
        Ok(self.first(at, b']'))
    }

    /// Reads what follows an entry: a comma, or the end of the array, and then it is false.
    ///
    /// The place is that of [`first_entry`](Self::first_entry).
    #[inline(always)]
    pub fn next_entry(&mut self, at: usize) -> Result<(bool, usize), SyntaxError> {
        self.next(at, b']')
    }

    /// Where a string of at least one and at most `most` bytes without an escape ends, that begins
    /// at `at`; nothing where something else does.
    #[inline(always)]
    pub fn short_string(&self, at: usize, most: usize) -> Option<usize> {
        if self.byte(at) != Some(b'"') {
            return None;
        }
        let end = string_run_end(self.text.as_bytes(), at + 1);
        let fits = (1..=most).contains(&(end - at - 1));
        (fits && self.byte(end) == Some(b'"')).then_some(end + 1)
    }

    /// How many entries an array has that begins at `start`, and where it ends, if each is such a
    /// [short string](Self::short_string) and there is no whitespace between them; nothing also
    /// where there is none.
    ///
    /// It is the quick way to what [`open`](Self::open), [`first_entry`](Self::first_entry),
    /// [`string`](Self::string) and [`next_entry`](Self::next_entry) read.
    #[inline]
    pub fn short_list(&self, start: usize, most: usize) -> Option<(usize, usize)> {
        // Too deep is what `open` says.
        if self.byte(start) != Some(b'[') || self.depth() == MAX_DEPTH {
            return None;
        }
        let mut at = start;
        let mut count = 0;
        loop {
            at = self.short_string(at + 1, most)?;
            count += 1;
            match self.byte(at)? {
                b',' => {}
                b']' => return Some((count, at + 1)),
                _ => return None,
            }
        }
    }

    /// Reads the rest of a text whose value was read: nothing but whitespace may follow.
    #[cold]
    pub fn finish(&self, at: usize) -> Result<(), SyntaxError> {
        let at = whitespace_end(self.text.as_bytes(), at);
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

    /// The byte at `at`, or the first one behind the whitespace there, and where it is.
    #[inline(always)]
    fn behind_whitespace(&self, at: usize) -> (Option<u8>, usize) {
        match self.byte(at) {
            Some(byte) if byte > b' ' => (Some(byte), at),
            _ => {
                let at = whitespace_end(self.text.as_bytes(), at);
                (self.byte(at), at)
            }
        }
    }

    /// The place of a sign that must come next.
    #[inline(always)]
    fn sign(&self, at: usize, sign: u8) -> Result<usize, SyntaxError> {
        match self.behind_whitespace(at) {
            (Some(byte), at) if byte == sign => Ok(at),
            (_, at) => Err(self.unexpected(at)),
        }
    }

    /// Where the key is that must come next.
    #[inline(always)]
    fn key(&self, at: usize) -> Result<usize, SyntaxError> {
        self.sign(at, b'"')
    }

    /// Whether something comes in a container before this bracket, and where; or behind it.
    #[inline(always)]
    fn first(&mut self, at: usize, bracket: u8) -> (bool, usize) {
        match self.behind_whitespace(at) {
            (Some(byte), at) if byte == bracket => (false, self.close(at)),
            (_, at) => (true, at),
        }
    }

    /// The same of what comes behind a comma; the place is right behind that.
    #[inline(always)]
    fn next(&mut self, at: usize, bracket: u8) -> Result<(bool, usize), SyntaxError> {
        match self.behind_whitespace(at) {
            (Some(b','), at) => Ok((true, at + 1)),
            (Some(byte), at) if byte == bracket => Ok((false, self.close(at))),
            (_, at) => Err(self.unexpected(at)),
        }
    }

    /// The first byte at `at` that is not the literal's.
    #[cold]
    fn unlike(&self, at: usize, literal: &[u8]) -> SyntaxError {
        let found = self.text.as_bytes().get(at..).unwrap_or_default();
        let common = found.iter().zip(literal);
        let fitting = common.take_while(|(found, wanted)| found == wanted).count();
        self.unexpected(at + fitting)
    }

    /// The container ends with the bracket at `at`; returns the first byte behind it.
    #[inline]
    fn close(&mut self, at: usize) -> usize {
        self.depth = self.depth.saturating_sub(1);
        at + 1
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
