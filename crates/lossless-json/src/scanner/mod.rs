//! The grammar of JSON over bytes: events out of a text, with no tree and no allocation.

mod number;
mod string;
mod words;

pub(crate) use number::number_end;

use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::event::Event;
use crate::text::Text;
use string::string_end;
use words::whitespace_end;

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

type Scanned<'a> = Result<Event<'a>, SyntaxError>;

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

    /// How many containers are open after the event last returned.
    #[inline]
    pub fn depth(&self) -> usize {
        usize::from(self.depth)
    }

    #[inline]
    fn scan(&mut self) -> Scanned<'a> {
        let bytes = self.text.as_bytes();
        let at = whitespace_end(bytes, self.event_end);
        let byte = bytes.get(at).copied();
        match self.state {
            State::CommaOrEnd => match byte {
                Some(b',') => {
                    let at = whitespace_end(bytes, at + 1);
                    if self.in_object() {
                        self.key(at)
                    } else {
                        self.value(at)
                    }
                }
                Some(b'}') if self.in_object() => Ok(self.close(at, Event::ObjectEnd)),
                Some(b']') if !self.in_object() => Ok(self.close(at, Event::ArrayEnd)),
                _ => Err(self.unexpected(at)),
            },
            State::Colon if byte == Some(b':') => self.value(whitespace_end(bytes, at + 1)),
            State::Colon => Err(self.unexpected(at)),
            State::KeyOrEnd if byte == Some(b'}') => Ok(self.close(at, Event::ObjectEnd)),
            State::KeyOrEnd => self.key(at),
            State::ValueOrEnd if byte == Some(b']') => Ok(self.close(at, Event::ArrayEnd)),
            State::ValueOrEnd | State::Value | State::Finished => self.value(at),
        }
    }

    #[inline]
    fn value(&mut self, at: usize) -> Scanned<'a> {
        match self.text.as_bytes().get(at) {
            Some(b'"') => {
                let text = self.string(at)?;
                self.state = State::CommaOrEnd;
                Ok(Event::String(text))
            }
            Some(b'{') => self.open(at, Event::ObjectStart),
            Some(b'[') => self.open(at, Event::ArrayStart),
            Some(b'-' | b'0'..=b'9') => {
                let end = number_end(self.text.as_bytes(), at).map_err(|error| self.tail(error))?;
                let digits = self.text.get(at..end).unwrap_or_default();
                Ok(self.scalar(at, end, Event::Number(digits)))
            }
            Some(b't') => self.literal(at, "true", Event::Bool(true)),
            Some(b'f') => self.literal(at, "false", Event::Bool(false)),
            Some(b'n') => self.literal(at, "null", Event::Null),
            _ => Err(self.unexpected(at)),
        }
    }

    #[inline]
    fn key(&mut self, at: usize) -> Scanned<'a> {
        if self.text.as_bytes().get(at) != Some(&b'"') {
            return Err(self.unexpected(at));
        }
        let text = self.string(at)?;
        self.state = State::Colon;
        Ok(Event::Key(text))
    }

    #[inline]
    fn string(&mut self, at: usize) -> Result<Text<'a>, SyntaxError> {
        let (end, escaped) =
            string_end(self.text.as_bytes(), at).map_err(|error| self.tail(error))?;
        self.event_start = at;
        self.event_end = end;
        let raw = self.text.get(at + 1..end - 1).unwrap_or_default();
        Ok(Text::scanned(raw, escaped))
    }

    fn literal(&mut self, at: usize, literal: &str, event: Event<'a>) -> Scanned<'a> {
        let found = self.text.as_bytes().get(at..).unwrap_or_default();
        if found.starts_with(literal.as_bytes()) {
            return Ok(self.scalar(at, at + literal.len(), event));
        }
        let common = found.iter().zip(literal.as_bytes());
        let fitting = common.take_while(|(found, wanted)| found == wanted).count();
        Err(self.unexpected(at + fitting))
    }

    #[inline]
    fn scalar(&mut self, start: usize, end: usize, event: Event<'a>) -> Event<'a> {
        self.event_start = start;
        self.event_end = end;
        self.state = State::CommaOrEnd;
        event
    }

    fn open(&mut self, at: usize, event: Event<'a>) -> Scanned<'a> {
        if self.depth() == MAX_DEPTH {
            return Err(SyntaxError {
                offset: at,
                kind: SyntaxErrorKind::TooDeep,
            });
        }
        let is_object = event == Event::ObjectStart;
        self.depth += 1;
        self.containers = self.containers << 1 | u128::from(is_object);
        self.event_start = at;
        self.event_end = at + 1;
        self.state = if is_object {
            State::KeyOrEnd
        } else {
            State::ValueOrEnd
        };
        Ok(event)
    }

    fn close(&mut self, at: usize, event: Event<'a>) -> Event<'a> {
        self.depth -= 1;
        self.containers >>= 1;
        self.scalar(at, at + 1, event)
    }

    /// After the value of the whole text: nothing but whitespace may follow.
    #[cold]
    fn finish(&self) -> Result<(), SyntaxError> {
        let at = whitespace_end(self.text.as_bytes(), self.event_end);
        if at < self.text.len() {
            return Err(SyntaxError {
                offset: at,
                kind: SyntaxErrorKind::TrailingText,
            });
        }
        if self.broken_tail {
            return Err(self.unexpected(at));
        }
        Ok(())
    }

    #[inline]
    fn in_object(&self) -> bool {
        self.containers & 1 == 1
    }

    /// The byte at `at` does not fit, or the text ends there.
    #[cold]
    fn unexpected(&self, at: usize) -> SyntaxError {
        let kind = if at < self.text.len() {
            SyntaxErrorKind::UnexpectedByte
        } else {
            SyntaxErrorKind::UnexpectedEnd
        };
        self.tail(SyntaxError { offset: at, kind })
    }

    /// What ends too soon may end where the text stops being UTF-8; then that is what is wrong.
    #[cold]
    fn tail(&self, error: SyntaxError) -> SyntaxError {
        if self.broken_tail && error.kind == SyntaxErrorKind::UnexpectedEnd {
            return SyntaxError {
                offset: self.text.len(),
                kind: SyntaxErrorKind::InvalidUtf8,
            };
        }
        error
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Result<Event<'a>, SyntaxError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.state == State::Finished {
            return None;
        }
        if self.depth == 0 && self.state == State::CommaOrEnd {
            self.state = State::Finished;
            return self.finish().err().map(Err);
        }
        let scanned = self.scan();
        if scanned.is_err() {
            self.state = State::Finished;
        }
        Some(scanned)
    }
}

impl core::iter::FusedIterator for Scanner<'_> {}
