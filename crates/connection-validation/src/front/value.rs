//! A tree that is there already, such as the draft of a form.

use core::convert::Infallible;
use core::iter::Peekable;

use connection_model::Strategy;
use lossless_json::{Event, Key, Kind, Text, Value, events};

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
    // Reading a tree never breaks off.
    let Ok(()) = engine.read();
    // A byte becomes six when it is escaped, and what is no text is short: mostly nothing has to be
    // counted.
    let Tree {
        bytes, position, ..
    } = &engine.source;
    let events = usize::try_from(*position).unwrap_or(usize::MAX);
    let most = bytes
        .saturating_mul(6)
        .saturating_add(events.saturating_mul(8));
    if most > MOST_BYTES && size::of_text(payload) > MOST_BYTES {
        engine.too_large();
    }
    engine.finish()
}

/// A tree as the engine reads it.
struct Tree<'a, E: Iterator<Item = Event<'a>>> {
    events: Peekable<E>,
    position: u32,
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

    fn position(&self) -> u32 {
        self.position.saturating_add(1)
    }

    fn begin(&mut self) -> Result<Kind, Infallible> {
        Ok(match self.events.peek() {
            Some(Event::ObjectStart) => Kind::Object,
            Some(Event::ArrayStart) => Kind::Array,
            Some(Event::String(_)) => Kind::String,
            Some(Event::Number(_)) => Kind::Number,
            Some(Event::Bool(_)) => Kind::Boolean,
            _ => Kind::Null,
        })
    }

    fn string(&mut self) -> Result<Text<'a>, Infallible> {
        match self.next() {
            Some(Event::String(text)) => Ok(text),
            _ => Ok(Text::plain("")),
        }
    }

    fn number(&mut self) -> Result<&'a str, Infallible> {
        match self.next() {
            Some(Event::Number(spelling)) => Ok(spelling),
            _ => Ok("0"),
        }
    }

    fn bool(&mut self) -> Result<bool, Infallible> {
        Ok(matches!(self.next(), Some(Event::Bool(true))))
    }

    fn null(&mut self) -> Result<(), Infallible> {
        self.next();
        Ok(())
    }

    fn open(&mut self) -> Result<(), Infallible> {
        self.next();
        Ok(())
    }

    fn first_key(&mut self, _expected: &str) -> Result<Key<'a>, Infallible> {
        match self.next() {
            Some(Event::Key(key)) => Ok(Key::Other(key)),
            _ => Ok(Key::End),
        }
    }

    fn next_key(&mut self, expected: &str) -> Result<Key<'a>, Infallible> {
        self.first_key(expected)
    }

    fn colon(&mut self) -> Result<(), Infallible> {
        Ok(())
    }

    fn first_entry(&mut self) -> Result<bool, Infallible> {
        let more = !matches!(self.events.peek(), Some(Event::ArrayEnd) | None);
        if !more {
            self.next();
        }
        Ok(more)
    }

    fn next_entry(&mut self) -> Result<bool, Infallible> {
        self.first_entry()
    }

    fn strategy_ahead(&self) -> Option<Strategy> {
        self.root.get("strategy")?.as_str()?.parse().ok()
    }
}
