//! The grammar of JSON over bytes: events out of a text, with no tree and no allocation.

mod number;
mod string;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use number::number_end;
pub use words::find_key;

use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::event::Event;
use crate::text::Text;
use string::escaped_string_end;
use words::{string_run_end, whitespace_end};

/// How many arrays and objects may be open inside each other.
pub const MAX_DEPTH: usize = 128;

/// Reads a JSON text (RFC 8259) as [`Event`]s.
///
/// It checks the whole grammar, UTF-8, the depth and that nothing follows the value.
/// It does not notice duplicate keys, for it keeps none.
/// After an error or the end it returns nothing more.
/// It owns no heap memory, so a clone is a cheap way to look ahead.
#[derive(Clone, Debug)]
pub struct Scanner<'a> {
    /// The text as far as it is UTF-8.
    text: &'a str,
    /// Whether the text goes on with bytes that are no UTF-8.
    broken_tail: bool,
    state: State,
    depth: u8,
    /// One bit for each open container, the innermost lowest: 1 for an object, 0 for an array.
    containers: u128,
    event_start: usize,
    event_end: usize,
}

/// What the grammar wants next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Value,
    KeyOrEnd,
    ValueOrEnd,
    Colon,
    CommaOrEnd,
    Finished,
}

type Scanned<'a> = Option<Result<Event<'a>, SyntaxError>>;

impl<'a> Scanner<'a> {
    /// A scanner at the start of `text`.
    pub fn new(text: &'a [u8]) -> Scanner<'a> {
        // One check of the whole is cheaper than one a string, and then every slice is a `str`.
        let (text, broken_tail) = match core::str::from_utf8(text) {
            Ok(text) => (text, false),
            Err(error) => {
                let valid = text.get(..error.valid_up_to()).unwrap_or_default();
                (core::str::from_utf8(valid).unwrap_or_default(), true)
            }
        };
        Scanner {
            text,
            broken_tail,
            state: State::Value,
            depth: 0,
            containers: 0,
            event_start: 0,
            event_end: 0,
        }
    }

    /// Where the event last returned starts, in bytes; 0 before the first.
    ///
    /// A string starts at its opening quote.
    #[inline]
    pub fn offset(&self) -> usize {
        self.event_start
    }

    /// Where the event last returned ends, in bytes: the first byte after it.
    #[inline]
    pub fn end_offset(&self) -> usize {
        self.event_end
    }

    /// Goes on at `offset` as if a text began there; what stands before it counts as read.
    ///
    /// This is how several values in one text are read: each ends where the
    /// [depth](Self::depth) is 0 again.
    pub fn restart_at(&mut self, offset: usize) {
        self.state = State::Value;
        self.depth = 0;
        self.containers = 0;
        self.event_start = offset;
        self.event_end = offset;
    }

    /// The text, as far as it is UTF-8.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// How many containers are open after the event last returned.
    #[inline]
    pub fn depth(&self) -> usize {
        usize::from(self.depth)
    }

    /// The next event, for a scanner that is neither finished nor after the whole value.
    #[inline]
    fn scan(&mut self) -> Scanned<'a> {
        let bytes = self.text.as_bytes();
        let mut at = whitespace_end(bytes, self.event_end);
        let byte = bytes.get(at).copied();
        match self.state {
            State::CommaOrEnd => match byte {
                Some(b',') => {
                    at = whitespace_end(bytes, at + 1);
                    if self.in_object() {
                        return self.key(at);
                    }
                }
                Some(b'}') if self.in_object() => return self.close(at, Event::ObjectEnd),
                Some(b']') if !self.in_object() => return self.close(at, Event::ArrayEnd),
                _ => return self.unexpected(at),
            },
            State::Colon if byte == Some(b':') => at = whitespace_end(bytes, at + 1),
            State::Colon => return self.unexpected(at),
            State::KeyOrEnd if byte == Some(b'}') => return self.close(at, Event::ObjectEnd),
            State::KeyOrEnd => return self.key(at),
            State::ValueOrEnd if byte == Some(b']') => return self.close(at, Event::ArrayEnd),
            State::ValueOrEnd | State::Value | State::Finished => {}
        }
        self.value(at)
    }

