//! The grammar of JSON over bytes: events out of a text, with no tree and no allocation.

mod lanes;
mod number;
mod reader;
mod string;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use number::number_end;
pub use reader::{Key, MAX_DEPTH, Reader};
pub use words::find_key;
pub(crate) use words::string_run_end;

use crate::error::SyntaxError;
use crate::event::Event;
use crate::text::Text;
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
        }
    }

    /// Where the event last returned starts, in bytes; 0 before the first.
    ///
    /// A string starts at its opening quote.
    pub fn offset(&self) -> usize {
        self.reader.offset()
    }

    /// Where the event last returned ends, in bytes: the first byte after it. After an error it is
    /// the end of what could be read.
    pub fn end_offset(&self) -> usize {
        self.reader.end_offset()
    }

    /// Goes on at `offset` as if a text began there; what stands before it counts as read.
    ///
    /// This is how several values in one text are read: each ends where the
    /// [depth](Self::depth) is 0 again.
    pub fn restart_at(&mut self, offset: usize) {
        self.state = State::Value;
        self.containers = 0;
        self.reader.restart_at(offset);
    }

    /// How many containers are open after the event last returned.
    pub fn depth(&self) -> usize {
        self.reader.depth()
    }

    /// The next event; nothing at the end of the text.
    fn event(&mut self) -> Result<Option<Event<'a>>, SyntaxError> {
        let in_object = self.containers & 1 == 1;
        let key = match self.state {
            State::Finished => return Ok(None),
            State::CommaOrEnd if self.depth() == 0 => {
                self.state = State::Finished;
                self.reader.finish()?;
                return Ok(None);
            }
            State::Value => return self.value().map(Some),
            State::Colon => {
                self.reader.colon()?;
                return self.value().map(Some);
            }
            State::ValueOrEnd if self.reader.first_entry()? => return self.value().map(Some),
            State::CommaOrEnd if !in_object && self.reader.next_entry()? => {
                return self.value().map(Some);
            }
            State::KeyOrEnd => self.reader.first_key("")?,
            State::CommaOrEnd if in_object => self.reader.next_key("")?,
            State::ValueOrEnd | State::CommaOrEnd => {
                self.close();
                return Ok(Some(Event::ArrayEnd));
            }
        };
        Ok(Some(match key {
            Key::Expected => self.key(Text::plain("")),
            Key::Other(text) => self.key(text),
            Key::End => {
                self.close();
                Event::ObjectEnd
            }
        }))
    }

    fn value(&mut self) -> Result<Event<'a>, SyntaxError> {
        let kind = self.reader.begin()?;
        self.state = State::CommaOrEnd;
        Ok(match kind {
            Kind::Null => {
                self.reader.null()?;
                Event::Null
            }
            Kind::Boolean => Event::Bool(self.reader.bool()?),
            Kind::Number => Event::Number(self.reader.number()?),
            Kind::String => Event::String(self.reader.string()?),
            Kind::Array => {
                self.open(State::ValueOrEnd, 0)?;
                Event::ArrayStart
            }
            Kind::Object => {
                self.open(State::KeyOrEnd, 1)?;
                Event::ObjectStart
            }
        })
    }

    fn key(&mut self, text: Text<'a>) -> Event<'a> {
        self.state = State::Colon;
        Event::Key(text)
    }

    fn open(&mut self, next: State, bit: u128) -> Result<(), SyntaxError> {
        self.reader.open()?;
        self.containers = self.containers << 1 | bit;
        self.state = next;
        Ok(())
    }

    fn close(&mut self) {
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
