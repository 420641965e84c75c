//! A tree that is there already, such as the draft of a form.

use core::convert::Infallible;
use core::iter::Peekable;

use connection_model::Strategy;
use lossless_json::{Event, Expected, Kind, Text, Value, events};

use super::size::{self, MOST_BYTES};
use crate::context::Context;
use crate::engine::{Engine, Memory, Source};
use crate::finding::Report;

/// Checks a payload that is a tree. The findings are those of its text.
pub fn validate_value(payload: &Value, context: &Context<'_>) -> Report {
    let tree = Tree {
        events: events(payload).peekable(),
        position: 0,
        bytes: 0,
        root: payload,
    };
    let mut memory = Memory::for_one();
    let mut engine = Engine::new(*context, tree, &mut memory);
    engine.restart();
    // Reading a tree never breaks off.
    let Ok(_) = engine.read(0);
    // A byte becomes six when it is escaped, and what is no text is short: mostly nothing has to be
    // counted.
    let Tree {
        bytes, position, ..
    } = &engine.source;
    let most = bytes
        .saturating_mul(6)
        .saturating_add(position.saturating_mul(8));
    if most > MOST_BYTES && size::of_text(payload) > MOST_BYTES {
        engine.too_large();
    }
    engine.finish()
}

/// A tree as the engine reads it.
struct Tree<'a, E: Iterator<Item = Event<'a>>> {
    events: Peekable<E>,
    position: usize,
    /// How long the texts and numbers were.
    bytes: usize,
    root: &'a Value,
}

impl<'a, E: Iterator<Item = Event<'a>>> Tree<'a, E> {
    fn next(&mut self) -> Option<Event<'a>> {
        self.position = self.position.saturating_add(1);
        let event = self.events.next();
        self.bytes += match &event {
            Some(Event::Key(text) | Event::String(text)) => text.char_count_bounds().1,
            Some(Event::Number(spelling)) => spelling.len(),
            _ => 0,
        };
        event
    }
}

impl<'a, E: Iterator<Item = Event<'a>>> Source<'a> for Tree<'a, E> {
    type Error = Infallible;
    type String = Text<'a>;

    fn begin(&mut self, _at: usize) -> Result<(Kind, usize), Infallible> {
        let kind = match self.events.peek() {
            Some(Event::ObjectStart) => Kind::Object,
            Some(Event::ArrayStart) => Kind::Array,
            Some(Event::String(_)) => Kind::String,
            Some(Event::Number(_)) => Kind::Number,
            Some(Event::Bool(_)) => Kind::Boolean,
            _ => Kind::Null,
        };
        Ok((kind, self.position))
    }

    fn string(&mut self, _start: usize) -> Result<(Text<'a>, usize), Infallible> {
        let text = match self.next() {
            Some(Event::Key(text) | Event::String(text)) => text,
            _ => Text::plain(""),
        };
        Ok((text, self.position))
    }

    fn length(string: Text<'a>) -> usize {
        string.char_count_bounds().1
    }

    fn text(&self, string: Text<'a>) -> Text<'a> {
        string
    }

    fn number(&mut self, _start: usize) -> Result<(&'a str, usize), Infallible> {
        let spelling = match self.next() {
            Some(Event::Number(spelling)) => spelling,
            _ => "0",
        };
        Ok((spelling, self.position))
    }

    fn bool(&mut self, _start: usize) -> Result<(bool, usize), Infallible> {
        let value = matches!(self.next(), Some(Event::Bool(true)));
        Ok((value, self.position))
    }

    fn null(&mut self, _start: usize) -> Result<usize, Infallible> {
        self.next();
        Ok(self.position)
    }

    fn open(&mut self, _start: usize) -> Result<usize, Infallible> {
        self.next();
        Ok(self.position)
    }

    fn expected(&self, _at: usize, _expected: Expected<'_>) -> Option<usize> {
        None
    }

    fn first_member(&mut self, _at: usize) -> Result<(bool, usize), Infallible> {
        let more = matches!(self.events.peek(), Some(Event::Key(_)));
        if !more {
            self.next();
        }
        Ok((more, self.position))
    }

    fn next_member(&mut self, at: usize) -> Result<(bool, usize), Infallible> {
        self.first_member(at)
    }

    fn colon(&mut self, at: usize) -> Result<usize, Infallible> {
        Ok(at)
    }

    fn first_entry(&mut self, _at: usize) -> Result<(bool, usize), Infallible> {
        let more = !matches!(self.events.peek(), Some(Event::ArrayEnd) | None);
        if !more {
            self.next();
        }
        Ok((more, self.position))
    }

    fn next_entry(&mut self, at: usize) -> Result<(bool, usize), Infallible> {
        self.first_entry(at)
    }

    fn written(&self, _start: usize, _end: usize) -> Option<&'a str> {
        None
    }

    fn short_string(&self, _at: usize, _most: usize) -> Option<usize> {
        None
    }

    fn short_list(&self, _start: usize, _most: usize) -> Option<(usize, usize)> {
        None
    }

    fn strategy_ahead(&self, _at: usize) -> Option<Strategy> {
        self.root.get("strategy")?.as_str()?.parse().ok()
    }
}
