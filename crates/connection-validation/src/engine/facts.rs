//! What was seen of each option, for the relations and rules that compare several.

use super::words::Words;
use crate::catalogue::OptionId;
use crate::catalogue::link::MOST_WATCHED;
use crate::catalogue::relation::{Condition, Expected};
use crate::catalogue::row::Row;
use crate::catalogue::table::Checks;

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
    /// Entries or words that the row tells apart.
    Words(Words),
    /// Anything else.
    Other,
    /// Not of the option's type: nothing can be said of it, but that it is there.
    Mistyped,
}

/// One option that is in the payload.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fact {
    pub(crate) observed: Observed,
    pub(crate) position: u32,
}

/// The options of one table that are in the payload, as far as relations and rules read them.
pub(crate) struct Facts {
    checks: Option<&'static Checks>,
    /// One bit for each watched option that was seen.
    seen: u64,
    /// What was seen of each, by its number among the watched ones.
    of: [Fact; MOST_WATCHED],
    /// Where the object with the options begins, when there is one.
    start: Option<u32>,
    /// Whether an option that was not seen is one the connection does not have.
    whole: bool,
}

/// It is nothing but zeros, which take no code to fill a place with.
const UNSEEN: Fact = Fact {
    observed: Observed::Null,
    position: 0,
};

impl Facts {
    pub(crate) const fn new() -> Self {
        Self {
            checks: None,
            seen: 0,
            of: [UNSEEN; MOST_WATCHED],
            start: None,
            whole: false,
        }
    }

    /// Forgets what was seen; what comes now is of this table.
    pub(crate) fn restart(&mut self, checks: Option<&'static Checks>) {
        self.checks = checks;
        self.seen = 0;
        self.start = None;
        self.whole = false;
    }

    /// The object with the options begins here.
    pub(crate) fn begin(&mut self, position: u32) {
        self.start = Some(position);
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

    /// Whether the watched option with this number was seen.
    #[inline]
    pub(crate) fn has_seen(&self, watched: u8) -> bool {
        watched
            .checked_sub(1)
            .is_some_and(|number| self.seen >> number & 1 == 1)
    }

    /// Remembers a watched option; a later sight of the same one counts.
    #[inline]
    pub(crate) fn record(&mut self, row: &Row, observed: Observed, position: u32) {
        let Some(number) = row.watched.checked_sub(1) else {
            return;
        };
        let Some(fact) = self.of.get_mut(usize::from(number)) else {
            return;
        };
        let bit = 1 << number;
        fact.observed = observed;
        if self.seen & bit == 0 {
            self.seen |= bit;
            fact.position = position;
        }
    }

    /// The option, when it is there with a value of its type that is not null.
    #[inline]
    pub(crate) fn present(&self, option: u16) -> Option<Fact> {
        self.fact(option)
            .filter(|fact| !matches!(fact.observed, Observed::Null | Observed::Mistyped))
    }

    /// The option, when it is there and says something: a switch that is off does not, and neither
    /// does what has no entries.
    pub(crate) fn set(&self, option: u16) -> Option<Fact> {
        self.present(option).filter(|fact| {
            !matches!(
                fact.observed,
                Observed::Bool(false) | Observed::Container(0)
            )
        })
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

    #[inline]
    fn fact(&self, option: u16) -> Option<Fact> {
        let row = self.checks?.row(OptionId(option))?;
        // An option that is not watched would look as if it were never there.
        debug_assert_ne!(row.watched, 0, "{} is read and not watched", row.key());
        let number = row.watched.checked_sub(1)?;
        if self.seen & (1 << number) == 0 {
            return None;
        }
        self.of.get(usize::from(number)).copied()
    }
}
