//! The grammar of JSON over bytes: events out of a text, with no tree and no allocation.

mod expected;
mod lanes;
mod number;
mod reader;
mod string;
#[cfg(test)]
mod tests;
mod utf8;
mod words;

pub use expected::Expected;
pub use lanes::HAS_VECTORS;
pub(crate) use number::number_end;
pub use reader::{MAX_DEPTH, Quoted, Reader};
pub use words::find_key;
pub(crate) use words::string_run_end;

use crate::error::SyntaxError;
use crate::event::Event;
use crate::value::Kind;

/// Reads a JSON text (RFC 8259) as [`Event`]s.
///
/// It checks the whole grammar, UTF-8, the depth and that nothing follows the value.
/// It does not notice duplicate keys, for it keeps none.
/// After an error or the end it returns nothing more.
/// It owns no heap memory, so a clone is a cheap way to look ahead.
#[derive(Clone, Debug)]
pub struct Scanner<'a> {
    reader: Reader<'a>,
    state: State,
    /// One bit for each open container, the innermost lowest: 1 for an object, 0 for an array.
    containers: u128,
    /// Where the event last returned starts.
    start: usize,
    /// The first byte that was not read.
    end: usize,
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

impl<'a> Scanner<'a> {
    /// A scanner at the start of `text`.
    pub fn new(text: &'a [u8]) -> Scanner<'a> {
        Scanner {
            reader: Reader::new(text),
            state: State::Value,
            containers: 0,
            start: 0,
            end: 0,
        }
    }

    /// Where the event last returned starts, in bytes; 0 before the first.
    ///
    /// A string starts at its opening quote.
    pub fn offset(&self) -> usize {
        self.start
    }

    /// Where the event last returned ends, in bytes: the first byte after it. After an error it is
    /// the end of what could be read.
    pub fn end_offset(&self) -> usize {
        self.end
    }

    /// Goes on at `offset` as if a text began there; what stands before it counts as read.
    ///
    /// This is how several values in one text are read: each ends where the
    /// [depth](Self::depth) is 0 again.
    pub fn restart_at(&mut self, offset: usize) {
        self.state = State::Value;
        self.containers = 0;
        self.start = offset;
        self.end = offset;
        self.reader.restart();
    }

    /// How many containers are open after the event last returned.
    pub fn depth(&self) -> usize {
        self.reader.depth()
    }

    /// The next event; nothing at the end of the text.
    fn event(&mut self) -> Result<Option<Event<'a>>, SyntaxError> {
        let in_object = self.containers & 1 == 1;
        let (more, at) = match self.state {
            State::Finished => return Ok(None),
            State::CommaOrEnd if self.depth() == 0 => {
                self.state = State::Finished;
                self.reader.finish(self.end)?;
                return Ok(None);
            }
            State::Value => return self.value(self.end).map(Some),
            State::Colon => {
                let at = self.reader.colon(self.end)?;
                return self.value(at).map(Some);
            }
            State::KeyOrEnd => self.reader.first_member(self.end)?,
            State::CommaOrEnd if in_object => self.reader.next_member(self.end)?,
            State::ValueOrEnd => self.reader.first_entry(self.end)?,
            State::CommaOrEnd => self.reader.next_entry(self.end)?,
        };
        let event = match (more, in_object) {
            (true, false) => return self.value(at).map(Some),
            (true, true) => {
                let (key, end) = self.reader.string(at)?;
                self.state = State::Colon;
                self.start = at;
                self.end = end;
                Event::Key(self.reader.text(key))
            }
            (false, false) => {
                self.close(at);
                Event::ArrayEnd
            }
            (false, true) => {
                self.close(at);
                Event::ObjectEnd
            }
        };
        Ok(Some(event))
    }

    fn value(&mut self, at: usize) -> Result<Event<'a>, SyntaxError> {
        // A comma or colon was read even if nothing fits behind it.
        self.end = at;
        let (kind, start) = self.reader.begin(at)?;
        self.start = start;
        self.end = start;
        self.state = State::CommaOrEnd;
        let (event, end) = match kind {
            Kind::Null => (Event::Null, self.reader.null(start)?),
            Kind::Boolean => {
                let (value, end) = self.reader.bool(start)?;
                (Event::Bool(value), end)
            }
            Kind::Number => {
                let (spelling, end) = self.reader.number(start)?;
                (Event::Number(spelling), end)
            }
            Kind::String => {
                let (quoted, end) = self.reader.string(start)?;
                (Event::String(self.reader.text(quoted)), end)
            }
            Kind::Array => (Event::ArrayStart, self.open(State::ValueOrEnd, 0)?),
            Kind::Object => (Event::ObjectStart, self.open(State::KeyOrEnd, 1)?),
        };
        self.end = end;
        Ok(event)
    }

    fn open(&mut self, next: State, bit: u128) -> Result<usize, SyntaxError> {
        let end = self.reader.open(self.start)?;
        self.containers = self.containers << 1 | bit;
        self.state = next;
        Ok(end)
    }

    /// A container ends with the bracket before `end`.
    fn close(&mut self, end: usize) {
        self.start = end - 1;
        self.end = end;
        self.containers >>= 1;
        self.state = State::CommaOrEnd;
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Result<Event<'a>, SyntaxError>;

    fn next(&mut self) -> Option<Self::Item> {
        let event = self.event();
        if event.is_err() {
            self.state = State::Finished;
        }
        event.transpose()
    }
}

impl core::iter::FusedIterator for Scanner<'_> {}
