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
    /// An object or array with this many members or entries.
    Container(usize),
    /// Anything else.
    Other,
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
pub(crate) struct Facts(Vec<Fact>);

impl Facts {
    /// Remembers an option; a later sight of the same one counts.
    pub(crate) fn record(&mut self, id: OptionId, observed: Observed, outbox: &Outbox) {
        if let Some(fact) = self.0.iter_mut().rev().find(|fact| fact.id == id) {
            fact.observed = observed;
        } else {
            self.0.push(Fact {
                id,
                observed,
                position: outbox.position(),
            });
        }
    }

    /// The option, when it is there and not null.
    pub(crate) fn present(&self, option: u16) -> Option<Fact> {
        let fact = self.0.iter().find(|fact| fact.id == OptionId(option))?;
        (fact.observed != Observed::Null).then_some(*fact)
    }

    /// Whether the option has this value.
    pub(crate) fn is(&self, option: u16, expected: Expected) -> bool {
        let wanted = match expected {
            Expected::Bool(value) => Observed::Bool(value),
            Expected::Choice(word) => Observed::Choice(word),
        };
        self.present(option)
            .is_some_and(|fact| fact.observed == wanted)
    }

    /// The option a condition speaks of, when the condition holds.
    pub(crate) fn holds(&self, condition: Condition) -> Option<Fact> {
        match condition {
            Condition::Present(option) => self.present(option),
            Condition::Is(option, expected) => self
                .is(option, expected)
                .then(|| self.present(option))
                .flatten(),
        }
    }
}
