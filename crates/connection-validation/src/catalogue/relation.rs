//! Relations between options, as data.

use crate::{Code, Severity};

/// A scalar an option may be compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// `true` or `false`.
    Bool(bool),
    /// One of the option's choices.
    Choice(&'static str),
}

/// A state of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    /// It is there and not null.
    Present(u16),
    /// It has this value.
    Is(u16, Expected),
}

/// What one relation asks.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Relates {
    /// The two cannot both be there. The finding stands at the second.
    Excludes(u16, u16),
    /// When the condition holds, at least one of these is `true`. The finding stands at the
    /// condition's option.
    OneOf(Condition, &'static [u16]),
    /// While the condition holds, the option, if it is there, has this value.
    MustBe(Condition, u16, Expected),
    /// The option has an effect only while the condition holds. The finding stands at the option.
    CountsOnlyWith(u16, Condition),
}

/// A relation between options of one table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Relation {
    pub(crate) relates: Relates,
    pub(crate) code: Code,
    pub(crate) severity: Severity,
}

impl Relation {
    /// The API refuses what breaks it.
    pub(crate) const fn refused(relates: Relates, code: Code) -> Self {
        Self {
            relates,
            code,
            severity: Severity::Error,
        }
    }

    /// The API takes what breaks it, or it is unknown.
    pub(crate) const fn advised(relates: Relates, code: Code) -> Self {
        Self {
            relates,
            code,
            severity: Severity::Warning,
        }
    }
}
