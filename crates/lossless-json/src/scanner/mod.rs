//! The grammar of JSON over bytes: events out of a text, with no tree and no allocation.

mod lanes;
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
use crate::value::Kind;
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

/// Takes what a scanner reads, one call an event.
///
/// [`Event`]s in a loop say the same. Where each is handled at once, as in a check of a whole
/// document, separate calls are twice as fast: nothing is packed into an event and unpacked again.
pub trait Sink<'a> {
    /// `{` or `[`.
    fn open(&mut self, kind: Kind);
    /// `}` or `]`.
    fn close(&mut self, kind: Kind);
    /// The key of a member; its value follows.
    fn key(&mut self, key: Text<'a>);
    /// A string that is a value.
    fn string(&mut self, text: Text<'a>);
    /// A number as written.
    fn number(&mut self, spelling: &'a str);
    /// `true` or `false`.
    fn bool(&mut self, value: bool);
    /// `null`.
    fn null(&mut self);
}

/// How far one step came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The sink got one event.
    Event,
    /// The text is at its end, and was right.
    End,
    /// The text is wrong here.
    Error(SyntaxError),
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

#[expect(
    clippy::inline_always,
    reason = "what is handed from one to the other stays in registers then: twice the speed"
)]
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

    /// Reads one event into the sink.
    #[inline(always)]
    pub fn step<S: Sink<'a>>(&mut self, sink: &mut S) -> Step {
        match self.state {
            State::Finished => Step::End,
            State::CommaOrEnd if self.depth == 0 => self.finish(),
            _ => self.scan(sink),
        }
    }

    /// The next event, for a scanner that is neither finished nor after the whole value.
    #[inline(always)]
    fn scan<S: Sink<'a>>(&mut self, sink: &mut S) -> Step {
        let bytes = self.text.as_bytes();
        let mut at = whitespace_end(bytes, self.event_end);
        let byte = bytes.get(at).copied();
        match self.state {
            State::CommaOrEnd => match byte {
                Some(b',') => {
                    at = whitespace_end(bytes, at + 1);
                    if self.in_object() {
                        return self.key(at, sink);
                    }
                }
                Some(b'}') if self.in_object() => return self.close(at, Kind::Object, sink),
                Some(b']') if !self.in_object() => return self.close(at, Kind::Array, sink),
                _ => return self.unexpected(at),
            },
            State::Colon if byte == Some(b':') => at = whitespace_end(bytes, at + 1),
            State::Colon => return self.unexpected(at),
            State::KeyOrEnd if byte == Some(b'}') => return self.close(at, Kind::Object, sink),
            State::KeyOrEnd => return self.key(at, sink),
            State::ValueOrEnd if byte == Some(b']') => return self.close(at, Kind::Array, sink),
            State::ValueOrEnd | State::Value | State::Finished => {}
        }
        self.value(at, sink)
    }

    #[inline(always)]
    fn value<S: Sink<'a>>(&mut self, at: usize, sink: &mut S) -> Step {
        match self.text.as_bytes().get(at) {
            Some(b'"') => match self.string(at) {
                Ok((text, end)) => {
                    self.found(at, end, State::CommaOrEnd);
                    sink.string(text);
                    Step::Event
                }
                Err(error) => self.fail(error),
            },
            Some(b'{') => self.open(at, Kind::Object, sink),
            Some(b'[') => self.open(at, Kind::Array, sink),
            Some(b'-' | b'0'..=b'9') => match number_end(self.text.as_bytes(), at) {
                Ok(end) => {
                    self.found(at, end, State::CommaOrEnd);
                    sink.number(self.text.get(at..end).unwrap_or_default());
                    Step::Event
                }
                Err(error) => self.fail(error),
            },
            Some(b't') => self.literal(at, "true", |sink| sink.bool(true), sink),
            Some(b'f') => self.literal(at, "false", |sink| sink.bool(false), sink),
            Some(b'n') => self.literal(at, "null", S::null, sink),
            _ => self.unexpected(at),
        }
    }

    #[inline(always)]
    fn key<S: Sink<'a>>(&mut self, at: usize, sink: &mut S) -> Step {
        if self.text.as_bytes().get(at) != Some(&b'"') {
            return self.unexpected(at);
        }
        match self.string(at) {
            Ok((text, end)) => {
                self.found(at, end, State::Colon);
                sink.key(text);
                Step::Event
            }
            Err(error) => self.fail(error),
        }
    }

    /// The text of the string whose opening quote is at `at`, and the first byte after it.
    #[inline(always)]
    fn string(&self, at: usize) -> Result<(Text<'a>, usize), SyntaxError> {
        let bytes = self.text.as_bytes();
        let plain_end = string_run_end(bytes, at + 1);
        let escaped = bytes.get(plain_end) != Some(&b'"');
        let closing_quote = if escaped {
            escaped_string_end(bytes, plain_end)?
        } else {
            plain_end
        };
        let raw = self.text.get(at + 1..closing_quote).unwrap_or_default();
        Ok((Text::scanned(raw, escaped), closing_quote + 1))
    }

    #[inline]
    fn literal<S: Sink<'a>>(
        &mut self,
        at: usize,
        literal: &str,
        tell: impl Fn(&mut S),
        sink: &mut S,
    ) -> Step {
        let found = self.text.as_bytes().get(at..).unwrap_or_default();
        if found.starts_with(literal.as_bytes()) {
            self.found(at, at + literal.len(), State::CommaOrEnd);
            tell(sink);
            return Step::Event;
        }
        let common = found.iter().zip(literal.as_bytes());
        let fitting = common.take_while(|(found, wanted)| found == wanted).count();
        self.unexpected(at + fitting)
    }

    #[inline]
    fn open<S: Sink<'a>>(&mut self, at: usize, kind: Kind, sink: &mut S) -> Step {
        if self.depth() == MAX_DEPTH {
            return self.fail(SyntaxError {
                offset: at,
                kind: SyntaxErrorKind::TooDeep,
            });
        }
        let (next, bit) = match kind {
            Kind::Object => (State::KeyOrEnd, 1),
            _ => (State::ValueOrEnd, 0),
        };
        self.depth += 1;
        self.containers = self.containers << 1 | bit;
        self.found(at, at + 1, next);
        sink.open(kind);
        Step::Event
    }

    #[inline]
    fn close<S: Sink<'a>>(&mut self, at: usize, kind: Kind, sink: &mut S) -> Step {
        self.depth -= 1;
        self.containers >>= 1;
        self.found(at, at + 1, State::CommaOrEnd);
        sink.close(kind);
        Step::Event
    }

    #[inline]
    fn found(&mut self, start: usize, end: usize, next: State) {
        self.event_start = start;
        self.event_end = end;
        self.state = next;
    }

    /// After the value of the whole text: nothing but whitespace may follow.
    #[cold]
    fn finish(&mut self) -> Step {
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
        Step::End
    }

    #[inline]
    fn in_object(&self) -> bool {
        self.containers & 1 == 1
    }

    /// The byte at `at` does not fit, or the text ends there.
    #[cold]
    fn unexpected(&mut self, at: usize) -> Step {
        let kind = if at < self.text.len() {
            SyntaxErrorKind::UnexpectedByte
        } else {
            SyntaxErrorKind::UnexpectedEnd
        };
        self.fail(SyntaxError { offset: at, kind })
    }

    #[cold]
    fn fail(&mut self, mut error: SyntaxError) -> Step {
        self.state = State::Finished;
        // What ends too soon may end where the text stops being UTF-8; then that is what is wrong.
        if self.broken_tail && error.kind == SyntaxErrorKind::UnexpectedEnd {
            error.offset = self.text.len();
            error.kind = SyntaxErrorKind::InvalidUtf8;
        }
        Step::Error(error)
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Result<Event<'a>, SyntaxError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let mut last = Last(Event::Null);
        match self.step(&mut last) {
            Step::Event => Some(Ok(last.0)),
            Step::Error(error) => Some(Err(error)),
            Step::End => None,
        }
    }
}

/// Keeps the one event of a step.
struct Last<'a>(Event<'a>);

impl<'a> Sink<'a> for Last<'a> {
    #[inline]
    fn open(&mut self, kind: Kind) {
        self.0 = match kind {
            Kind::Object => Event::ObjectStart,
            _ => Event::ArrayStart,
        };
    }

    #[inline]
    fn close(&mut self, kind: Kind) {
        self.0 = match kind {
            Kind::Object => Event::ObjectEnd,
            _ => Event::ArrayEnd,
        };
    }

    #[inline]
    fn key(&mut self, key: Text<'a>) {
        self.0 = Event::Key(key);
    }

    #[inline]
    fn string(&mut self, text: Text<'a>) {
        self.0 = Event::String(text);
    }

    #[inline]
    fn number(&mut self, spelling: &'a str) {
        self.0 = Event::Number(spelling);
    }

    #[inline]
    fn bool(&mut self, value: bool) {
        self.0 = Event::Bool(value);
    }

    #[inline]
    fn null(&mut self) {
        self.0 = Event::Null;
    }
}

impl core::iter::FusedIterator for Scanner<'_> {}
