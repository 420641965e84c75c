//! What was seen of each option, for the relations and rules that compare several.

use alloc::vec::Vec;

use super::Outbox;
use crate::catalogue::OptionId;
use crate::catalogue::relation::{Condition, Expected};

/// What was seen of a value. Texts are kept only as one of the catalogue's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Observed {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// One of the option's choices.
    Choice(&'static str),
    /// A whole number.
    Number(i64),
    /// An object or array with this many members or entries.
    Container(usize),
    /// Anything else.
    Other,
    /// Not of the option's type: nothing can be said of it, but that it is there.
    Mistyped,
}

/// One option that is in the payload.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fact {
    pub(crate) id: OptionId,
    pub(crate) observed: Observed,
    pub(crate) position: u32,
}

/// The options of one table that are in the payload.
#[derive(Default)]
pub(crate) struct Facts {
    seen: Vec<Fact>,
    /// Where the object with the options begins, when there is one.
    start: Option<u32>,
    /// Whether an option that was not seen is one the connection does not have.
    whole: bool,
}

impl Facts {
    /// The object with the options begins here.
    pub(crate) fn begin(&mut self, outbox: &Outbox) {
        self.start = Some(outbox.position());
    }

    /// Where the object with the options begins, when there is one.
    pub(crate) fn start(&self) -> Option<u32> {
        self.start
    }

    /// Nothing more will be seen; `whole` tells whether these are all options of the connection.
    pub(crate) fn complete(&mut self, whole: bool) {
        self.whole = whole;
    }

    /// Whether an option that was not seen is one the connection does not have.
    pub(crate) fn is_whole(&self) -> bool {
        self.whole
    }

    /// Remembers an option; a later sight of the same one counts.
    pub(crate) fn record(&mut self, id: OptionId, observed: Observed, outbox: &Outbox) {
        if let Some(fact) = self.seen.iter_mut().rev().find(|fact| fact.id == id) {
            fact.observed = observed;
        } else {
            self.seen.push(Fact {
                id,
                observed,
                position: outbox.position(),
            });
        }
    }

    /// The option, when it is there with a value of its type that is not null.
    pub(crate) fn present(&self, option: u16) -> Option<Fact> {
        self.fact(option)
            .filter(|fact| !matches!(fact.observed, Observed::Null | Observed::Mistyped))
    }

    /// The option, when it is there and is not a switch that is off.
    pub(crate) fn set(&self, option: u16) -> Option<Fact> {
        self.present(option)
            .filter(|fact| fact.observed != Observed::Bool(false))
    }

    /// Whether it is known that the option is not there, or that it is null.
    pub(crate) fn absent(&self, option: u16) -> bool {
        let null = |fact: Fact| fact.observed == Observed::Null;
        self.whole && self.fact(option).is_none_or(null)
    }

    /// Whether the option has this value.
    pub(crate) fn is(&self, option: u16, expected: Expected) -> bool {
        let wanted = match expected {
            Expected::Bool(value) => Observed::Bool(value),
            Expected::Choice(word) => Observed::Choice(word),
            Expected::Number(number) => Observed::Number(number),
        };
        self.present(option)
            .is_some_and(|fact| fact.observed == wanted)
    }

    /// Whether a condition holds, as far as is known.
    pub(crate) fn holds(&self, condition: Condition) -> bool {
        match condition {
            Condition::Always => self.whole,
            Condition::Present(option) => self.present(option).is_some(),
            Condition::Absent(option) => self.absent(option),
            Condition::Is(option, expected) => self.is(option, expected),
            Condition::IsNot(option, expected) => {
                self.absent(option) || self.differs(option, expected)
            }
            Condition::All(conditions) => conditions.iter().all(|each| self.holds(*each)),
        }
    }

    /// Whether the option is there with another value.
    pub(crate) fn differs(&self, option: u16, expected: Expected) -> bool {
        self.present(option).is_some() && !self.is(option, expected)
    }

    fn fact(&self, option: u16) -> Option<Fact> {
        self.seen
            .iter()
            .find(|fact| fact.id == OptionId(option))
            .copied()
    }
}