    #[inline]
    fn value(&mut self, at: usize) -> Scanned<'a> {
        match self.text.as_bytes().get(at) {
            Some(b'"') => self.string(at, State::CommaOrEnd, Event::String),
            Some(b'{') => self.open(at, State::KeyOrEnd, Event::ObjectStart),
            Some(b'[') => self.open(at, State::ValueOrEnd, Event::ArrayStart),
            Some(b'-' | b'0'..=b'9') => self.number(at),
            Some(b't') => self.literal(at, "true", Event::Bool(true)),
            Some(b'f') => self.literal(at, "false", Event::Bool(false)),
            Some(b'n') => self.literal(at, "null", Event::Null),
            _ => self.unexpected(at),
        }
    }

    #[inline]
    fn key(&mut self, at: usize) -> Scanned<'a> {
        if self.text.as_bytes().get(at) == Some(&b'"') {
            self.string(at, State::Colon, Event::Key)
        } else {
            self.unexpected(at)
        }
    }

    #[inline]
    fn string(
        &mut self,
        at: usize,
        next: State,
        event: impl Fn(Text<'a>) -> Event<'a>,
    ) -> Scanned<'a> {
        let bytes = self.text.as_bytes();
        let plain_end = string_run_end(bytes, at + 1);
        let escaped = bytes.get(plain_end) != Some(&b'"');
        let closing_quote = if escaped {
            match escaped_string_end(bytes, plain_end) {
                Ok(closing_quote) => closing_quote,
                Err(error) => return self.fail(error),
            }
        } else {
            plain_end
        };
        let raw = self.text.get(at + 1..closing_quote).unwrap_or_default();
        self.found(
            at,
            closing_quote + 1,
            next,
            event(Text::scanned(raw, escaped)),
        )
    }

    #[inline]
    fn number(&mut self, at: usize) -> Scanned<'a> {
        match number_end(self.text.as_bytes(), at) {
            Ok(end) => {
                let spelling = self.text.get(at..end).unwrap_or_default();
                self.found(at, end, State::CommaOrEnd, Event::Number(spelling))
            }
            Err(error) => self.fail(error),
        }
    }

    #[inline]
    fn literal(&mut self, at: usize, literal: &str, event: Event<'a>) -> Scanned<'a> {
        let found = self.text.as_bytes().get(at..).unwrap_or_default();
        if found.starts_with(literal.as_bytes()) {
            return self.found(at, at + literal.len(), State::CommaOrEnd, event);
        }
        let common = found.iter().zip(literal.as_bytes());
        let fitting = common.take_while(|(found, wanted)| found == wanted).count();
        self.unexpected(at + fitting)
    }

    #[inline]
    fn open(&mut self, at: usize, next: State, event: Event<'a>) -> Scanned<'a> {
        if self.depth() == MAX_DEPTH {
            return self.fail(SyntaxError {
                offset: at,
                kind: SyntaxErrorKind::TooDeep,
            });
        }
        self.depth += 1;
        self.containers = self.containers << 1 | u128::from(next == State::KeyOrEnd);
        self.found(at, at + 1, next, event)
    }

    #[inline]
    fn close(&mut self, at: usize, event: Event<'a>) -> Scanned<'a> {
        self.depth -= 1;
        self.containers >>= 1;
        self.found(at, at + 1, State::CommaOrEnd, event)
    }

    #[expect(
        clippy::unnecessary_wraps,
        reason = "its callers return what it returns"
    )]
    #[inline]
    fn found(&mut self, start: usize, end: usize, next: State, event: Event<'a>) -> Scanned<'a> {
        self.event_start = start;
        self.event_end = end;
        self.state = next;
        Some(Ok(event))
    }

    /// After the value of the whole text: nothing but whitespace may follow.
    #[cold]
    fn finish(&mut self) -> Scanned<'a> {
        self.state = State::Finished;
        let at = whitespace_end(self.text.as_bytes(), self.event_end);
        if at < self.text.len() {
            return self.fail(SyntaxError {
                offset: at,
                kind: SyntaxErrorKind::TrailingText,
            });
        }
        if self.broken_tail {
            return self.unexpected(at);
        }
        None
    }

    #[inline]
    fn in_object(&self) -> bool {
        self.containers & 1 == 1
    }

    /// The byte at `at` does not fit, or the text ends there.
    #[cold]
    fn unexpected(&mut self, at: usize) -> Scanned<'a> {
        let kind = if at < self.text.len() {
            SyntaxErrorKind::UnexpectedByte
        } else {
            SyntaxErrorKind::UnexpectedEnd
        };
        self.fail(SyntaxError { offset: at, kind })
    }

    #[expect(
        clippy::unnecessary_wraps,
        reason = "its callers return what it returns"
    )]
    #[cold]
    fn fail(&mut self, mut error: SyntaxError) -> Scanned<'a> {
        self.state = State::Finished;
        // What ends too soon may end where the text stops being UTF-8; then that is what is wrong.
        if self.broken_tail && error.kind == SyntaxErrorKind::UnexpectedEnd {
            error.offset = self.text.len();
            error.kind = SyntaxErrorKind::InvalidUtf8;
        }
        Some(Err(error))
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Result<Event<'a>, SyntaxError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        match self.state {
            State::Finished => None,
            State::CommaOrEnd if self.depth == 0 => self.finish(),
            _ => self.scan(),
        }
    }
}

impl core::iter::FusedIterator for Scanner<'_> {}
